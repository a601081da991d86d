"""Hours that may be typed backwards: nothing forbids them, so an editor is asked."""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.problems import Problem, Severity
from ressursbank.register.opening import Opening, SpecialHours, minutes
from ressursbank.site import Site

LONG = 12 * 60  # a night watch is shorter; a day's hours the wrong way round are longer


def check_overnight(site: Site) -> Iterator[Problem]:
    """Every stretch of more than twelve hours through a night that no ``hours_note`` speaks of."""
    for name, service in site.register.services.items():
        for number, point in enumerate(service.contact_points):
            said: list[tuple[str, int, Opening | SpecialHours]] = []
            said += [("opening_hours", row, one) for row, one in enumerate(point.opening_hours)]
            said += [("special_hours", row, one) for row, one in enumerate(point.special_hours)]
            for field, row, hours in said if not point.hours_note else []:
                opens, closes = minutes(hours)
                if closes > 24 * 60 and closes - opens > LONG:
                    place = site.register.entries[name].place(("contact_points", number, field, row))
                    asked = f"Er det åpent hele natta, fra {hours.opens} til {hours.closes} dagen etter? Er det omvendt, bytt om."
                    asked += " Stemmer det, si det i «hours_note»."
                    yield Problem(place.path, place.line, "APNINGSTID", asked, Severity.ADVARSEL)
