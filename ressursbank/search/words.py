"""The editors' own file of words for the search, one for each language: ``data/search/<lang>.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from ressursbank.problems import Problem
from ressursbank.register.fields import Entry, Text
from ressursbank.register.layers import Layered, judge, read_file


class Everyday(Entry):
    """What people write (``say``), and the pages and services that answer it (``show``), best first."""

    say: list[Text] = Field(min_length=1)
    show: list[Text] = Field(min_length=1)


class SearchWords(Entry):
    """All the words that help the search in one language."""

    skip: list[Text] = Field(default_factory=list)
    endings: list[Text] = Field(default_factory=list)
    heads: list[Text] = Field(default_factory=list)
    forms: dict[str, list[Text]] = Field(default_factory=dict)
    synonyms: list[list[Text]] = Field(default_factory=list)
    crisis: list[Text] = Field(min_length=1)
    way_on: list[Text] = Field(default_factory=list)
    everyday: list[Everyday] = Field(default_factory=list)


@dataclass(frozen=True)
class WordFile:
    """One language's words, and where each of them stands."""

    words: SearchWords
    entry: Layered


def read_words(root: Path, language: str, problems: list[Problem]) -> WordFile | None:
    """One language's file; None when it is missing, or has mistakes, which are then noted."""
    path = root / "data" / "search" / f"{language}.yml"
    if not path.is_file():
        return None
    entry = read_file(path, root, problems)
    words = judge(SearchWords, entry, problems) if entry else None
    return WordFile(words, entry) if words and entry else None
