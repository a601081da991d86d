"""The resource bank: knowledge, tools, courses, films and ideas that others own and we point at."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from ressursbank.register.fields import Day, Entry, LangMap, Name, Slug, Text, Url, ages_in_order, wrong
from ressursbank.register.source import Source


class Shelf(StrEnum):
    """Where in the resource bank a card stands."""

    KUNNSKAP = "kunnskap"
    SELVHJELP = "selvhjelp"
    VERKTOY = "verktoy"
    VEILEDER = "veileder"
    KURS = "kurs"
    FILM = "film"
    IDE = "ide"
    PLAN = "plan"


class Format(StrEnum):
    """What it is to the one who opens it."""

    NETTSIDE = "nettside"
    FILM = "film"
    LYD = "lyd"
    KURS = "kurs"
    NETTKURS = "nettkurs"
    DOKUMENT = "dokument"
    SKJEMA = "skjema"
    APP = "app"
    OPPLEGG = "opplegg"


class Availability(StrEnum):
    """What we can say about it: open, planned, not confirmed, or only a link."""

    OPEN = "open"
    PLANNED = "planned"
    UNCONFIRMED = "unconfirmed"
    LINK_ONLY = "link_only"


class When(StrEnum):
    """Whether it is something to look at before, during or after a conversation."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    ANY = "any"


class Resource(Entry):
    """One card of the resource bank."""

    id: Slug
    title: Text
    title_language: Slug = "nb"
    description: LangMap
    publisher: Name
    url: Url | None = None
    shelf: Shelf
    format: Format
    audience: list[Slug] = Field(min_length=1)
    situations: list[Slug] = Field(default_factory=list)
    topics: list[Slug] = Field(default_factory=list)
    languages: list[Slug] = Field(min_length=1)
    subtitles: list[Slug] = Field(default_factory=list)
    minutes: int | None = Field(default=None, ge=1, le=20000)
    length_note: LangMap | None = None
    cost: LangMap | None = None
    min_age: int | None = Field(default=None, ge=0, le=120)
    max_age: int | None = Field(default=None, ge=0, le=120)
    needs_referral: bool | None = None
    not_for_acute: bool = False
    when: When = When.ANY
    availability: Availability
    alert: LangMap | None = None
    owner: Slug
    checked_on: Day
    valid_through: Day | None = None
    sources: list[Source] = Field(min_length=1)
    note: Text | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Resource:
        if self.availability in (Availability.OPEN, Availability.LINK_ONLY) and self.url is None:
            raise wrong(
                "ADRESSE",
                "En ressurs som er tilgjengelig, må ha «url». Finnes den ikke, sett «availability: unconfirmed».",
                "availability",
            )
        if self.shelf is Shelf.KURS and not (self.minutes or self.length_note or self.alert):
            raise wrong("MANGLER", "Si hvor lenge kurset varer, i «minutes» eller «length_note».", "shelf")
        ages_in_order(self.min_age, self.max_age)
        return self
