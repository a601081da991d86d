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
class ShownValue:
    """What is printed, what it links to, and the honest line about who has checked it.

    ``dial``: a number to ring. ``texted``: a number to send a text to, which no link leads to.
    """

    text: str
    href: str
    dial: bool
    line: Markup
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
    line = seen_line(site, text, point, old=stands is Standing.OLD_NATIONAL)
    if point.type in DIALLED:
        phone = parse(point.value)
        return ShownValue(phone.text, phone.href, True, line)
    if point.type is Channel.SMS:
        return ShownValue(point.value, "", False, line, texted=True)
    if point.type is Channel.EMAIL:
        return ShownValue(point.value, f"mailto:{point.value}", False, line)
    if point.type is Channel.CHAT:
        return ShownValue(text.plain("kort.apne_chat"), point.value, False, line)
    return ShownValue(point.value, "", False, line)


def seen_line(site: Site, text: Strings, point: ContactPoint, old: bool) -> Markup:
    """«Kontrollert …» or «Sett hos …, ikke ringt», with the date it stands on."""
    check = point.verification
    if check.state is State.CONFIRMED and check.date and check.team:
        team = site.register.words["teams"][check.team]
        line = text("kontroll.ringt", dato=text.day(check.date), team=text.of(team.name))
    elif check.date:
        line = text("kontroll.sett", kilde=check.source or "", dato=text.day(check.date))
    elif check.page_date and check.read_on:
        read = text.day(check.read_on)
        line = text("kontroll.sett_fra", kilde=check.source or "", side=check.page_date, dato=read)
    else:
        assert check.read_on is not None  # the model refuses a «seen» without it
        line = text("kontroll.sett_udatert", kilde=check.source or "", dato=text.day(check.read_on))
    return line + Markup(" ") + text("kontroll.gammel") if old else line
