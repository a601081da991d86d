"""What only a person can find out, for the first page: the call that opens most ways stands first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ressursbank.call_round.calls import Call, Group, Rank
from ressursbank.register.service import Service, WayRound


@dataclass(frozen=True)
class Opening:
    """One owner to ask, and the local services with no way of their own to show until somebody has asked."""

    number: int  # the group's own, further on in the list
    title: str
    calls: list[Call]  # one a service

    @property
    def services(self) -> list[Service]:
        """The services this call gives a way in."""
        return [call.service for call in self.calls]

    @property
    def at_a_look(self) -> bool:
        """Whether one look at the owner's page may be enough: a number or an address is known, but not fresh."""
        point, url = self.calls[0].point, self.calls[0].service.url
        return bool(point and point.value and url)


def openings(groups: Sequence[Group], today: date) -> list[Opening]:
    """The owners to ask, the one that opens most ways first; what the municipality can tell stands under its switchboard."""
    desk = next((number for number, group in enumerate(groups, 1) if group.calls[0].rank is Rank.SWITCHBOARD), 0)
    waiting: dict[int, dict[str, Call]] = {}
    for number, group in enumerate(groups, 1):
        for call in group.calls:
            if call.local and _closed(call.service, today):
                asked = desk if desk and call.service.way_round is WayRound.KOMMUNE else number
                waiting.setdefault(asked, {}).setdefault(call.service.id, call)
    found = [
        Opening(
            number,
            groups[number - 1].title,
            sorted(calls.values(), key=lambda call: (call.rank, call.service.name.casefold())),
        )
        for number, calls in waiting.items()
    ]
    return sorted(found, key=lambda one: (-len(one.calls), one.calls[0].rank, not one.at_a_look, one.number))


def _closed(service: Service, today: date) -> bool:
    """Whether it runs and has nothing of its own to show: a national line it borrows is a help, not an answer."""
    return service.runs_on(today) and not any(point.printable and not point.lent for point in service.contact_points)
