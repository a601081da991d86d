"""What must be rung, in the order that opens the site soonest and with one call to each organization."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from ressursbank.call_round.questions import Question, questions
from ressursbank.freshness import NATIONAL, due
from ressursbank.ladder import AMK, EMERGENCY, LADDER
from ressursbank.register.contact_point import ContactPoint, State
from ressursbank.register.layers import Place
from ressursbank.register.load import Register
from ressursbank.register.service import Service, Status
from ressursbank.show.strings import Strings

FIRST = (AMK, *LADDER)  # the numbers on every page


class Rank(IntEnum):
    """What is rung first: each step stands in the way of more people than the next."""

    SWITCHBOARD = 0
    LOCAL_CRISIS = 1
    NATIONAL_CRISIS = 2
    LOCAL = 3
    NATIONAL = 4
    FACTS_ONLY = 5


class Care(IntEnum):
    """How careful the caller must be: an ordinary office, a line people in crisis wait for, an emergency number."""

    OFFICE = 0
    LINE = 1
    EMERGENCY = 2


@dataclass(frozen=True)
class Call:
    """One contact point to ask about, or a service nobody knows how to reach (``point`` is None)."""

    service: Service
    point: ContactPoint | None
    rank: Rank
    local: bool
    place: Place
    questions: list[Question]

    @property
    def care(self) -> Care:
        """How careful the caller must be."""
        if self.service.id in EMERGENCY:
            return Care.EMERGENCY
        return Care.LINE if self.service.crisis else Care.OFFICE

    @property
    def ask_for(self) -> str:
        """What to ask the municipality's switchboard for; empty where one rings the service itself."""
        return self.service.ask_for["nb"] if self.local and self.service.ask_for else ""

    @property
    def command(self) -> str:
        """What writes the answer into the register."""
        if self.point is None:
            return ""
        number = "" if self.point.value else ' --nummer "NUMMER"'
        return f"ressursbank bekreft {self.service.id} --punkt {self.point.key} --av TEAM --dato DATO{number}"


@dataclass(frozen=True)
class Group:
    """What one call to one organization answers."""

    title: str
    calls: list[Call]


def groups(register: Register, text: Strings, today: date) -> list[Group]:
    """Everything to ring on ``today``: switchboard, local crisis, national crisis, then the rest.

    The first call of an organization decides where its group stands, and takes the others with it.
    """
    calls = sorted(_calls(register, text, today), key=_order)
    bundles: dict[tuple[str, bool], list[Call]] = {}
    for call in calls:
        bundles.setdefault((_organization(call, calls), call.local), []).append(call)
    return [Group(name, inside) for (name, _), inside in bundles.items()]


def _order(call: Call) -> tuple[int, int, str]:
    first = FIRST.index(call.service.id) if call.service.id in FIRST else len(FIRST)
    return call.rank, first, call.service.name.casefold()


def _organization(call: Call, calls: list[Call]) -> str:
    """The owner, without «, department» when the owner itself also stands on the list."""
    whole = call.service.organization
    owner = whole.split(",")[0]
    neighbours = {other.service.organization for other in calls if other.local == call.local}
    return owner if owner in neighbours else whole


def _calls(register: Register, text: Strings, today: date) -> Iterator[Call]:
    for name, service in register.services.items():
        if service.status_on(today) is Status.CLOSED:
            continue
        entry = register.entries[name]
        local = NATIONAL not in entry.layers[:1]
        rank = _rank(register, service, local)
        for number, point in enumerate(service.contact_points):
            if point.lent:
                continue  # rung where the number lives
            asked = questions(service, point, text, today, number, entry)
            place = entry.place(("contact_points", number, "verification"))
            if point.verification.state is not State.CONFIRMED or due(service, point, today):
                yield Call(service, point, rank, local, place, asked)
            elif _worth_a_call(asked):
                missing = [question for question in asked if not question.known]
                yield Call(service, point, Rank.FACTS_ONLY, local, place, missing)
        if not service.contact_points and not service.url:
            place = entry.place(("contact_points",))
            yield Call(service, None, rank, local, place, [Question("vei inn", "", place)])


def _worth_a_call(asked: list[Question]) -> bool:
    """Whether a confirmed point still lacks something a caller wants; which languages can wait for the next time."""
    return any(not question.known and question.about != "språk" for question in asked)


def _rank(register: Register, service: Service, local: bool) -> Rank:
    if service.id == register.municipality.switchboard:
        return Rank.SWITCHBOARD
    if service.crisis:
        return Rank.LOCAL_CRISIS if local else Rank.NATIONAL_CRISIS
    return Rank.LOCAL if local else Rank.NATIONAL
