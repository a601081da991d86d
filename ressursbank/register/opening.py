"""When a contact point is open: schema.org's OpeningHoursSpecification, in local Europe/Oslo time.

No hours recorded means *unknown*, never *closed*. Round the clock is a recorded fact, never a default.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import combinations, permutations

from pydantic import model_validator

from ressursbank.register.fields import Clock, Day, Entry, LangMap, wrong


class Weekday(StrEnum):
    """Days as editors write them; the order is that of datetime.weekday()."""

    MANDAG = "mandag"
    TIRSDAG = "tirsdag"
    ONSDAG = "onsdag"
    TORSDAG = "torsdag"
    FREDAG = "fredag"
    LORDAG = "lørdag"
    SONDAG = "søndag"


class Holidays(StrEnum):
    """What happens on a public holiday (lov om 1. og 17. mai, lov om trudomssamfunn § helligdager)."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    USUAL = "usual"


class Opening(Entry):
    """One stretch of opening on some weekdays. A ``closes`` before ``opens`` is on the next day."""

    day_of_week: list[Weekday]
    opens: Clock
    closes: Clock
    valid_from: Day | None = None
    valid_through: Day | None = None

    @model_validator(mode="after")
    def _possible(self) -> Opening:
        if not self.day_of_week:
            raise wrong("APNINGSTID", "Åpningstiden mangler ukedager. Skriv for eksempel [mandag, tirsdag].")
        if len(set(self.day_of_week)) < len(self.day_of_week):
            raise wrong("APNINGSTID", "Samme ukedag står to ganger i åpningstiden.")
        if self.opens == "24:00":
            raise wrong("APNINGSTID", "Åpningstiden kan ikke begynne 24:00. Skriv 00:00 på neste dag.")
        if self.opens == self.closes:
            raise wrong(
                "APNINGSTID", f"Åpner og stenger samtidig, {self.opens}. Er det døgnåpent, skriv «always_open: true»."
            )
        if self.valid_from and self.valid_through and self.valid_from > self.valid_through:
            raise wrong("APNINGSTID", f"Gjelder fra {self.valid_from}, men bare til {self.valid_through}. Bytt om.")
        return self


class SpecialHours(Entry):
    """A dated exception (schema.org specialOpeningHoursSpecification): closed, or open from–to."""

    valid_from: Day
    valid_through: Day
    closed: bool = False
    opens: Clock | None = None
    closes: Clock | None = None
    note: LangMap | None = None

    @model_validator(mode="after")
    def _possible(self) -> SpecialHours:
        if self.valid_from > self.valid_through:
            raise wrong("APNINGSTID", f"Gjelder fra {self.valid_from}, men bare til {self.valid_through}. Bytt om.")
        if self.closed == bool(self.opens or self.closes):
            raise wrong("APNINGSTID", "Skriv enten «closed: true» eller både «opens» og «closes».")
        if not self.closed and not (self.opens and self.closes):
            raise wrong("APNINGSTID", "Skriv både «opens» og «closes».")
        if not self.closed and self.opens == self.closes:
            raise wrong("APNINGSTID", f"Åpner og stenger samtidig, {self.opens}.")
        return self


def refuse_overlaps(rules: Sequence[Opening], exceptions: Sequence[SpecialHours]) -> None:
    """Raises the editor's sentence when two openings hold at the same time of the same day.

    Hours with dates beside those without are no contradiction: they stand instead of them.
    """
    for one, other in combinations(rules, 2):
        shared = [day for day in one.day_of_week if day in other.day_of_week]
        alike = bool(one.valid_from or one.valid_through) == bool(other.valid_from or other.valid_through)
        if shared and alike and _meet(one, other):
            raise wrong("APNINGSTID", _twice(one, other, shared[0]), "opening_hours")
    for first, second in combinations([one for one in exceptions if not one.closed], 2):
        if _meet(first, second):
            raise wrong("APNINGSTID", _twice(first, second, str(max(first.valid_from, second.valid_from))), "special_hours")


def _meet(one: Opening | SpecialHours, other: Opening | SpecialHours) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    last = min(one.valid_through or date.max, other.valid_through or date.max)
    (opens, closes), (opens_too, closes_too) = minutes(one), minutes(other)
    return first <= last and opens < closes_too and opens_too < closes


def _twice(one: Opening | SpecialHours, other: Opening | SpecialHours, when: str) -> str:
    return (
        f"Både {one.opens}–{one.closes} og {other.opens}–{other.closes} gjelder {when}, og de går over i hverandre. "
        "Rett tidene, eller behold den ene."
    )


def minutes(hours: Opening | SpecialHours) -> tuple[int, int]:
    """When it opens and closes, in minutes after the midnight the day began; past 1440 is the next day."""
    opens, closes = (int(said[:2]) * 60 + int(said[3:]) for said in (hours.opens or "00:00", hours.closes or "24:00"))
    return opens, closes if closes > opens else closes + 24 * 60


def refuse_open_and_closed(exceptions: Sequence[SpecialHours]) -> None:
    """Raises the editor's sentence when a day is both closed and open."""
    for one, other in permutations(exceptions, 2):
        first, last = max(one.valid_from, other.valid_from), min(one.valid_through, other.valid_through)
        if one.closed and not other.closed and first <= last:
            raise wrong("APNINGSTID", f"{first} er både stengt og åpent i «special_hours». Behold det ene.", "special_hours")
