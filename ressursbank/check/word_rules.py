"""The words that hurt, and what to write instead (data/word_rules.yml, from national and WHO guidance).

A list finds words, not meaning: it does not take the place of the human reading before approval.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ressursbank.check.text_of import Passage
from ressursbank.problems import Problem, Severity, quoted
from ressursbank.reading.yaml_text import read_yaml

SEVERITY = {"block": Severity.FEIL, "warn": Severity.ADVARSEL}
SIGN = re.compile(r"\\.|[^\\]", re.S)  # «\\S» and «\\s» are opposites: what stands after a backslash keeps its case


@dataclass(frozen=True)
class Rule:
    """One rule: where it applies, what it finds, what to write instead, and how much it stops."""

    id: str
    language: str
    severity: Severity
    audience: str
    pattern: re.Pattern[str]
    prefer: str
    headings_only: bool
    images_only: bool
    hit: tuple[str, ...]
    ok: tuple[str, ...]


@lru_cache(maxsize=2)
def read_rules(path: Path) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """The rules that stop or warn, and the official titles that may be quoted as they are."""
    tree = read_yaml(path).tree
    rules = []
    for row in tree["rules"]:
        if row["severity"] not in SEVERITY:
            continue
        flags = re.UNICODE if row.get("case_sensitive") == "true" else re.UNICODE | re.IGNORECASE
        where = row.get("applies_to", [])
        rules.append(
            Rule(
                id=row["id"],
                language=row["language"],
                severity=SEVERITY[row["severity"]],
                audience=row["audience"],
                pattern=re.compile(row["pattern"], flags),
                prefer=", ".join(row["prefer"]),
                headings_only=where == ["heading"],
                images_only=bool(where) and "heading" not in where,
                hit=tuple(row["hit"]),
                ok=tuple(row["ok"]),
            )
        )
    return tuple(rules), tuple(tree.get("allow_titles", []))


@lru_cache(maxsize=64)
def _any_of(rules: tuple[Rule, ...], language: str) -> re.Pattern[str]:
    """Fits a casefolded text that one of a language's rules may find something in.

    Nearly every text has nothing: asking for all rules at once was ten times as fast as asking for each. A rule whose
    alternatives all begin with a word boundary costs least.
    """
    said = [rule.pattern.pattern for rule in rules if rule.language in (language, "all") and not rule.images_only]
    folded = (SIGN.sub(lambda sign: sign[0] if sign[0][0] == "\\" else sign[0].casefold(), one) for one in said)
    return re.compile("|".join(folded) or r"(?!)")


def check_words(passage: Passage, rules: tuple[Rule, ...], titles: tuple[str, ...]) -> Iterator[Problem]:
    """Every word a rule finds in a passage, at its line, with what to write instead."""
    if passage.kind == "name" or not _any_of(rules, passage.language).search(passage.text.casefold()):
        return
    text = passage.text
    for title in titles:
        text = text.replace(title, " " * len(title))
    for rule in rules:
        if rule.language not in (passage.language, "all") or rule.images_only:
            continue
        if passage.kind == ("text" if rule.headings_only else "heading"):
            continue  # headings stand in the body too, and one mistake is told once
        if rule.audience == "public" and passage.staff:
            continue
        for found in rule.pattern.finditer(text):
            said = f"{quoted(found.group())}: skriv heller {rule.prefer}. ({rule.id})"
            yield Problem(passage.path, passage.line_at(found.start()), "ORD", said, rule.severity)
