"""Letters of another alphabet that look like ours: the word is not found by any rule, nor by a search or a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.check.text_of import Passage
from ressursbank.problems import Problem, quoted

OURS = "0-9A-Za-zÀ-žƷǍ-ɏʒḀ-ỿ"  # every Latin letter Norwegian, Sámi and the names of our neighbours are written with
OTHER = rf"[^\W_{OURS}]"
STRANGE = re.compile(OTHER)
# A Norwegian word of nothing but shapes that look like ours is not what it seems either.
SHAPES = "аеорсхуіјѕһԁԛԝгпикӏзбАВЕЗІЈКМНОРСТУХЅӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορτυικ"
MIXED = re.compile(rf"\w*(?:[{OURS}]{OTHER}|{OTHER}[{OURS}])\w*|\b[{SHAPES}]+\b")
LANGUAGES = ("nb", "nn", "en")


def check_letters(passage: Passage) -> Iterator[Problem]:
    """Every word of a Norwegian or English text that mixes alphabets, or is drawn with another one's letters."""
    if passage.language not in LANGUAGES or not STRANGE.search(passage.seen):
        return
    for word in MIXED.finditer(passage.seen):
        letter = STRANGE.search(word[0])
        if letter and passage.kind != "heading":
            said = f"{quoted(word[0])} har «{letter[0]}» fra et annet alfabet, som bare ligner på vårt. Skriv ordet på nytt for hånd."
            yield Problem(passage.path, passage.line_at(word.start()), "TEGN", said)
