"""Numbers, e-mail addresses and opening hours are data: typed in prose they cannot be kept right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.check.bare_text import as_digits
from ressursbank.check.other_numbers import MASK, RING, without_other_numbers
from ressursbank.check.slips import SHORT, known_or_slip, one_slip
from ressursbank.check.text_of import Passage
from ressursbank.pages.page import Page
from ressursbank.phone import digits_of
from ressursbank.problems import Problem, Severity, quoted

BETWEEN = r"[\s.,·•∙⋅'|()/+‐-―−:;=-]{0,4}"
RUN = re.compile(rf"(?<![\d§])(?<!§ )\+?\d(?:{BETWEEN}\d){{2,14}}(?!\d)")
GROUPED = re.compile(r"^\d{1,3}(?:[ .,]\d{3})+$")  # 100 000: a count, not a number to ring
APART = re.compile(r"[,;.]\s+|\s[–-]\s|\s?[()]\s?")
SPACED = re.compile(r"^\d+(?:[ \u00a0]\d+)*$")
DIGIT_WORD = r"(?:null|en|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|zero|one|two|three|four|five|six|seven|eight|nine)"
SAID = re.compile(
    rf"\b(?:elleve|eleven|e(?:n|tt) e(?:n|tt)|one one|double one)[\s-]+(?:null|to|tre|zero|two|three)\b"
    rf"|\bhundre\s+og\s+(?:ti|tolv|tretten)\b|\b{DIGIT_WORD}(?:[\s,-]+{DIGIT_WORD}){{5,}}\b",
    re.I,
)
AT = r"@|[({]\s?(?:at|a|krøllalfa)\s?[)}]|krøllalfa|alfakrøll|snabel-?a\b"
DOT = r"\.|[({]?\s?\b(?:punktum|prikk|dot)\b\s?[)}]?"
EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}\s?(?:{AT})\s?[\w-]{{1,63}}\s?(?:{DOT})\s?\w{{2,}}|\b\w+ at [\w-]+ (?:dot|punktum) \w{{2,}}",
    re.I,
)
CLOCK = re.compile(
    r"(?<![\d§.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|\.\d)|\bkl(?:\.|okka|okken)?\s?\d{1,4}\b|\b\d{1,2}\s?(?:am|pm)\b"
    r"|\b(?:åpent?|åpner|stenger|open|opens|closes)\b(?:(?!barn|unge|ungdom|people|aged)[^.\n\d]){0,25}\d{1,2}\s?[‐-―-]\s?\d{1,2}\b",
    re.I,
)
HOUR = r"(?:ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv)"
CLOCK_NEAR = re.compile(r"\bkl\b|klokk|åpe?n|steng|open|close|hours", re.I)
CLOCK_WORDS = re.compile(
    rf"\bfra\s+(?:klokka\s+)?{HOUR}\s+til\s+(?:klokka\s+)?{HOUR}\b(?!\s+(?:måned|uke|år|dag|time|minutt|prosent))", re.I
)
# What stands after such a word is rung, also when a digit has gone wrong and it is no number we know: «ring 123».
TOLD_TO_RING = re.compile(
    r"\b(?:ring(?:er|e|te?)?|slå|tast|call(?:s|ing|ed)?|dial|phone|tlf|telefon)\b[.:]?(?:\s+[^\W\d]+){0,3}\s+"
    r"(?!(?:19|20)\d\d\b)(?P<told>\d[\d \u00a0]*\d)(?![\d.,–-]*\d)(?![ \u00a0]\d)"
    r"|(?P<sign>[:|(])\s{0,3}(?P<alone>\d{2,4})(?=\s{0,3}[|)!?]|\.?\s*$|\.\s+(?-i:[A-ZÆØÅ]))",
    re.I | re.M,
)
# A number alone after a colon, in a cell or in brackets is rung when the row speaks of ringing or of danger, and not of a count.
DANGER = re.compile(
    RING.pattern + r"|\b(?:police|brann|fire\b|ambul|amk\b|alarm|krise|crisis|kontakt|contact|hjelp|help|liv\b|life\b)", re.I
)
COUNTING = re.compile(r"antall|tal på|number of|i alt|total|\bsum\b|andel|prosent|per cent|gjennomsnitt|average|¤ $", re.I)
COUNTED = re.compile(r"menn|kvinn|gutt|jent|elev|ansatt|deltak|innbygg", re.I)
FIRST = ("110", "112", "113")
ROW = 80
NAMED = re.compile(r"[^\W\d_]{3}")
DIGIT = re.compile(r"\d|\b[lI]{2}[OolI]\b")
# What a text in small letters must have before the pattern is worth asking: nearly no text has it, and this is quicker.
SPELT = (
    ("TELEFON", SAID, Severity.FEIL, re.compile(SAID.pattern)),
    ("EPOST", EMAIL, Severity.FEIL, re.compile(rf"{AT}| at [\w-]+ (?:dot|punktum) ")),
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
    if DIGIT.search(passage.seen):
        yield from _in_digits(passage, as_digits(passage.seen))
    folded = passage.seen.casefold()
    for code, pattern, severity, needed in SPELT:
        if needed.search(folded):
            for found in pattern.finditer(passage.seen):
                yield _problem(passage, found, code, severity)


def _in_digits(passage: Passage, text: str) -> Iterator[Problem]:
    suspect = _suspect_rows(text)
    if not suspect:
        return
    rows = [without_other_numbers(row) if at in suspect else (row, row) for at, row in enumerate(text.split("\n"))]
    text, shaped = ("\n".join(both) for both in zip(*rows, strict=True))
    for found in RUN.finditer(shaped):
        run = found[0].strip()
        if any(map(_sure, run.split("|"))) if "|" in run and _counted(found) else is_number(run):
            yield _problem(passage, found, "TELEFON")
    for found in TOLD_TO_RING.finditer(shaped):
        if not is_number(found["told"] or found["alone"]) and (found["told"] or _rung(found)):
            yield _problem(passage, found, "TELEFON")
    for found in CLOCK.finditer(text):
        if shaped[found.start()] != MASK or CLOCK_NEAR.search(_row(found)):  # else a date: «Skolestart 15.08»
            yield _problem(passage, found, "APNINGSTID")


def _suspect_rows(text: str) -> set[int]:
    """The rows something like a number or an hour stands on: only there is it worth asking what it is."""
    runs = [found for found in RUN.finditer(text) if len(digits_of(found[0])) > 4 or is_number(found[0].strip())]
    spans = [found.span() for found in (*runs, *TOLD_TO_RING.finditer(text), *CLOCK.finditer(text))]
    return {at for start, end in spans for at in range(text.count("\n", 0, start), text.count("\n", 0, end) + 1)}


def _sure(cell: str) -> bool:
    """Whether a cell among counts is a number to ring all the same: there a count may look like a slip."""
    digits = digits_of(cell)
    return digits in SHORT or (len(digits) > 4 and is_number(cell.strip()))


def _counted(found: re.Match[str]) -> bool:
    """Whether the cells of a table are counts by themselves: the row has a name, and nothing that tells one to ring."""
    return NAMED.search(_row(found)) is not None and not DANGER.search(_row(found))


def _rung(found: re.Match[str]) -> bool:
    """Whether a number alone after a colon, in a cell or in brackets is one that somebody would ring."""
    row = _row(found, found.start())[-ROW:]
    if DANGER.search(row):
        return not COUNTING.search(row)
    return found["sign"] != "(" and not COUNTED.search(row) and any(one_slip(found["alone"], known) for known in FIRST)


def _row(found: re.Match[str], until: int | None = None) -> str:
    text = found.string
    return text[text.rfind("\n", 0, found.start()) + 1 : until or (text + "\n").index("\n", found.end())]


def is_number(run: str) -> bool:
    """Whether a run of digits is one a reader might ring, and not a count; what its place shows to be something else is gone."""
    digits = digits_of(run)
    if known_or_slip(digits) or _holds_one(run):
        return True
    if len(digits) >= 5 and SPACED.match(run) and not GROUPED.match(run):
        return True
    if len(digits) == 5:
        return digits.startswith("0")
    if GROUPED.match(run) and not digits.startswith(("116", "8")):
        return False
    return len(digits) == 8 or (len(digits) == 6 and digits.startswith("116")) or len(digits) > 8


def _holds_one(run: str) -> bool:
    """Whether one of several numbers that stand together is one everybody knows: «113, 24 timer i døgnet», «112/113»."""
    apart = [digits_of(one) for one in APART.split(run)]
    either = [digits_of(one) for one in run.split("/")]
    known = any(one in SHORT or (len(one) > 3 and known_or_slip(one)) for one in apart)
    return (len(apart) > 1 and known) or (len(either) > 1 and all(map(known_or_slip, either)))


def check_glue(page: Page) -> Iterator[Problem]:
    """A digit written against a word of the vocabulary would read as one longer number."""
    for found in GLUED.finditer(page.body):
        line = page.body_line + page.body.count("\n", 0, found.start())
        yield Problem(page.path, line, "TELEFON", "Et siffer står inntil et nummer fra ordlista. Sett et ord imellom.")


def _problem(passage: Passage, found: re.Match[str], code: str, severity: Severity = Severity.FEIL) -> Problem:
    said = SAID_ON[".md" if passage.path.endswith(".md") else ".yml"][code]
    return Problem(passage.path, passage.line_at(found.start()), code, f"{quoted(found[0].strip())} {said}", severity)
