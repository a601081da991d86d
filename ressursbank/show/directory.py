"""The directory of services: grouped by topic, and short lists by topic, audience or area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from ressursbank.hours import is_holiday_eve, is_public_holiday
from ressursbank.register.service import Service, Status
from ressursbank.show.card import Card, card, shown_points
from ressursbank.show.emergency import CRISIS_BLOCK, EMERGENCY
from ressursbank.show.place import TOPIC, Here
from ressursbank.show.practical import EVERYONE

FIRST = (*EMERGENCY, *CRISIS_BLOCK)
AHEAD = 400  # days: a page published today must know next year's holidays


@dataclass(frozen=True)
class Group:
    """The services under one heading."""

    id: str
    title: Markup
    cards: list[Card]
    page: str = ""  # where the whole cards stand; empty when that is here


@dataclass(frozen=True)
class Choice:
    """One choice in a filter."""

    value: str
    label: str


def in_order(services: list[Service], today: date) -> list[Service]:
    """113 and its neighbours first, then crisis lines, then open before planned and ended, then by name."""

    def rank(one: Service) -> tuple[int, bool, bool, str]:
        first = FIRST.index(one.id) if one.id in FIRST else len(FIRST)
        return first, not one.crisis, not one.runs_on(today), one.name.casefold()

    return sorted(services, key=rank)


def groups(here: Here) -> list[Group]:
    """Every service once, under its first topic, in the topics' own order."""
    found = []
    for topic, word in here.site.register.words["topics"].items():
        inside = _first(here, topic)
        if inside:
            page = f"{TOPIC}{topic}" if here.site.page(here.language, f"{TOPIC}{topic}") else ""
            found.append(Group(topic, here.text.of(word.name), [card(here, one.id) for one in inside], page))
    return found


def _first(here: Here, topic: str) -> list[Service]:
    """The services that stand under the topic's heading."""
    return in_order([one for one in here.site.register.services.values() if one.topics[0] == topic], here.site.today)


def of_topic(here: Here, tema: str) -> dict[str, object]:
    """The whole cards of one topic, and the services of other topics that help with this too."""
    own, today = _first(here, tema), here.site.today
    also = [
        one
        for one in here.site.register.services.values()
        if tema in one.topics[1:] and one.status_on(today) is not Status.CLOSED
    ]
    return {"cards": [card(here, one.id) for one in own], "also": [card(here, one.id) for one in in_order(also, today)]}


def overview(here: Here) -> dict[str, object]:
    """What the directory page prints."""
    register = here.site.register
    used_by = {one for service in register.services.values() for one in service.audience}
    tongues = {one for service in register.services.values() for p in service.contact_points for one in p.languages}
    ahead = [here.site.today + timedelta(days=number) for number in range(AHEAD)]
    days = [day.isoformat() for day in ahead if is_public_holiday(day) or is_holiday_eve(day)]
    return {
        "groups": groups(here),
        "who": choices(here, "audiences", used_by),
        "what": choices(here, "topics", set(register.words["topics"])),
        "languages": [Choice(key, here.text.plain(f"sprak.{key}")) for key in sorted(tongues)],
        "holidays": " ".join(days),
        "known_until": ahead[-1].isoformat(),
    }


def choices(here: Here, words: str, used: set[str]) -> list[Choice]:
    """What a filter offers of a vocabulary; «everyone» is what one has before one chooses."""
    known = here.site.register.words[words].items()
    return [Choice(key, here.text.of_plain(word.name)) for key, word in known if key in used - {EVERYONE}]


def short_list(here: Here, **asked: str) -> dict[str, object]:
    """A compact list by ``tema``, ``hvem`` and ``omrade``: name, for whom, and the number or what to do instead."""
    services = here.site.register.services.values()
    chosen = [one for one in services if one.fits(asked) and one.status_on(here.site.today) is not Status.CLOSED]
    rows = [(card(here, one.id), shown_points(here, one)) for one in in_order(chosen, here.site.today)]
    return {"rows": rows}
