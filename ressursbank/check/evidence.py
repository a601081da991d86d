"""What stands for a number: nothing old, nothing lent, and no other digits than those it saw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ressursbank.phone import digits_of
from ressursbank.problems import Problem
from ressursbank.register.contact_point import Channel, ContactPoint, State
from ressursbank.register.service import Service
from ressursbank.show.phone_link import layer_of
from ressursbank.site import Site

RUNG = (Channel.PHONE, Channel.RELAY, Channel.SMS)  # where one wrong digit reaches a stranger
YEAR = timedelta(days=366)  # design section 4: the owner's or an official page at most twelve months old


def check_evidence(site: Site) -> Iterator[Problem]:
    """Every verification that cannot stand for its number."""
    for name, service in site.register.services.items():
        for number, point in enumerate(service.contact_points):
            place = site.register.entries[name].place(("contact_points", number, "verification"))
            for sentence in _mistakes(site, service, point):
                yield Problem(place.path, place.line, "KONTROLL", f"«{point.key}»: {sentence}")
            for sentence in _other_digits(point):
                seen = site.register.entries[name].place(("contact_points", number, "verification", "number"))
                yield Problem(seen.path, seen.line, "SIFFER", f"«{point.key}»: {sentence}")


def _mistakes(site: Site, service: Service, point: ContactPoint) -> Iterator[str]:
    check = point.verification
    if check.state is State.SEEN and layer_of(site, service, point) != "national":
        age = check.date or _day_of(check.page_date)
        if age is not None and check.read_on is not None and check.read_on - age > YEAR:
            yield "et lokalt nummer kan ikke stå på en side som var eldre enn ett år. Sett «unconfirmed», og si hvorfor i «why»."
    if point.value_from and point.printable:
        lender = site.register.services.get(point.lender)
        if lender is None or not any(one.printable and one.type is Channel.PHONE for one in lender.contact_points):
            yield f"nummeret er lånt fra «{point.value_from}», der det ikke kan vises. Da kan det ikke vises her heller."


def _other_digits(point: ContactPoint) -> Iterator[str]:
    """A number typed once can be any number: a slip in it is seen only beside the one that was checked."""
    seen = point.verification.number
    if point.type not in RUNG or point.value is None or point.value_from:
        return
    if seen is None and point.printable:
        yield f"skriv nummeret en gang til: «number: {point.value}» under «verification». Les det av siden du så det på, så blir en tastefeil stoppet her."
    elif seen is not None and digits_of(seen) != digits_of(point.value):
        yield f"«value» er {point.value}, men «number» under «verification» er {seen}. Se på siden det står på, og skriv det rette begge steder."


def _day_of(page_date: str | None) -> date | None:
    """The latest day a page's own words about its age can mean; None when it says nothing."""
    years = re.findall(r"(?:19|20)[0-9]{2}", page_date or "")
    if not years:
        return None
    month = re.fullmatch(r"([0-9]{4})-([0-9]{2})", page_date or "")
    return date(int(month[1]), int(month[2]), 28) if month else date(int(years[-1]), 12, 31)
