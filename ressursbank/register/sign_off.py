"""An approval holds for the words that were read, and for no others.

«kommunepsykolog 2026-12-01 hrdmkfbgtcqjwnsd» is the unit, the day, and a mark: of the words (twelve signs), and of
where, for whom, by whom and when (four), so that one written by hand or copied from another page does not pass for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from ressursbank.register.fields import Entry, wrong

SHAPE = re.compile(r"([a-z0-9-]+) (\d{4}-\d{2}-\d{2})(?: ([b-w]{12})([b-w]{4}))?")
SIGNS = str.maketrans(
    "0123456789abcdef", "bcdfghjkmnqrstvw"
)  # no digit that looks like a number to ring, no vowel that makes a word
NO_WORD = re.compile(r"((?<=\d)[\W_]+(?=\d))|[\W_]+")  # first between two digits: «10–12» is not «1012»


class Signed(NamedTuple):
    """An approval taken apart; ``words`` and ``seal`` are empty when it was written without a mark."""

    team: str
    day: date
    words: str
    seal: str


def _read(value: str) -> Signed:
    found = SHAPE.fullmatch(value)
    if found is None:
        raise ValueError(value)
    return Signed(found[1], date.fromisoformat(found[2]), found[3] or "", found[4] or "")


def _sign_off(value: str) -> str:
    try:
        _read(value)
    except ValueError:
        raise wrong(
            "GODKJENT", f"«{value}» er ikke en godkjenning. Skriv team og dato: kommunepsykolog 2026-12-01."
        ) from None
    return value


LAWYER = {"jurist": "lawyer"}
SignOff = Annotated[str, AfterValidator(_sign_off)]


class Approval(Entry):
    """The two who must both have read a text: ``fag`` and ``erfaring``. Written by ``ressursbank godkjenn``."""

    fag: SignOff | None = None
    erfaring: SignOff | None = None


def mark_of(words: tuple[str, ...]) -> str:
    """Twelve signs that stay as long as only spaces, punctuation and capitals change."""
    whole = (unicodedata.normalize("NFC", one).casefold() for one in words)
    return _digest("\n".join(NO_WORD.sub(lambda gap: " " if gap[1] else "", one) for one in whole))[:12]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest().translate(SIGNS)


@dataclass(frozen=True)
class Signable:
    """A text somebody may approve.

    ``where`` is its file, with «#id» for a row; ``words`` is what is read; ``signs`` are the approvals it needs, by part,
    as they are written; ``day`` is the day of the text, where it has one.
    """

    where: str
    title: str
    words: tuple[str, ...]
    signs: Mapping[str, str | None]
    day: date | None = None

    @property
    def path(self) -> str:
        """The file the text stands in."""
        return self.where.partition("#")[0]

    @property
    def row(self) -> str:
        """The id of its row in that file; empty when the text is the whole file."""
        return self.where.partition("#")[2]

    def field(self, part: str) -> tuple[str, ...]:
        """Where in the file, or in its row, the approval of a part stands."""
        return (LAWYER[part],) if self.row else ("approval", part)

    @cached_property
    def mark(self) -> str:
        """The mark of the words as they stand."""
        return mark_of(self.words)

    def sign(self, part: str, team: str, day: date) -> str:
        """The approval to write for these words."""
        return f"{team} {day} {self.mark}{self._seal(part, team, day, self.mark)}"

    def _seal(self, part: str, team: str, day: date, words: str) -> str:
        return _digest("\n".join((self.where, part, team, day.isoformat(), words)))[:4]

    def written(self, part: str) -> Signed | None:
        """What is written for a part, whether it holds or not."""
        value = self.signs.get(part)
        return _read(value) if value else None

    def signed(self, part: str) -> Signed | None:
        """The approval of a part, of these words or of earlier ones; None when its mark was never given for it."""
        one = self.written(part)
        return one if one and one.seal == self._seal(part, one.team, one.day, one.words) else None

    @property
    def missing(self) -> list[str]:
        """The parts nobody has approved as the text stands now."""
        return [part for part in self.signs if (one := self.signed(part)) is None or one.words != self.mark]

    @property
    def earlier(self) -> dict[str, date]:
        """The parts that have approved an earlier text, and when."""
        return {part: one.day for part in self.missing if (one := self.signed(part))}
