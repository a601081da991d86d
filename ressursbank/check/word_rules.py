"""The words that hurt, and what to write instead (data/word_rules.yml, from national and WHO guidance).

A list finds words, not meaning: it does not take the place of the human reading before approval.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from ressursbank.check.bare_text import bare
from ressursbank.check.text_of import Passage
from ressursbank.problems import Problem, Severity, quoted
from ressursbank.register.fields import Entry, Slug, Text, wrong
from ressursbank.register.layers import judge_rows, read_file

FILE = Path("data") / "word_rules.yml"
SEVERITY = {"block": Severity.FEIL, "warn": Severity.ADVARSEL}
SIGN = re.compile(r"\\.|[^\\]", re.S)  # «\S» and «\s» are opposites: what stands after a backslash keeps its case
CLAUSE_END = re.compile(r"[.!?:;,\n]")  # «Har du ikke tid, sett …»: that «ikke» is of something else
ALONE = re.compile(r"\\[1-9]|\(\?P|\(\?[aiLmsux-]+\)")  # means something else when patterns are asked together


class Rule(Entry):
    """One rule: where it applies, what it finds, what to write instead, how much it stops, and its own examples."""

    id: Slug
    language: Literal["nb", "nn", "en", "all"]
    severity: Literal["block", "warn", "info"]
    audience: Literal["public", "all"]
    avoid: tuple[Text, ...]
    pattern: Annotated[str, Field(min_length=1, max_length=3000)]
    unless: Text | None = None
    prefer: tuple[Text, ...] = Field(min_length=1)
    reason: Text
    source: tuple[Text, ...]
    confidence: Literal["H", "M", "L"]
    hit: tuple[Text, ...] = Field(min_length=1)
    ok: tuple[Text, ...] = Field(min_length=1)
    note: Text | None = None
    applies_to: tuple[Literal["heading", "alt_text", "file_name", "caption"], ...] = ()
    case_sensitive: bool = False

    @field_validator("pattern", "unless")
    @classmethod
    def _can_be_read(cls, value: str | None) -> str | None:
        try:
            re.compile(value or "")
        except re.error:
            raise wrong("VERDI", "Mønsteret kan ikke leses. Se etter en parentes som mangler eller er for mye.") from None
        if ALONE.search(value or ""):
            raise wrong("VERDI", "Mønsteret kan ikke vise tilbake til seg selv eller skru noe av og på.")
        return value

    @model_validator(mode="after")
    def _finds_its_own_examples(self) -> Self:
        for text in self.hit:
            if not any(self.found_in(text)):
                raise wrong("REGEL", f"Mønsteret finner ikke {quoted(text)}. Rett mønsteret eller eksempelet.", "hit")
        for text in self.ok:
            if any(self.found_in(text)):
                raise wrong("REGEL", f"Mønsteret treffer {quoted(text)}, som skal være lov. Rett det ene.", "ok")
        return self

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to ask."""
        return re.compile(self.pattern, re.UNICODE if self.case_sensitive else re.UNICODE | re.IGNORECASE)

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Every place the rule finds something, but where the words before it say that we do not."""
        for found in self.compiled.finditer(text):
            clause = CLAUSE_END.split(text[: found.start()])[-1] + found.group()
            if not self.unless or not re.search(self.unless, clause, re.IGNORECASE):
                yield found

    @property
    def for_text(self) -> bool:
        """Whether it stops or warns of something a text can have; the rest is advice, or about pictures."""
        return self.severity in SEVERITY and (not self.applies_to or "heading" in self.applies_to)

    @property
    def headings_only(self) -> bool:
        """Whether it is for headings alone."""
        return self.applies_to == ("heading",)


@dataclass(frozen=True)
class WordRules:
    """The rules for texts, and the official titles and names that may be quoted as they are."""

    rules: tuple[Rule, ...]
    titles: tuple[str, ...]
    _gates: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False)

    def may_find(self, language: str, text: str) -> bool:
        """Whether any rule of the language may find something in the text, whatever its letters.

        Nearly every text has nothing: asking for all rules at once is three times as fast as asking for each. A rule
        whose alternatives all begin with a word boundary costs least.
        """
        if language not in self._gates:
            own = [rule.pattern for rule in self.rules if rule.language in (language, "all")]
            self._gates[language] = re.compile("|".join(map(_folded, own)) or r"(?!)")
        return bool(self._gates[language].search(text.casefold()))


def _folded(pattern: str) -> str:
    return SIGN.sub(lambda sign: sign[0] if sign[0][0] == "\\" else sign[0].casefold(), pattern)


def read_rules(root: Path, problems: list[Problem]) -> WordRules:
    """The rules of ``data/word_rules.yml``; those with a mistake are left out, and the mistake is noted at its line."""
    entry = read_file(root / FILE, root, problems)
    if entry is None:
        return WordRules((), ())
    rows, titles = entry.tree.get("rules"), entry.tree.get("allow_titles", [])
    if not isinstance(rows, list) or not isinstance(titles, list):
        said = "Fila skal ha en liste under «rules:», og en under «allow_titles:». Hent dem tilbake."
        problems.append(Problem(FILE.as_posix(), 1, "MANGLER", said))
        return WordRules((), ())
    rules = judge_rows(Rule, entry, "rules", problems)
    return WordRules(tuple(rule for rule in rules if rule.for_text), tuple(bare(str(one)) for one in titles))


def check_words(passage: Passage, known: WordRules) -> Iterator[Problem]:
    """Every word a rule finds in a passage, at its line, with what to write instead."""
    if passage.kind == "name" or not known.may_find(passage.language, passage.seen):
        return
    text = passage.seen
    for title in known.titles:
        text = text.replace(title, " " * len(title))
    for rule in known.rules:
        if rule.language not in (passage.language, "all"):
            continue
        if passage.kind == ("text" if rule.headings_only else "heading"):
            continue  # headings stand in the body too, and one mistake is told once
        if rule.audience == "public" and passage.staff:
            continue
        for found in rule.found_in(text):
            said = f"{quoted(found.group())}: skriv heller {', '.join(rule.prefer)}. ({rule.id})"
            yield Problem(passage.path, passage.line_at(found.start()), "ORD", said, SEVERITY[rule.severity])
