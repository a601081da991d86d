"""data/messages.yml: what a text to send leads to must exist, and nothing in it may be left unfilled in somebody's hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.pages.page import lies_there
from ressursbank.problems import Problem, nearest
from ressursbank.reading.yaml_text import line_in_list
from ressursbank.register.vocabularies import Message
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

MESSAGES = "data/messages.yml"
PLACE = re.compile(r"\{(\w*)\}?")
ADDRESS = "adresse"


def check_messages(site: Site) -> Iterator[Problem]:
    """Every loose end in the list of texts to send, at its line."""
    for row in site.register.words["messages"].values():
        for field, text in _loose_ends(row, site):
            yield Problem(MESSAGES, line_in_list(site.root / MESSAGES, row.id, (field,)), "UKJENT", text)


def _loose_ends(row: Message, site: Site) -> Iterator[tuple[str, str]]:
    pages = {slug for language, slug in site.pages if language == SOURCE}
    if row.page and row.page not in pages and not lies_there(site.root, SOURCE, row.page):
        yield "page", f"«{row.page}» finnes ikke i docs/nb.{nearest(row.page, pages)}"
    for text in row.text.values():
        for name in PLACE.findall(text):
            if name != ADDRESS or not row.page:
                yield (
                    "text",
                    f"«{{{name}}}» blir ikke byttet ut. Bare «{{{ADDRESS}}}» kan stå her, og da må «page» si hvilken side.",
                )
