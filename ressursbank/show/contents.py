"""The whole map of the site, A–Å, and the state of each language."""

from __future__ import annotations

from dataclasses import dataclass

from ressursbank.pages.page import Page
from ressursbank.show.place import Here
from ressursbank.show.strings import SOURCE

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


@dataclass(frozen=True)
class Entry:
    """One page in the map."""

    href: str
    title: str
    description: str


def in_alphabet(title: str) -> tuple[list[int], str]:
    """A key that sorts as Norwegians do: æ, ø and å come last (NS 4103 for å)."""
    folded = title.casefold().replace("é", "e")
    return [LETTERS.find(sign) if sign in LETTERS else -1 for sign in folded], folded


def contents(here: Here) -> dict[str, object]:
    """Every page in the page's language, part by part and then A–Å."""
    pages = [page for (language, _), page in here.site.pages.items() if language == here.language]
    parts = []
    for part in dict.fromkeys(page.section for page in sorted(pages, key=lambda page: page.section)):
        inside = sorted((page for page in pages if page.section == part), key=lambda page: in_alphabet(page.meta.title))
        name = here.text(f"del.{part}") if part else here.text("meny.forsiden")
        parts.append((part, name, [_entry(here, page) for page in inside]))
    every = [_entry(here, page) for page in sorted(pages, key=lambda page: in_alphabet(page.meta.title))]
    return {"parts": parts, "every": every}


def _entry(here: Here, page: Page) -> Entry:
    return Entry(here.link(page.url), page.meta.title, page.meta.description)


def languages(here: Here) -> dict[str, object]:
    """Each language: how much of the site it has, whether a translator has read it, which pages fall behind.

    As a share: «119 sider» stands there like a number to call.
    """
    rows = []
    source = {slug: page for (language, slug), page in here.site.pages.items() if language == SOURCE}
    for code in here.site.register.municipality.languages:
        word = here.site.register.words["languages"][code]
        own = {slug: page for (language, slug), page in here.site.pages.items() if language == code}
        behind = [page for slug, page in own.items() if slug in source and source[slug].meta.text_from > page.meta.text_from]
        rows.append(
            {
                "code": code,
                "name": word.name,
                "dir": word.dir,
                "share": len(own) * 100 // len(source),
                "read": word.human_read,
                "behind": here.text.count(len(behind)) if behind else "",
                "source": code == SOURCE,
            }
        )
    return {"rows": rows}
