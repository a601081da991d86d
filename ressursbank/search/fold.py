"""Makes words alike however they are typed: «Pårørende» and «parorende» are one.

``overrides/assets/sok.js`` does exactly the same in the reader's browser; a test holds the two
together. If they differ, words in the list can never be found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ı": "i"}
)
MARKS = re.compile("[\u0300-\u036f]")
APOSTROPHE = re.compile("['\u2019\u02bc`\u00b4]")
GAP = re.compile("[\\s!-/:-@\\[-`{-\u00bf\u00d7\u00f7\u2000-\u206f\u3000-\u303f]+")
SHORTEST_STEM = 3


def fold(text: str) -> str:
    """Small letters without marks: å becomes a, ø becomes o, æ becomes ae."""
    return MARKS.sub("", unicodedata.normalize("NFKD", text.lower().translate(LETTERS)))


def split(text: str, small: Container[str] = ()) -> list[str]:
    """The folded words of a text, in order. Small words stay as they are: «får» is not «far»."""
    words = GAP.split(APOSTROPHE.sub("", text.lower()))
    return [word if word in small else fold(word) for word in words if word]


@lru_cache(maxsize=100_000)  # the same few thousand words stand on every page, and there are dozens of endings
def stem(word: str, endings: tuple[str, ...]) -> str:
    """The word without its ending; ``endings`` are folded, the longest first."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
