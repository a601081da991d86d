"""A handling guide has all its parts, in order: a helper with ten minutes must find the same places in each.

The parts and their ids follow the content plan; the headings in each language stand in the string files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.problems import Problem
from ressursbank.show.strings import Strings

PARTS = (
    "for-hvem",
    "steg",
    "steg-na",
    "steg-i-dag",
    "steg-uke",
    "steg-30-dager",
    "steg-forste-ar",
    "dele",
    "overlevere",
    "egen-vei-ut",
)
STEPS = ("steg-na", "steg-i-dag", "steg-uke", "steg-30-dager", "steg-forste-ar")
TERMS = ("hva", "hvordan", "hvem", "verktoy", "frist")
WORDS = ("drofting", "akuttkjede")
LAST = 12  # rows: about what a phone shows at the end of a page
HEADING = re.compile(r"^#{2,3} .*\{#([\w-]+)\}\s*$", re.M)


def check_guide(page: Page, text: Strings) -> Iterator[Problem]:
    """Every part a handling guide lacks, has twice, or has in the wrong place."""
    if page.meta.page_type is not PageType.VEILEDER:
        return
    for line, sentence in _mistakes(page, text):
        yield Problem(page.path, line, "VEILEDER", sentence)


def check_way_out(page: Page) -> Iterator[Problem]:
    """A page of help that ends without help: who reads to the end must not be left there."""
    if page.meta.page_type is not PageType.HJELP:
        return
    rows = page.body.rstrip().split("\n")
    if not any("{{" in row for row in rows[-LAST:]):
        said = 'Siden slutter uten en vei til hjelp. Skriv for eksempel {{ kontakt("id") }} eller {{ stige() }} nederst.'
        yield Problem(page.path, page.body_line + len(rows) - 1, "HJELP", said)


def _mistakes(page: Page, text: Strings) -> Iterator[tuple[int, str]]:
    found = [
        (match.group(1), page.body.count("\n", 0, match.start()) + page.body_line) for match in HEADING.finditer(page.body)
    ]
    ids = [one for one, _ in found]
    for part in PARTS:
        if part not in ids:
            yield (
                page.body_line,
                f"Veilederen mangler delen «{text.own.get(f'veileder.{part}', part)}» ({{#{part}}}). Se hvordan den står i en annen veileder.",
            )
    order = [one for one in ids if one in PARTS]
    if set(order) == set(PARTS) and order != list(PARTS):
        yield page.body_line, "Delene i veilederen står i feil rekkefølge. Se en annen veileder."
    first = page.body.lstrip().find("!!! na")
    if first < 0 or (ids and first > page.body.find("{#" + ids[0])):
        yield page.body_line, "Den røde boksen «!!! na» må stå først i veilederen."
    if "!!! nei" not in page.body:
        yield page.body_line, "Boksen «!!! nei», om det man ikke trenger å gjøre, mangler."
    used = [call.name for call in page.calls]
    for word in WORDS:
        if word not in used:
            yield page.body_line, f"Veilederen mangler {{{{ {word}() }}}}."
    yield from _steps(page, text, found)


def _steps(page: Page, text: Strings, found: list[tuple[str, int]]) -> Iterator[tuple[int, str]]:
    rows = page.body.split("\n")
    for number, (part, line) in enumerate(found):
        if part not in STEPS:
            continue
        end = found[number + 1][1] if number + 1 < len(found) else len(rows) + page.body_line
        inside = [row.strip() for row in rows[line - page.body_line : end - page.body_line]]
        for term in TERMS:
            name = text.own.get(f"veileder.{term}")  # a lost phrase is one mistake, told once, not one on every step
            if name and name not in inside:
                yield line, f"Steget mangler «{name}». Skriv ordet på en linje, og svaret på linja under med «:   » foran."
