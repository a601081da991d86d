"""How hard a page is to read: LIX for Norwegian, Flesch–Kincaid grade for English. A warning, never a stop.

LIX (Björnsson 1968): words per sentence plus the share of words over six letters. Flesch–Kincaid
(Kincaid et al. 1975): sentence length and syllables, here counted with a hyphenation library. Both like short
sentences too well: a page of nothing else reads like orders, so their share of the running text has a limit as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pyphen

from ressursbank.check.bare_text import bare, without_calls
from ressursbank.pages.page import Page
from ressursbank.problems import Problem, Severity

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LONG = 6
SHORT = 5  # words in a sentence
FEW = 20  # sentences in which a share says nothing
HALTING = 0.33  # the share of short ones that is heard when a page is read aloud
RUNNING = re.compile(r"^[*_\[]*[^\W\d_].*[.!?].*$", re.M)  # steps, lists, headings, terms and what one may say are not
LIMITS = {"nb": {"resident": 35, "staff": 42}, "en": {"resident": 8, "staff": 9}}
STAFF = ("ansatt", "handlingsplan")
RESIDENTS, MOST = ("hjelp", "bekymret", "etterlatt"), 700  # words; who is ill at ease reads no further
FREE = ("om",)  # law and official names stand there


def sentences(text: str) -> list[str]:
    """The sentences of running text; headings and list items end where their line ends."""
    rows = re.split(r"\n\s*(?=[-*#]|\d+\.|$)|\n\n+", text)
    return [one for row in rows for one in re.split(r"[.!?:](?:\s|$)", row) if WORD.search(one)]


def as_read(markdown: str) -> str:
    """Markdown as read: markup, links and words of the vocabulary taken out."""
    return re.sub(r"[»«]|^(?:!!!|\?\?\?) \w+", "", bare(without_calls(markdown, "")), flags=re.M)


def prose(page: Page) -> str:
    """The page as read."""
    return as_read(page.body)


def lix(text: str) -> float:
    """Björnsson's readability index; 0 for no words."""
    words = WORD.findall(text)
    if not words:
        return 0
    return len(words) / max(1, len(sentences(text))) + 100 * sum(len(word) > LONG for word in words) / len(words)


@lru_cache(maxsize=2000)
def halting(markdown: str) -> float:
    """The share of sentences of at most five words in running text; 0 where there is too little of it to tell."""
    running = as_read("\n\n".join(RUNNING.findall(markdown)))
    counts = [len(WORD.findall(one)) for one in re.split(r"[.!?](?:\s|$)", running) if WORD.search(one)]
    return sum(count <= SHORT for count in counts) / len(counts) if len(counts) >= FEW else 0


@lru_cache(maxsize=1)
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


def grade(text: str) -> float:
    """The Flesch–Kincaid grade; 0 for no words."""
    words = WORD.findall(text)
    if not words:
        return 0
    hyphens = _hyphens()
    syllables = sum(len(hyphens.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / max(1, len(sentences(text))) + 11.8 * syllables / len(words) - 15.59


@lru_cache(maxsize=2000)
def _score(language: str, text: str) -> float:
    """Kept, since in a preview all pages but one are as they were."""
    return lix(text) if language == "nb" else grade(text)


def check_readability(page: Page, excused: dict[str, str]) -> Iterator[Problem]:
    """A warning for a page over its limit, unless it is excused with a reason."""
    if page.section in FREE or page.slug in excused or page.language not in LIMITS:
        return
    limit = LIMITS[page.language]["staff" if page.section in STAFF else "resident"]
    score = _score(page.language, prose(page))
    if score > limit:
        name = "LIX" if page.language == "nb" else "Flesch–Kincaid"
        said = f"Siden er tung å lese: {name} {score:.0f}, målet er {limit}. Del lange setninger, og bytt ut lange ord."
        yield Problem(page.path, page.body_line, "LESBARHET", said, Severity.ADVARSEL)
    count = len(WORD.findall(prose(page)))
    if page.section in RESIDENTS and count > MOST:
        said = f"Siden har {count} ord, og målet er {MOST}. Kort ned, eller legg noe på en side den lenker til."
        yield Problem(page.path, page.body_line, "LESBARHET", said, Severity.ADVARSEL)
    share = halting(page.body)
    if share > HALTING:
        said = (
            f"Siden leses hakkete: {share:.0%} av setningene har fem ord eller færre, målet er {HALTING:.0%}. "
            "Bind sammen det du ville sagt i ett, med «og», «men», «for» eller «når»."
        ).replace("%", " %")
        yield Problem(page.path, page.body_line, "LESBARHET", said, Severity.ADVARSEL)
