"""Numbers, e-mail addresses and opening hours are data: typed in prose they cannot be kept right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.check.bare_text import bare
from ressursbank.check.text_of import Passage
from ressursbank.pages.page import Page
from ressursbank.phone import digits_of
from ressursbank.problems import Problem, Severity, quoted

BETWEEN = r"[\s.,·|()/+‐-―−:;-]{0,4}"
RUN = re.compile(rf"(?<![\d§])(?<!§ )\+?\d(?:{BETWEEN}\d){{2,14}}(?!\d)")
SHORT = {"110", "112", "113", "1412", "911", "1881", "116117", "116123", "116111", "116006"}
YEARS = re.compile(r"^(?:(?:19|20)\d\d\W*)+$")
DATE = re.compile(r"^(?:\d{1,2}\W{1,2}\d{1,2}\W{1,2}(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)$")
GROUPED = re.compile(r"^\d{1,3}(?:[ .]\d{3})+$")  # 100 000: a count, not a number to ring
SPACED = re.compile(r"^\d+(?:[ \u00a0]\d+)*$")
DIGIT_WORD = r"(?:null|en|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|zero|one|two|three|four|five|six|seven|eight|nine)"
SAID = re.compile(
    rf"\b(?:elleve|eleven|e(?:n|tt) e(?:n|tt)|one one|double one)[\s-]+(?:null|to|tre|zero|two|three)\b"
    rf"|\bhundre\s+og\s+(?:ti|tolv|tretten)\b|\b{DIGIT_WORD}(?:[\s,-]+{DIGIT_WORD}){{5,}}\b",
    re.I,
)
EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]|\(a\)|\bkrøllalfa\b)\s?[\w-]{1,63}\s?(?:\.|\bpunktum\b)\s?\w{2,}", re.I
)
CLOCK = re.compile(
    r"(?<![\d§.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|\.\d)|\bkl(?:\.|okka|okken)?\s?\d{1,4}\b|\b\d{1,2}\s?(?:am|pm)\b"
    r"|\b(?:åpent?|åpner|stenger|open|opens|closes)\b[^.\n\d]{0,25}\d{1,2}\s?[‐-―-]\s?\d{1,2}\b",
    re.I,
)
HOUR = r"(?:ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv)"
CLOCK_WORDS = re.compile(
    rf"\bfra\s+(?:klokka\s+)?{HOUR}\s+til\s+(?:klokka\s+)?{HOUR}\b(?!\s+(?:måned|uke|år|dag|time|minutt|prosent))", re.I
)
# What stands after such a word is rung, also when a digit has gone wrong and it is no number we know: «ring 123».
UNIT = r"(?!\s?(?:%|prosent|per\s?cent|minutt|min\b|sekund|second|time|hour|dag|day|uke|week|måned|month|år\b|year|gang))"
TOLD_TO_RING = re.compile(
    rf"\b(?:ring(?:er|e|te?)?|slå|tast|call(?:s|ing|ed)?|dial|phone|tlf|telefon)\b[.:]?(?:\s+[^\W\d]+){{0,3}}\s+"
    rf"(?P<told>\d[\d \u00a0]*\d)(?![\d.,–-]*\d)(?![ \u00a0]\d){UNIT}"
    rf"|(?<!\d)[:|(]\s{{0,3}}(?P<alone>\d{{2,4}})(?=\s{{0,3}}[|)!?]|\.?\s*$|\.\s+(?-i:[A-ZÆØÅ]))",
    re.I | re.M,
)
SLIPS = ("1412", "116117", "116123", "116111", "116006")  # long enough that one slip in them is no ordinary count
DIGIT = re.compile(r"\d")
# What a text in small letters must have before the pattern is worth asking: nearly no text has it, and this is quicker.
SPELT = (
    ("TELEFON", SAID, Severity.FEIL, re.compile(SAID.pattern)),
    ("EPOST", EMAIL, Severity.FEIL, re.compile(r"@|\(at\)|\[at\]|\(a\)|krøllalfa")),
    ("APNINGSTID", CLOCK, Severity.FEIL, DIGIT),
    ("APNINGSTID", CLOCK_WORDS, Severity.ADVARSEL, re.compile(CLOCK_WORDS.pattern)),
)
GLUED = re.compile(r"\d[ \t]?\{\{|\}\}[ \t]?\d")
# What to do about it: on a page a word of the vocabulary shows it, in a data file nothing but the entry's own field may.
SAID_ON = {
    ".md": {
        "TELEFON": 'er skrevet rett i teksten. Bruk {{ telefon("id") }}, så blir nummeret riktig overalt.',
        "EPOST": 'er skrevet rett i teksten. Legg e-postadressen i tjenestens fil, og bruk {{ kontakt("id") }}.',
        "APNINGSTID": 'er et klokkeslett i teksten. Legg åpningstiden i tjenestens fil, og bruk {{ apningstider("id") }}.',
    },
    ".yml": {
        "TELEFON": "er et nummer midt i en tekst. Ta det bort: det skal bare stå etter «value:» i tjenestens fil.",
        "EPOST": "er en e-postadresse midt i en tekst. Ta den bort: den skal bare stå etter «value:» i tjenestens fil.",
        "APNINGSTID": "er et klokkeslett midt i en tekst. Ta det bort: det skal bare stå under «opening_hours:» i tjenestens fil.",
    },
}


def check_numbers(passage: Passage) -> Iterator[Problem]:
    """Every number, e-mail address and opening hour typed in a text, however it is spelt."""
    if passage.kind == "heading":
        return  # headings stand in the body too, and one mistake is told once
    text = bare(passage.text)
    if DIGIT.search(text):
        yield from _digits(passage, text)
    folded = text.casefold()
    for code, pattern, severity, needed in SPELT:
        if needed.search(folded):
            for found in pattern.finditer(text):
                yield _problem(passage, text, found, code, severity)


def _digits(passage: Passage, text: str) -> Iterator[Problem]:
    for found in RUN.finditer(text):
        if is_number(found.group().strip()):
            yield _problem(passage, text, found, "TELEFON")
    for found in TOLD_TO_RING.finditer(text):
        run = found["told"] or found["alone"]
        if not is_number(run) and not YEARS.match(run):
            yield _problem(passage, text, found, "TELEFON")


def is_number(run: str) -> bool:
    """Whether a run of digits is one a reader might ring, and not a year, a date or a count."""
    if YEARS.match(run) or DATE.match(run):
        return False
    digits = digits_of(run)
    if digits in SHORT or any(_one_slip(digits, known) for known in SLIPS):
        return True
    if len(digits) >= 5 and SPACED.match(run) and not GROUPED.match(run):
        return True
    if len(digits) == 5:
        return digits.startswith("0")
    if GROUPED.match(run) and not digits.startswith(("116", "8")):
        return False
    return len(digits) == 8 or (len(digits) == 6 and digits.startswith("116")) or len(digits) > 8


def _one_slip(digits: str, known: str) -> bool:
    """Whether one digit changed or left out, or two neighbours swapped, makes ``digits`` of a number we know."""
    if len(digits) == len(known) - 1:
        return any(known[:at] + known[at + 1 :] == digits for at in range(len(known)))
    if len(digits) != len(known):
        return False
    other = [at for at in range(len(known)) if digits[at] != known[at]]
    swapped = len(other) == 2 and other[1] - other[0] == 1 and digits[other[0]] == known[other[1]]
    return len(other) == 1 or (swapped and digits[other[1]] == known[other[0]])


def check_glue(page: Page) -> Iterator[Problem]:
    """A digit written against a word of the vocabulary would read as one longer number."""
    for found in GLUED.finditer(page.body):
        line = page.body_line + page.body.count("\n", 0, found.start())
        yield Problem(page.path, line, "TELEFON", "Et siffer står inntil et nummer fra ordlista. Sett et ord imellom.")


def _problem(passage: Passage, text: str, found: re.Match[str], code: str, severity: Severity = Severity.FEIL) -> Problem:
    line = passage.line + text.count("\n", 0, found.start())
    said = SAID_ON[".md" if passage.path.endswith(".md") else ".yml"][code]
    return Problem(passage.path, line, code, f"{quoted(found.group().strip())} {said}", severity)
