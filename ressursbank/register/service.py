"""A service, in the words of HSDS, schema.org and CPSV-AP-NO; what is said here holds for all its contact points."""

from __future__ import annotations

import datetime as clock
from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field, model_validator

from ressursbank.register.contact_point import Channel, ContactPoint
from ressursbank.register.fields import Day, Entry, LangMap, Name, Slug, Text, Url, ages_in_order, wrong
from ressursbank.register.source import Conflict, Source


class Status(StrEnum):
    """CPSV-AP-NO status; a planned service is never shown as if it were open."""

    ACTIVE = "active"
    PLANNED = "planned"
    PAUSED = "paused"
    CLOSED = "closed"


class Referral(StrEnum):
    """Whether someone else must send you."""

    SELF = "self"
    PROFESSIONAL = "professional"
    EITHER = "either"
    UNKNOWN = "unknown"


class WayRound(StrEnum):
    """What to do instead when there is no number to stand for, by the kind of help."""

    LEGEVAKT = "legevakt"  # health that cannot wait: 116 117
    SAMTALE = "samtale"  # wants to talk: 116 123
    KOMMUNE = "kommune"  # the municipality's contact page, and what to ask for
    FASTLEGE = "fastlege"  # goes through the GP; cannot wait: 116 117
    BARN = "barn"  # a child may be in danger: 116 111, police 112
    VOLD = "vold"  # someone hurts you: 116 006, police 112
    SKOLE = "skole"  # ask at the school itself
    NETTSIDE = "nettside"  # the owner's own page


class Service(Entry):
    """One help service. ``name`` is what stands on the door and is never translated."""

    id: Slug
    name: Name
    alternate_name: LangMap | None = None
    description: LangMap
    organization: Name
    status: Status = Status.ACTIVE
    valid_from: Day | None = None
    valid_through: Day | None = None
    audience: list[Slug] = Field(min_length=1)
    min_age: int | None = Field(default=None, ge=0, le=120)
    max_age: int | None = Field(default=None, ge=0, le=120)
    area_served: Slug
    referral: Referral = Referral.UNKNOWN
    access: LangMap | None = None
    cost: LangMap | None = None
    address: LangMap | None = None
    opening_note: LangMap | None = None
    url: Url | None = None
    topics: list[Slug] = Field(min_length=1)
    way_round: WayRound
    ask_for: LangMap | None = None
    crisis: bool = False
    alert: LangMap | None = None
    contact_points: list[ContactPoint] = Field(default_factory=list)
    sources: list[Source] = Field(min_length=1)
    conflicts: list[Conflict] = Field(default_factory=list)
    note: Text | None = None

    @model_validator(mode="after")
    def _whole(self) -> Service:
        ages_in_order(self.min_age, self.max_age)
        if self.valid_from and self.valid_through and self.valid_from > self.valid_through:
            said = f"Tjenesten gjelder fra {self.valid_from}, men bare til {self.valid_through}. Rett den ene."
            raise wrong("DATO", said, "valid_through")
        if self.way_round is WayRound.KOMMUNE and not self.ask_for:
            raise wrong("OMVEI", "«way_round: kommune» krever «ask_for»: hva innbyggeren skal be om.", "way_round")
        if self.way_round is WayRound.NETTSIDE and not self.url:
            raise wrong("OMVEI", "«way_round: nettside» krever «url».", "way_round")
        return self

    def fits(self, asked: Mapping[str, str]) -> bool:
        """Whether it belongs in a page's list by ``tema``, ``hvem`` and ``omrade``; what is not asked for does not count."""
        return (
            asked.get("tema", self.topics[0]) in self.topics
            and asked.get("hvem", self.audience[0]) in self.audience
            and asked.get("omrade", self.area_served) == self.area_served
        )

    def status_on(self, day: clock.date) -> Status:
        """Its status on a day: one that has not begun is planned, and one whose time is out is closed."""
        if self.valid_through and self.valid_through < day:
            return Status.CLOSED
        begins = self.status is Status.ACTIVE and self.valid_from and self.valid_from > day
        return Status.PLANNED if begins else self.status

    def runs_on(self, day: clock.date) -> bool:
        """Whether the service is open to people on a day: active, and inside its dates."""
        return self.status_on(day) is Status.ACTIVE

    def phone_point(self, day: clock.date) -> ContactPoint:
        """The phone or relay point that may be printed on a day.

        Raises:
            LookupError: there is none; for the crisis lines the check has said so before anything is built.
        """
        for point in self.contact_points:
            if point.printable and point.type in (Channel.PHONE, Channel.RELAY) and self.runs_on(day):
                return point
        raise LookupError(f"{self.name} har ikke noe nummer som kan vises")

    def point(self, key: str | None = None) -> ContactPoint | None:
        """The contact point with this key; without a key the first that may be shown."""
        if key is not None:
            return next((point for point in self.contact_points if point.key == key), None)
        return next((point for point in self.contact_points if point.printable), None)
