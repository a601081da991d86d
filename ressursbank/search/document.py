"""One thing the search can find, and how a language's words are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ressursbank.search.fold import split, stem


class Kind(StrEnum):
    """What a hit is; the reader is told of all but pages, with the phrase ``sok.slag.<kind>``."""

    PAGE = "side"
    SERVICE = "tjeneste"
    RESOURCE = "ressurs"
    FORM = "skjema"
    SHEET = "ark"


@dataclass(frozen=True)
class Document:
    """One thing that can be found. ``strong`` and ``weak`` are folded words that are not in the texts shown."""

    id: str
    address: str
    title: str
    description: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    weight: int
    kind: Kind = Kind.PAGE
    title_in: str = ""  # the language of the title and of the description, when it is not the page's own
    description_in: str = ""


@dataclass(frozen=True)
class Reading:
    """How a language's words are read: which say nothing, and which endings are taken off."""

    skip: frozenset[str]
    endings: tuple[str, ...]

    def words(self, text: str) -> list[str]:
        """The words of a text, folded unless they say nothing."""
        return split(text, self.skip)

    def new(self, words: Iterable[str], known: Iterable[str]) -> list[str]:
        """The words that say something and whose stem is not known already, each once."""
        seen = {stem(word, self.endings) for word in known}
        found = []
        for word in words:
            root = stem(word, self.endings)
            if len(word) > 1 and word not in self.skip and root not in seen:
                seen.add(root)
                found.append(word)
        return found
