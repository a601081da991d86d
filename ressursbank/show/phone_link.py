"""A number as it may be shown today, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.freshness import NATIONAL, Standing, standing
from ressursbank.phone import parse
from ressursbank.register.contact_point import Channel, ContactPoint, State
from ressursbank.register.service import Service
from ressursbank.show.strings import SOURCE, Strings
from ressursbank.site import Site

DIALLED = (Channel.PHONE, Channel.RELAY)


@dataclass(frozen=True)
class Provenance:
    """Where a value is from in one quiet line, what there is to add, and whether a team of the municipality has rung it."""

    line: Markup
    more: Markup
    rung: bool


@dataclass(frozen=True)
class ShownValue:
    """What is printed, what it links to, and where it is from.

    ``dial``: a number to ring. ``texted``: a number to send a text to, which no link leads to.
    """

    text: str
    href: str
    dial: bool
    seen: Provenance
    texted: bool = False


def layer_of(site: Site, service: Service, point: ContactPoint) -> str:
    """The layer a number was written in: one the municipality has put in its own file ages as a local one."""
    entry, number = site.register.entries[service.id], service.contact_points.index(point)
    place = entry.place(("contact_points", number, "value"))
    parts = place.path.split("/")
    return parts[1] if len(parts) > 2 else "national"


def reached(site: Site) -> dict[str, bool]:
    """Whether each open service of the municipality and the region shows a way in today."""
    return {
        name: any(shown_value(site, site.strings[SOURCE], one, point) for point in one.contact_points)
        for name, one in site.register.services.items()
        if site.register.entries[name].layers[0] != NATIONAL and one.runs_on(site.today)
    }


def shown_value(site: Site, text: Strings, service: Service, point: ContactPoint) -> ShownValue | None:
    """The value with its link, or None when the register does not allow it to be shown today."""
    stands = standing(service, point, layer_of(site, service, point), site.today)
    if point.value is None or stands in (Standing.HIDDEN, Standing.OLD_LOCAL):
        return None
    seen = provenance(site, text, point, old=stands is Standing.OLD_NATIONAL)
    if point.type in DIALLED:
        phone = parse(point.value)
        return ShownValue(phone.text, phone.href, True, seen)
    if point.type is Channel.SMS:
        return ShownValue(point.value, "", False, seen, texted=True)
    if point.type is Channel.EMAIL:
        return ShownValue(point.value, f"mailto:{point.value}", False, seen)
    if point.type is Channel.CHAT:
        return ShownValue(text.plain("kort.apne_chat"), point.value, False, seen)
    return ShownValue(point.value, "", False, seen)


def provenance(site: Site, text: Strings, point: ContactPoint, old: bool) -> Provenance:
    """«Kontrollert …» for what a team has rung, else whose page it was read on. ``old``: it is long ago."""
    check, number = point.verification, point.type in (*DIALLED, Channel.SMS)
    rung, more = check.state is State.CONFIRMED, [text("kontroll.ikke_ringt" if number else "kontroll.ikke_provd")]
    what = text("kontroll.nummer" if number else "kontroll.adresse")
    if rung and check.date and check.team:
        line = text("kontroll.ringt", dato=text.day(check.date), team=text.of(site.register.words["teams"][check.team].name))
        more = []
    elif check.date:
        line = text("kontroll.sett", hva=what, kilde=check.source or "", dato=text.day(check.date))
        more[:0] = [text("kontroll.lest", dato=text.day(check.read_on))] if check.read_on else []
    else:
        assert check.read_on is not None  # the model refuses a «seen» without it
        dated = "kontroll.sett_fra" if check.page_date else "kontroll.sett_udatert"
        day = text.day(check.read_on)
        line = text(dated, hva=what, kilde=check.source or "", side=check.page_date, dato=day)
    line = Markup("{}. {}").format(line, text("kontroll.gammel")) if old else line
    return Provenance(line, Markup(" ").join(more), rung)
