"""What an editor writes about a sheet of paper: for whom, who hands it out, what it shows, how long it holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from ressursbank.register.fields import Day, Entry, LangMap, Slug, Text, wrong

INTERVAL = r"^[1-9]\d? (month|months|year|years)$"


class Rack(StrEnum):
    """The heading a sheet stands under in the list."""

    ALLE = "alle"
    EGEN = "egen"
    NAERE = "naere"
    ANSATTE = "ansatte"
    SAMLET = "samlet"


class Basis(StrEnum):
    """Who says that a place should have sheets: LEVE's strategy, the municipality's plan, or only we."""

    LEVE = "leve"
    PLAN = "plan"
    FORSLAG = "forslag"


class Place(Entry):
    """A kind of place that hands sheets out."""

    id: Slug
    name: LangMap
    basis: Basis


class Part(Entry):
    """A section of the sheet's page; ``only`` and ``first`` take less than all of it."""

    section: Slug
    only: Annotated[str, Field(pattern=r"^(boxes|list|text)$")] | None = None
    first: int | None = Field(default=None, ge=1, le=20)


class Group(Entry):
    """Services under one heading: a phrase in data/strings, below ``papir.gruppe``."""

    heading: Slug
    services: list[Slug] = Field(min_length=1)


class Sheet(Entry):
    """One row of data/sheets.yml. With ``each_guide`` it is one sheet for every handling guide."""

    id: Slug
    name: LangMap
    rack: Rack
    template: Slug
    style: Slug | None = None
    format: LangMap
    max_pages: int = Field(ge=1, le=200)
    languages: list[Slug] = Field(min_length=1)
    for_whom: LangMap
    handed_out_by: LangMap
    places: list[Slug] = Field(default_factory=list)
    owner: Slug
    valid_for: Annotated[str, Field(pattern=INTERVAL)]
    leads_to: Text | None = None
    lead: LangMap | None = None
    page: Text | None = None
    each_guide: bool = False
    discreet: bool = False
    parts: list[Part] = Field(default_factory=list)
    lines: list[Slug] = Field(default_factory=list)
    groups: list[Group] = Field(default_factory=list)

    @model_validator(mode="after")
    def _whole(self) -> Sheet:
        if self.parts and not self.page:
            raise wrong("ARK", "«parts» krever «page»: siden delene skal hentes fra.", "parts")
        return self


class Issue(Entry):
    """One printed issue: the number on the paper, its whole fingerprint, its dates, and the numbers it shows."""

    id: Text
    sheet: Slug
    language: Slug
    number: Text
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    issued_on: Day
    valid_through: Day
    digits: list[Text] = Field(default_factory=list)
