"""Every text a reader may see, with the file and line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ressursbank.check.bare_text import LINK_TARGET, bare, without_calls
from ressursbank.pages.page import Page
from ressursbank.register.layers import Layered, read_file
from ressursbank.show.strings import PLACEHOLDER, SOURCE
from ressursbank.site import Site

CODE = re.compile(r"`[^`\n]*`")
QUOTES_TERMS = ("om/ordvalg", "om/for-redaktorer")  # pages about words may name the ones to avoid, as code
PRINTED = (
    "name",
    "organization",
    "title",
    "publisher",
)  # others' own names: their numbers are checked, their words are not ours
STAFF = ("ansatt", "handlingsplan", "om")
# Lists without a word of ours to a reader: others' titles, what is never printed, and the rules with the words they forbid.
# What people type in the search (data/search) is theirs too, and never shown.
NOT_OURS = ("sources", "stale_numbers", "not_published", "paper_ledger", "word_rules")
ALL_TEXT = ("measures", "launch_tasks")  # printed for staff as they stand, in bokmål only


@dataclass(frozen=True)
class Passage:
    """A stretch of text in one language; ``line`` is that of its first character."""

    path: str
    line: int
    language: str
    text: str
    staff: bool
    kind: str = "text"

    @cached_property
    def seen(self) -> str:
        """The text as the eye reads it, on the same lines: what every rule of wording judges."""
        return bare(self.text)

    def line_at(self, position: int) -> int:
        """The line in the file on which a character of the text as seen stands."""
        return self.line + self.seen.count("\n", 0, position)


def of_page(page: Page) -> Iterator[Passage]:
    """A page's fields in words, headings and body; words of the vocabulary and link targets taken out."""
    staff = page.section in STAFF
    for name, text in page.meta.read.items():
        yield Passage(page.path, page.meta_lines.line((name,)), page.language, text, staff, "title")
    for found in LINK_TARGET.finditer(page.body):
        if title := found["title"] or found["other"]:  # shown when the link is pointed at
            line = page.body_line + page.body.count("\n", 0, found.start())
            yield Passage(page.path, line, page.language, title, staff, "title")
    body = without_calls(page.body)
    if page.slug in QUOTES_TERMS:
        body = CODE.sub(" ", body)
    yield Passage(page.path, page.body_line, page.language, body, staff)
    for number, row in enumerate(body.split("\n")):
        if row.startswith("#"):
            yield Passage(page.path, page.body_line + number, page.language, row.lstrip("# "), staff, "heading")


def of_entry(entry: Layered, path: tuple[str | int, ...] = (), node: object = None) -> Iterator[Passage]:
    """Every language map of a service or resource."""
    node = entry.tree if node is None else node
    if isinstance(node, dict):
        for key, value in node.items():
            here = (*path, key)
            if isinstance(value, str) and not path and key in PRINTED:
                place = entry.place(here)
                yield Passage(place.path, place.line, SOURCE, value, staff=True, kind="name")
            elif isinstance(value, str) and "nb" in node:
                place = entry.place(here)
                yield Passage(place.path, place.line, key, value, staff=False)
            else:
                yield from of_entry(entry, here, value)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from of_entry(entry, (*path, number), value)


def of_lists(site: Site) -> Iterator[Passage]:
    """Every text of ours in the lists, the forms and the fixed phrases, a list made tomorrow included."""
    data = site.root / "data"
    for path in sorted((*data.glob("*.yml"), *data.glob("templates/*.yml"), *data.glob("strings/*.yml"))):
        entry = None if path.stem in NOT_OURS else read_file(path, site.root, [])  # told where the register is read
        if entry is None:
            continue
        if path.parent.name == "strings":
            yield from _all_text(entry, path.stem, staff=False)
        elif path.parent.name == "templates" or path.stem in ALL_TEXT:
            yield from _all_text(entry, SOURCE, staff=path.stem in ALL_TEXT)
        else:
            yield from of_entry(entry)


def _all_text(entry: Layered, language: str, staff: bool) -> Iterator[Passage]:
    """Every value that is text; the places for numbers in a phrase are taken out."""
    for path, place in entry.places.items():
        value = entry.at(path)
        if isinstance(value, str) and path[-1:] != ("id",) and not value.startswith("https://"):
            yield Passage(place.path, place.line, language, PLACEHOLDER.sub("x", value), staff)


def all_passages(site: Site) -> Iterator[Passage]:
    """Everything a reader may see: pages, services, the resource bank, lists, forms and fixed phrases."""
    for page in site.pages.values():
        yield from of_page(page)
    for entry in (*site.register.entries.values(), *site.register.resource_entries.values()):
        yield from of_entry(entry)
    yield from of_lists(site)
