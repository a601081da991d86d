"""Writes each language's list for the search, as small as it can be: ``assets/sok-<lang>.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ressursbank.beside import result_of
from ressursbank.search.document import Document, Kind, Reading
from ressursbank.search.documents import documents
from ressursbank.search.fold import split
from ressursbank.search.words import SearchWords, WordFile, read_words
from ressursbank.show.place import Here
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

KINDS = list(Kind)
PHRASES = ("antall", "ett", "ingen", "ingen_mer", "svak", "les", "alle", "krise")


def write_indexes(site: Site, folder: Path, languages: Iterable[str]) -> list[Path]:
    """Writes the list of each language in ``folder``, a built site. Returns the files written."""
    written = []
    for language in sorted(languages):
        path = folder / "assets" / f"sok-{language}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(result_of(site, make_indexes)[language], encoding="utf-8")
        written.append(path)
    return written


def make_indexes(site: Site) -> dict[str, str]:
    """Each language's list as JSON."""
    rows = {language: index(site, language, read_words(site.root, language, [])) for language in site.strings}
    return {language: json.dumps(row, ensure_ascii=False, separators=(",", ":")) for language, row in rows.items()}


def index(site: Site, language: str, file: WordFile | None) -> dict[str, Any]:
    """One language's list, as sok.js reads it; without a word file it finds only what stands on the pages."""
    words = file.words if file else SearchWords(crisis=["-"])
    endings = tuple(sorted({one for text in words.endings for one in split(text)}, key=lambda one: (-len(one), one)))
    reading = Reading(frozenset(word.lower() for word in words.skip), endings)
    found = documents(site, language, reading)
    text = site.strings[language]
    return {
        "t": {name: text.plain(f"sok.{name}", antall="#") for name in PHRASES},
        "g": ["", *(text.plain(f"sok.slag.{kind.value}") for kind in KINDS[1:])],
        "r": _way_on(Here(site, language, "index"), words),
        "x": " ".join(sorted(reading.skip)),
        "e": " ".join(endings),
        "h": " ".join(_each(words.heads, reading)),
        "f": _forms(words, reading),
        "s": [_each(group, reading) for group in words.synonyms],
        "k": _each(words.crisis, reading),
        "v": _everyday(words, reading, {one.id: number for number, one in enumerate(found)}),
        "d": [_row(one) for one in found],
    }


def _way_on(here: Here, words: SearchWords) -> list[list[str]]:
    """Address and title of the pages that are shown when nothing good is found, and the language of one that is borrowed.

    A language that names none, has bokmål's: nobody may be left without a way on.
    """
    file = None if words.way_on else read_words(here.site.root, SOURCE, [])
    slugs = file.words.way_on if file else words.way_on
    pages = [here.site.page(here.language, slug) or here.site.page(SOURCE, slug) for slug in slugs]
    return [
        [here.lead(page.slug), page.meta.title, *([SOURCE] * (page.language != here.language))] for page in pages if page
    ]


def _each(texts: list[str], reading: Reading) -> list[str]:
    return [" ".join(reading.words(text)) for text in texts]


def _forms(words: SearchWords, reading: Reading) -> dict[str, str]:
    """Each form people write, and the word the pages use. A form ending in «-» is the beginning of a word."""
    forms: dict[str, str] = {}
    for standard, others in words.forms.items():
        for other in others:
            mark = "-" if other.endswith("-") else ""
            forms[" ".join(reading.words(other)) + mark] = " ".join(reading.words(standard))
    return dict(sorted(forms.items(), reverse=True))  # «sjølv-» before «sjøl-», or «sjølvmord» is read as «selvvmord»


def _everyday(words: SearchWords, reading: Reading, numbers: dict[str, int]) -> list[list[Any]]:
    """What people say, and the numbers of the rows that answer; what this language lacks is left out."""
    rows = []
    for one in words.everyday:
        targets = [numbers[name] for name in one.show if name in numbers]
        if targets:
            rows.append([_each(one.say, reading), targets])
    return rows


def _row(one: Document) -> list[Any]:
    """The languages come last, and only where there is one to tell."""
    row: list[Any] = [one.address, one.title, one.description, " ".join(one.strong), " ".join(one.weak), one.weight]
    row += [KINDS.index(one.kind), one.title_in, one.description_in]
    return row if one.title_in or one.description_in else row[:7]
