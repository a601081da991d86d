"""The sources pages build on, the list of them all, and the rules of law read in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ressursbank.pages.page import Page
from ressursbank.register.source import SourceKind
from ressursbank.register.vocabularies import PageSource
from ressursbank.show.place import Here
from ressursbank.words import arguments_of


@dataclass(frozen=True)
class ShownSource:
    """One source as printed: who says it, what it is called, where, and how old."""

    id: str
    publisher: str
    title: str
    url: str
    date: str
    read_on: str
    language: str


def shown_source(here: Here, source: PageSource) -> ShownSource:
    """A source with its dates in the page's language."""
    return ShownSource(
        source.id,
        source.publisher,
        source.title,
        source.url if source.url and source.url.startswith("https://") else "",
        source.date or "",
        here.text.day(source.read_on),
        source.language,
    )


def _used(here: Here, page: Page) -> list[str]:
    """The ids a page names in its front matter, and those its rules of law were read in; each once."""
    named = {arguments_of(call).get("id") for call in page.calls if call.name == "regel"}
    told = [rule.source for rule in here.site.register.words["law"].values() if rule.id in named]
    return list(dict.fromkeys([*page.meta.sources, *told]))


def of_page(here: Here, page: Page) -> list[ShownSource]:
    """The sources a page builds on."""
    known = here.site.register.words["sources"]
    return [shown_source(here, known[one]) for one in _used(here, page) if one in known]


def rule(here: Here, id: str) -> dict[str, Any]:
    """A rule of law with its sentence and days in the page's language."""
    row, text = here.site.register.words["law"][id], here.text
    since = text("lov.gjelder", dato=text.day(row.in_force)) if row.in_force else text(f"lov.{row.status.value}")
    source = here.site.register.words["sources"][row.source].publisher
    return {"rule": row, "said": text.of(row.text), "since": since, "source": source, "read": text.day(row.read_on)}


def all_sources(here: Here) -> dict[str, object]:
    """Every source that some page uses: the nearest to the one who owns the fact first, then by publisher."""
    used = {one for page in here.site.pages.values() for one in _used(here, page)}
    found = sorted(
        (source for key, source in here.site.register.words["sources"].items() if key in used),
        key=lambda one: (list(SourceKind).index(one.kind), one.publisher.casefold(), one.title.casefold()),
    )
    kinds = groupby(found, key=lambda one: one.kind)
    return {"kinds": [(kind.value, [shown_source(here, one) for one in same]) for kind, same in kinds]}
