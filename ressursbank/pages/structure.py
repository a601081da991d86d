"""The bones of a page: headings, boxes and words of the vocabulary, the same in every language."""

from __future__ import annotations

import re

from ressursbank.pages.page import Page
from ressursbank.words import Call

BOX = re.compile(r"^!!! (\w+)", re.M)
HEADING = re.compile(r"^(#{2,6}) .*?(?:\{[:#]\s*#?([\w-]+)[^}]*\})?\s*$", re.M)


def headings(page: Page) -> list[tuple[str, str]]:
    """Each heading's level and id, in order."""
    return [(found[1], found[2] or "") for found in HEADING.finditer(page.body)]


def words(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    """Each word used, with what it was given; sorted, since a sentence may turn round in another language."""
    return sorted(_plain(call) for call in page.calls)


def _plain(call: Call) -> tuple[str, tuple[str, ...]]:
    return call.name, (*map(str, call.args), *(f"{name}={value}" for name, value in sorted(call.kwargs)))


def difference(source: Page, other: Page) -> str:
    """How the translation's bones differ from the Norwegian page's, in a Norwegian phrase; empty when they do not."""
    mine, theirs = headings(source), headings(other)
    if len(mine) != len(theirs):
        return f"{len(theirs)} overskrifter, den norske har {len(mine)}"
    if mine != theirs:
        return "overskriftene har andre nivåer eller id-er"
    if words(source) != words(other):
        return "ordene i krøllparentes er ikke de samme"
    if BOX.findall(source.body) != BOX.findall(other.body):
        return "boksene er ikke de samme, eller står i en annen rekkefølge"
    return ""
