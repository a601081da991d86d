"""When a contact point is open: schema.org's OpeningHoursSpecification, in local Europe/Oslo time.

No hours recorded means *unknown*, never *closed*. Round the clock is a recorded fact, never a default.
"""

from __future__ import annotations

from enum import StrEnum

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
