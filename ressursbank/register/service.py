"""A service and its contact points, in the words of HSDS, schema.org and CPSV-AP-NO."""

from __future__ import annotations

import datetime as clock
import re
from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field, model_validator

from ressursbank.phone import NotANumberError, parse
from ressursbank.register.addresses import NotAnAddressError, email, web
from ressursbank.register.fields import Day, Entry, LangMap, Lender, Name, ReadAt, Slug, Text, Url, ages_in_order, wrong
from ressursbank.register.opening import Holidays, Opening, SpecialHours, refuse_open_and_closed, refuse_overlaps
from ressursbank.register.source import Conflict, Source


class Status(StrEnum):
    """CPSV-AP-NO status; a planned service is never shown as if it were open."""

    ACTIVE = "active"
    PLANNED = "planned"
    PAUSED = "paused"
    CLOSED = "closed"


class State(StrEnum):
    """Who stands for a number. Only ``ressursbank bekreft`` writes ``confirmed``."""

    CONFIRMED = "confirmed"
    SEEN = "seen"
    UNCONFIRMED = "unconfirmed"


class Channel(StrEnum):
    """How one gets in touch."""

    PHONE = "phone"
    SMS = "sms"
    CHAT = "chat"
    EMAIL = "email"
    VISIT = "visit"
    RELAY = "relay"


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


class Verification(Entry):
    """What we can say for a contact point's value (design: three states).

    ``date`` is the exact day the source printed it or the team rang; ``page_date`` is what the source
    says of its own age when that is no exact day («2021», «om lag 2013»); ``read_on`` is when we read it.
    ``number`` is the number as it was seen or rung, typed again: without it a proof would go on standing
    for whatever digits somebody later left in ``value``.
    """

    state: State
    number: Text | None = None
    source: Text | None = None
    url: ReadAt | None = None
    date: Day | None = None
    page_date: Text | None = None
    read_on: Day | None = None
    team: Slug | None = None
    why: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Verification:
        if self.state is State.SEEN and not (self.source and self.read_on):
            raise wrong("KONTROLL", "«seen» krever «source» (hvem som trykker nummeret) og «read_on» (dagen det ble lest).")
        if self.state is State.CONFIRMED and not (self.team and self.date):
            raise wrong("KONTROLL", "«confirmed» krever «team» og «date». Bruk kommandoen «ressursbank bekreft».")
        if self.state is State.UNCONFIRMED and not self.why:
            raise wrong("KONTROLL", "«unconfirmed» krever «why»: hvorfor nummeret ikke kan vises.")
        return self

    @property
    def stands_from(self) -> clock.date | None:
        """The day freshness counts from: when it was rung, printed, or else read by us."""
        return self.date or self.read_on


class Facts(Entry):
    """What a caller wants to know first; a missing one is asked about on the call round."""

    cost: LangMap | None = None
    phone_bill: LangMap | None = None
    anonymity: LangMap | None = None
    first_half_minute: LangMap | None = None


class ContactPoint(Entry):
    """One way in: its own value, hours, languages and verification.

    ``value_from`` names the service whose first number this is, or ``service/key`` for another of its points, so
    that a number stands in one file only; the register has then put that number in ``value``. Without a
    ``verification`` of its own the point takes the lender's hours, facts and check too.
    """

    key: Slug
    type: Channel
    value: Text | None = None
    value_from: Lender | None = None
    note: LangMap | None = None
    contact_role: LangMap | None = None
    always_open: bool = False
    opening_hours: list[Opening] = Field(default_factory=list)
    special_hours: list[SpecialHours] = Field(default_factory=list)
    public_holidays: Holidays = Holidays.UNKNOWN
    hours_note: LangMap | None = None
    languages: list[Slug] = Field(default_factory=list)
    facts: Facts = Field(default_factory=Facts)
    verification: Verification

    @model_validator(mode="after")
    def _fits(self) -> ContactPoint:
        if self.always_open and (self.opening_hours or self.special_hours):
            raise wrong("APNINGSTID", "Står både «always_open» og egne åpningstider. Behold det ene.")
        if self.always_open and self.public_holidays is Holidays.CLOSED:
            raise wrong("APNINGSTID", "Det kan ikke være døgnåpent og stengt på helligdager. Behold det ene.")
        refuse_overlaps(self.opening_hours, self.special_hours)
        refuse_open_and_closed(self.special_hours)
        if self.value is None and self.verification.state is not State.UNCONFIRMED:
            raise wrong("KONTROLL", "Det finnes ingen verdi å gå god for: sett «value», eller «state: unconfirmed».")
        if self.value is not None:
            object.__setattr__(self, "value", _checked_value(self.type, self.value, "value"))
            if self.verification.number is not None:
                _checked_value(self.type, self.verification.number, "verification")
        return self

    @property
    def lender(self) -> str:
        """The id of the service the number is borrowed from; empty when it is its own."""
        return (self.value_from or "").partition("/")[0]

    @property
    def lent(self) -> bool:
        """Whether hours and check are the lender's too: then nobody rings, confirms or ages it here."""
        return "/" in (self.value_from or "")

    @property
    def printable(self) -> bool:
        """Whether the value may be shown at all, before age is considered."""
        return self.value is not None and self.verification.state is not State.UNCONFIRMED


def _checked_value(channel: Channel, value: str, field: str) -> str:
    if channel is Channel.SMS and re.fullmatch(r"[1-9][0-9]{3,4}", value):
        return value  # a service number for texts only
    try:
        if channel in (Channel.PHONE, Channel.RELAY, Channel.SMS):
            return parse(value).text
        return {Channel.CHAT: web, Channel.EMAIL: email}.get(channel, str)(value)
    except NotANumberError as error:
        raise wrong("TELEFON", str(error), field) from None
    except NotAnAddressError as error:
        raise wrong("EPOST" if channel is Channel.EMAIL else "ADRESSE", str(error), field) from None


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
