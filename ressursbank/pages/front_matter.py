"""What stands above a page: who owns it, when it was read, what it builds on."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ressursbank.register.fields import Day, Entry, Slug, wrong
from ressursbank.register.sign_off import Approval

QUOTED = re.compile(r"[«“‘„].+[»”’“]$")
INTERVAL = re.compile(r"^([1-9]\d?) (month|months|year|years)$")


class PageType(StrEnum):
    """Each type has its expected sections and its place in the shell."""

    FORSIDE = "forside"
    AKUTT = "akutt"
    HJELP = "hjelp"
    BEKYMRET = "bekymret"
    ETTERLATT = "etterlatt"
    TJENESTER = "tjenester"
    VEILEDER = "veileder"
    REFERANSE = "referanse"
    ROLLE = "rolle"
    RESSURSER = "ressurser"
    HANDLINGSPLAN = "handlingsplan"
    PAPIR = "papir"
    OM = "om"
    SOK = "sok"


def _interval(value: str) -> str:
    if not INTERVAL.match(value):
        raise wrong(
            "INTERVALL", f"«{value}» kan ikke stå i «review_in». Skriv for eksempel 3 months, 6 months eller 1 year."
        )
    return value


def _said(value: str) -> str:
    if not QUOTED.match(value):
        raise wrong("VERDI", f"Sett anførselstegn rundt setningen i «si»: «{value}».")
    return value


class FrontMatter(Entry):
    """The front matter of one page; unknown keys are refused."""

    title: Annotated[str, Field(min_length=1, max_length=70)]
    description: Annotated[str, Field(min_length=1, max_length=160)]
    page_type: PageType
    template: Literal["akutt.html"] | None = None
    owner: Slug
    content_updated_on: Day | None = None
    translated_from: Day | None = None
    last_reviewed_on: Day | None = None
    review_in: Annotated[str, AfterValidator(_interval)] = "6 months"
    approval: Approval = Field(default_factory=Approval)
    sources: list[Slug] = Field(min_length=1)
    roles: list[Slug] = Field(default_factory=list)
    situations: list[Slug] = Field(default_factory=list)
    channels: list[Slug] = Field(default_factory=list)
    first_for: list[Slug] = Field(default_factory=list)
    label: Annotated[str, Field(min_length=1, max_length=24)] | None = None
    gjor: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    si: Annotated[str, Field(min_length=1, max_length=47), AfterValidator(_said)] | None = None
    ring: Annotated[list[Slug], Field(max_length=2)] = Field(default_factory=list)

    @model_validator(mode="after")
    def _dated(self) -> FrontMatter:
        if bool(self.content_updated_on) == bool(self.translated_from):
            raise wrong(
                "DATO",
                "Skriv «content_updated_on» på en norsk side, og «translated_from» på en oversatt side. Bare ett av dem.",
            )
        if (self.template is None) == (self.page_type is PageType.AKUTT):
            raise wrong("FORTEKST", "«template: akutt.html» hører til «page_type: akutt», og bare den.")
        return self

    @property
    def read(self) -> dict[str, str]:
        """The fields a reader sees, by name, as they stand: the rules of wording hold for them, and an approval is of them."""
        found = {name: getattr(self, name) for name in ("title", "description", "gjor", "si")}
        return {name: text for name, text in found.items() if text}

    @property
    def text_from(self) -> date:
        """The day of the text the page stands for: its own, or that of the source it follows."""
        day = self.content_updated_on or self.translated_from
        assert day is not None  # the validator above has refused everything else
        return day
