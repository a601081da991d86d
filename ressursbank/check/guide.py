"""A handling guide has all its parts, in order: a helper with ten minutes must find the same places in each.

The parts and their ids follow the content plan; the headings in each language stand in the string files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.check.readability import LIMITS, WORD, as_read
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.pages.steps import LATER, NOW, STEPS, TODAY
from ressursbank.problems import Problem
from ressursbank.show.strings import Strings

PARTS = (*STEPS, *LATER)
TERMS = ("hva", "hvordan", "hvem", "verktoy", "frist")
LAST = 12  # rows: about what a phone shows at the end of a page
MOST_NOW = 450  # words: what is read in ten minutes with someone waiting (design section 7)
MOST = 1_100
MOST_SAID = 6  # sentences to say: more than that nobody remembers
ANSWER = 140  # signs: what the first screen of a phone has room for
HEADING = re.compile(r"^#{2,3} .*\{#([\w-]+)\}\s*$", re.M)
SAID = re.compile(r"^\s+- .*[«“‘]", re.M)


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
    parts = _parts(page)
    for part in PARTS:
        if part not in parts:
            name = text.own.get(f"veileder.{part}", part)
            yield (
                page.body_line,
                f"Veilederen mangler delen «{name}» ({{#{part}}}). Se hvordan den står i en annen veileder.",
            )
    order = [one for one in parts if one in PARTS]
    if set(order) == set(PARTS) and order != list(PARTS):
        yield page.body_line, "Delene i veilederen står i feil rekkefølge. Se en annen veileder."
    if "!!! nei" not in page.body:
        yield page.body_line, "Boksen «!!! nei», om det man ikke trenger å gjøre, mangler."
    if "drofting" not in [call.name for call in page.calls]:
        yield page.body_line, "Veilederen mangler {{ drofting() }}."
    yield from _steps(parts, text)
    yield from _first_screen(page, parts)
    yield from _length(page, parts)


def _parts(page: Page) -> dict[str, tuple[int, list[str]]]:
    """Each part with the line of its heading in the file, and its rows with the heading first."""
    starts = [(found[1], page.body.count("\n", 0, found.start())) for found in HEADING.finditer(page.body)]
    rows = page.body.split("\n")
    ends = [row for _, row in starts[1:]] + [len(rows)]
    return {part: (row + page.body_line, rows[row:end]) for (part, row), end in zip(starts, ends, strict=True)}


def _steps(parts: dict[str, tuple[int, list[str]]], text: Strings) -> Iterator[tuple[int, str]]:
    for part in STEPS:
        line, rows = parts.get(part, (0, []))
        inside = [row.strip() for row in rows]
        for term in TERMS:
            name = text.own.get(f"veileder.{term}")  # a lost phrase is one mistake, told once, not one on every step
            if line and name and name not in inside:
                yield line, f"Steget mangler «{name}». Skriv ordet på en linje, og svaret på linja under med «:   » foran."


def _first_screen(page: Page, parts: dict[str, tuple[int, list[str]]]) -> Iterator[tuple[int, str]]:
    """What to do, say and ring stand in the fields on top: they are the card one sees before anything else."""
    for field in ("gjor", "si", "ring"):
        if not getattr(page.meta, field):
            yield 1, f"Veilederen mangler «{field}» i feltene øverst. Se hvordan det står i en annen veileder."
    answer = page.body.strip().split("\n\n")[0]
    if len(answer) > ANSWER and page.language in LIMITS:
        said = f"Første avsnitt har {len(answer)} tegn. Skriv svaret på høyst {ANSWER}, så står det på første skjerm."
        yield page.body_line + 1, said
    line, rows = parts.get(NOW, (0, []))
    count = len(SAID.findall("\n".join(rows)))
    if line and not any(row.startswith("??? na") for row in rows):
        yield line, "Steget «Nå» mangler boksen «??? na», om hva man gjør når livet er i fare."
    if line and not 1 <= count <= MOST_SAID:
        yield line, f"Steget «Nå» har {count} setninger å si. Skriv fra én til {MOST_SAID}, med «» rundt, i boksen «!!! si»."


def _length(page: Page, parts: dict[str, tuple[int, list[str]]]) -> Iterator[tuple[int, str]]:
    """Words as read, what is folded too; what the vocabulary shows does not count. A language nobody has measured is let be."""
    if page.language not in LIMITS:
        return
    first = sum(len(WORD.findall(as_read("\n".join(parts[one][1])))) for one in (NOW, TODAY) if one in parts)
    whole = len(WORD.findall(as_read(page.body)))
    if first > MOST_NOW:
        yield page.body_line, f"«Nå» og «I dag» har {first} ord. Kort ned til {MOST_NOW}: den som leser, har ti minutter."
    if whole > MOST:
        yield page.body_line, f"Veilederen har {whole} ord. Kort ned til {MOST}, eller legg noe på en side den lenker til."
