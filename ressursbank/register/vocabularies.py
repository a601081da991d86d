"""The short lists other entries point at: who, what, who answers for a page, which languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from ressursbank.register.addresses import NotAnAddressError, email, web
from ressursbank.register.fields import Day, Entry, LangMap, Name, ReadAt, Slug, Text, Url, wrong
from ressursbank.register.source import SourceKind


class Word(Entry):
    """A word with its text in each language: an audience, a topic, a role, a situation, an area."""

    id: Slug
    name: LangMap
    description: LangMap | None = None


class Message(Entry):
    """A text to copy, or to send from the reader's own phone to whom they choose. ``page`` is what ``{adresse}`` in it leads to."""

    id: Slug
    name: LangMap
    text: LangMap
    page: Text | None = None


class Team(Entry):
    """A unit that answers for pages and numbers: never a person."""

    id: Slug
    name: LangMap


class Language(Entry):
    """A language of the site. ``scope`` lists the pages it has; empty means all that nb has."""

    id: Slug
    name: Text
    english_name: Text
    dir: Text = Field(default="ltr", pattern=r"^(ltr|rtl)$")
    scope: list[Text] = Field(default_factory=list)
    human_read: bool = False


class PageSource(Entry):
    """A source that pages point at by id."""

    id: Slug
    title: Text
    publisher: Name
    url: ReadAt | None = None
    date: Text | None = None
    read_on: Day
    kind: SourceKind
    language: Slug = "nb"
    note: Text | None = None


class StaleNumber(Entry):
    """A number that must never be printed: old, mistyped, or somebody else's."""

    number: Text
    listed_as: Text
    use_instead: Text
    why: Text


class NotPublished(Entry):
    """A row of the research that was left out, and why."""

    id: Slug
    name: Text
    why: Text


class Excused(Entry):
    """A page that may be harder to read than its limit, and why. ``id`` is its path without language."""

    id: Text
    why: Text


class Discuss(Entry):
    """The discuss-with line (drøfting) for staff. Absent until the municipality names it."""

    day_service: Slug | None = None
    evening_service: Slug | None = None


def _contact(value: str) -> str:
    scheme, _, address = value.partition(":")
    try:
        if scheme == "mailto":
            email(address)
        else:
            web(value)
    except NotAnAddressError as error:
        said = f"Kan ikke stå som «contact»: {error} Skriv en adresse som begynner med https:// eller mailto:."
        raise wrong("ADRESSE", said) from None
    return value


class Security(Entry):
    """Who is told about a hole in the site, and until when somebody has promised to read it (RFC 9116)."""

    contact: Annotated[str, AfterValidator(_contact)] | None = None
    expires: Day | None = None


class Municipality(Entry):
    """Which municipality the site is for, and whose layers it stands on."""

    id: Slug
    name: Name
    number: Text = Field(pattern=r"^\d{4}$")
    layers: list[Slug] = Field(min_length=1)
    languages: list[Slug] = Field(min_length=1)
    contact_page: Url
    site_address: Url | None = None
    switchboard: Slug | None = None
    approved_for_launch: bool = False
    launched_on: Day | None = None
    licence: Text | None = None
    drofting: Discuss = Field(default_factory=Discuss)
    security: Security = Field(default_factory=Security)
    offline_copy: bool = True
    hsts_subdomains: bool = False
