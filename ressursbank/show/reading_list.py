"""The sources pages build on, and the list of them all."""

from __future__ import annotations

from dataclasses import dataclass

from ressursbank.pages.page import Page
from ressursbank.register.vocabularies import PageSource
from ressursbank.show.place import Here


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
        source.url or "",
        source.date or "",
        here.text.day(source.read_on),
        source.language,
    )


def of_page(here: Here, page: Page) -> list[ShownSource]:
    """The sources a page names in its front matter."""
    known = here.site.register.words["sources"]
    return [shown_source(here, known[one]) for one in page.meta.sources if one in known]


def all_sources(here: Here) -> dict[str, object]:
    """Every source that some page uses, by publisher."""
    used = {one for page in here.site.pages.values() for one in page.meta.sources}
    found = [shown_source(here, source) for key, source in here.site.register.words["sources"].items() if key in used]
    return {"sources": sorted(found, key=lambda one: (one.publisher.casefold(), one.title.casefold()))}
