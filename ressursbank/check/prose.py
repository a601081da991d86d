"""Numbers, e-mail addresses and opening hours are data: typed in prose they cannot be kept right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.pages.page import Page
from ressursbank.problems import Problem, quoted

CALL = re.compile(r"\{\{.*?\}\}", re.S)
LINK_TARGET = re.compile(r"\]\([^)\s]*\)|\{[:#][^}]*\}")
GAP = r"[\s.\-\u00a0\u2009\u202f/]?"
NUMBER = re.compile(
    rf"""(?<![\w§/])(?<!§\s)(?:
        (?:\+|00){GAP}47{GAP}(?:\d{GAP}){{2,8}}            # with country code
      | 116{GAP}(?:1{GAP}\d{GAP}\d|00{GAP}\d)              # 116 117, 116 006
      | 11[023]                                            # emergency numbers
      | 1412 | 0\d{GAP}?\d{GAP}?\d{{2}}(?!\d)              # text telephone, five-digit numbers
      | [2-9]\d{GAP}\d\d{GAP}\d\d{GAP}\d\d                 # 2-2-2-2
      | [489]\d\d{GAP}\d\d{GAP}\d\d\d                      # 3-2-3
      | 8\d\d{GAP}\d\d\d{GAP}\d\d                          # 800 333 21
    )(?![\w%])""",
    re.X,
)
EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+\.\w{2,}")
CLOCK = re.compile(
    r"(?<![\d§.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|\.\d)|\bkl(?:\.|okka|okken)?\s?\d{1,2}\b|\b\d{1,2}\s?(?:am|pm)\b",
    re.I,
)
MISTAKES = (
    ("TELEFON", NUMBER, 'er skrevet rett i teksten. Bruk {{{{ telefon("id") }}}}, så blir nummeret riktig overalt.'),
    ("EPOST", EMAIL, 'er skrevet rett i teksten. Legg e-postadressen i tjenestens fil, og bruk {{{{ kontakt("id") }}}}.'),
    (
        "APNINGSTID",
        CLOCK,
        'er et klokkeslett i teksten. Legg åpningstiden i tjenestens fil, og bruk {{{{ apningstider("id") }}}}.',
    ),
)


def check_prose(page: Page) -> list[Problem]:
    """Every number, e-mail address and opening hour typed on a page."""
    problems = []
    for line, text in _lines(page):
        for code, pattern, sentence in MISTAKES:
            for found in pattern.finditer(text):
                said = f"{quoted(found.group().strip())} {sentence.format()}"
                problems.append(Problem(page.path, line, code, said))
    return problems


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """The prose with calls and link targets taken out, line by line, title and description too."""
    for field in ("title", "description"):
        yield page.meta_lines.line((field,)), getattr(page.meta, field)
    body = CALL.sub(lambda call: re.sub(r"[^\n]", " ", call.group()), page.body)
    for number, row in enumerate(body.split("\n")):
        yield number + page.body_line, LINK_TARGET.sub("]", row)
