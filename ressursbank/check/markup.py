"""What a page may hold besides Markdown: next to nothing, since content is not code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ressursbank.pages.page import Page
from ressursbank.problems import Problem, quoted
from ressursbank.scaffold.names import slug

TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z!?][\w:-]*)([^<>]{0,300})(>?)")
ALLOWED = {"span": {"lang", "dir"}, "bdi": {"dir"}, "br": set(), "abbr": {"title"}}
ATTRIBUTE = re.compile(r"([\w:@-]+)\s*(?:=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
BRACES = re.compile(r"(?<!\{)\{(?![{%])([^{}\n]{0,200})\}(?!\})")
HEADING_ID = re.compile(r"^[:]?\s*(?:#[\w-]+|lang=[a-z]{2,3}(?: dir=rtl)?)\s*$")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|www\.|\S+\.md\b", re.I)
IMAGE = re.compile(r"!\[")
COMMENT = re.compile(r"\{##|##\}")
GIVEN_ID = re.compile(r"\{:?\s*#([\w-]+)\s*\}")
SECTION = re.compile(r"^(##?)(?!#)(.*)$")
RESERVED = {"innhold", "meny", "om-siden", "treff"}  # the shell's own
LONGEST = 2_000
MOST_CALLS = 300


def check_markup(page: Page) -> Iterator[Problem]:
    """Every piece of HTML, attribute, image or address form that pages may not hold, at its line."""
    seen: set[str] = set()
    if len(page.calls) > MOST_CALLS:
        yield Problem(
            page.path,
            page.body_line,
            "MAKRO",
            f"Siden bruker ord fra ordlista {len(page.calls)} ganger. Del den i flere sider.",
        )
    for number, row in enumerate(page.body.split("\n")):
        line = number + page.body_line
        if len(row) > LONGEST:
            yield Problem(page.path, line, "LINJE", f"Linja er på {len(row)} tegn. Del den i flere avsnitt.")
            continue
        for sentence in _mistakes(row):
            yield Problem(page.path, line, "HTML", sentence)
        if said := _heading(row):
            yield Problem(page.path, line, "OVERSKRIFT", said)
        for one in GIVEN_ID.findall(row):
            if one in RESERVED or one in seen:
                said = f"Navnet «#{one}» er i bruk fra før på siden. Gi delen et annet navn."
                yield Problem(page.path, line, "DOBBEL", said)
            seen.add(one)


def _heading(row: str) -> str:
    """What is wrong with a heading: every section can be linked to, by the same name in every language."""
    found = SECTION.match(row)
    if found is None or GIVEN_ID.search(row):
        return ""
    if found[1] == "#":
        return "Tittelen i feltene øverst er sidens overskrift. Begynn linja med ## i stedet for #."
    try:
        name = slug(found[2])
    except ValueError:
        name = "navn"
    return f"Overskriften mangler et navn å lenke til. Skriv {{#{name}}} sist på linja, og det samme på de andre språkene."


@lru_cache(maxsize=50_000)
def _mistakes(row: str) -> tuple[str, ...]:
    """Kept, since in a preview all rows but one are as they were."""
    return tuple(_found(row))


def _found(row: str) -> Iterator[str]:
    for closing, name, rest, end in TAG.findall(row):
        wrong = name.lower() not in ALLOWED or not end
        attributes = {one.lower() for one in ATTRIBUTE.findall(rest) if not closing}
        if wrong or attributes - ALLOWED[name.lower()]:
            better = "lenker slik: [tekst](side.md)" if ADDRESS.match(name + rest) else "vanlig tekst"
            yield f"HTML-koden {quoted('<' + closing + name + rest + end)} er ikke tillatt. Skriv {better}."
    for inside in BRACES.findall(row):
        if not HEADING_ID.match(inside):
            yield f"{quoted('{' + inside + '}')} er ikke tillatt. I krøllparentes kan det bare stå {{#id}} etter en overskrift, eller {{lang=ar}} etter ord på et annet språk."
    if IMAGE.search(row):
        yield "Bilder kan ikke legges inn på sidene. Beskriv det med ord."
    if COMMENT.search(row):
        yield "Kommentarer i krøllparentes er ikke tillatt. Skriv det i beskrivelsen av endringen i stedet."
