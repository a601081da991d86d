"""One way in to a service: its value, its hours, and who has looked at it."""

from __future__ import annotations

import datetime as clock
import re
from enum import StrEnum

from pydantic import Field, model_validator

from ressursbank.phone import NotANumberError, parse
from ressursbank.register.addresses import NotAnAddressError, email, web
from ressursbank.register.fields import Day, Entry, LangMap, Lender, ReadAt, Slug, Text, wrong
from ressursbank.register.opening import Holidays, Opening, SpecialHours, refuse_open_and_closed, refuse_overlaps


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
