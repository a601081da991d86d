"""The ledger of issued sheets: which numbers are out there, since when, and whether they still hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ressursbank.freshness import page_due_on
from ressursbank.paper.number import as_written
from ressursbank.register.sheet import Issue
from ressursbank.site import Site

if TYPE_CHECKING:
    from ressursbank.paper.proof import Proof

FILE = Path("data") / "paper_ledger.yml"
KEPT = timedelta(days=730)  # a number that ran out two years ago is not found: then the sheet is changed anyway
HEAD = """# Utgavene som er gitt ut på papir. Skrives av «ressursbank papir --utgi», aldri for hånd.
# digits er numrene som står på arket, slik at skranken kan si om et gammelt ark fortsatt stemmer.
"""


class Standing(StrEnum):
    """What the counter says about an issue: it holds, its numbers hold, change it, or it has run out."""

    STEMMER = "stemmer"
    SNART = "snart"
    BYTT = "bytt"
    UTLOPT = "utlopt"


@dataclass(frozen=True)
class Judged:
    """A row of the ledger, judged today."""

    issue: Issue
    standing: Standing


def rows(site: Site) -> list[Issue]:
    """Every issue that was ever given out."""
    return list(site.register.words["paper_ledger"].values())


def with_issues(site: Site, issues: Iterable[Issue]) -> Site:
    """The site as it is when the issues are given out; nothing is written."""
    known = {**site.register.words["paper_ledger"], **{one.id: one for one in issues}}
    return replace(site, register=replace(site.register, words={**site.register.words, "paper_ledger": known}))


def issue_of(site: Site, sheet: str, language: str, mark: str) -> Issue | None:
    """The ledger's row for exactly this content; None when it was never given out."""
    same = [one for one in rows(site) if (one.sheet, one.language, one.fingerprint) == (sheet, language, mark)]
    return max(same, key=lambda one: one.issued_on, default=None)


def judged(site: Site, made: Iterable[Proof]) -> list[Judged]:
    """Every issue with what to say about it, sorted by the number a caller reads out."""
    now = {(one.id, one.language): one for one in made}
    allowed = {digit for one in now.values() for digit in one.digits}
    return sorted(
        (Judged(row, _standing(row, now.get((row.sheet, row.language)), allowed, site.today)) for row in rows(site)),
        key=lambda one: (one.issue.number, one.issue.sheet, one.issue.language, one.issue.issued_on),
    )


def _standing(row: Issue, current: Proof | None, allowed: set[str], today: date) -> Standing:
    """A number that is printed nowhere any longer is a changed one, whatever else holds."""
    if not set(row.digits) <= allowed:
        return Standing.BYTT
    if today > row.valid_through:
        return Standing.UTLOPT
    return Standing.STEMMER if current and current.mark == row.fingerprint else Standing.SNART


def find(site: Site, made: Iterable[Proof], spoken: str) -> list[Judged]:
    """The issues with the number someone reads out; capitals, spaces and hyphen do not matter."""
    wanted = as_written(spoken)
    return [one for one in judged(site, made) if one.issue.number == wanted]


def to_reprint(site: Site, made: Iterable[Proof]) -> list[Proof]:
    """The sheets whose content of today was never given out."""
    return [one for one in made if one.issued_on is None]


def issued(proof: Proof, today: date) -> Issue:
    """The row that says a sheet was given out today."""
    return Issue(
        id=f"{proof.id}-{proof.language}-{proof.number}-{today.isoformat()}",
        sheet=proof.id,
        language=proof.language,
        number=proof.number,
        fingerprint=proof.mark,
        issued_on=today,
        valid_through=page_due_on(today, proof.sheet.valid_for),
        digits=list(proof.digits),
    )


def write(root: Path, issues: Iterable[Issue], today: date) -> None:
    """Writes the ledger, one row a line, oldest first, so that a change is one added line."""
    kept = [one for one in issues if one.valid_through + KEPT >= today]
    ordered = sorted(kept, key=lambda one: (one.issued_on, one.sheet, one.language, one.number))
    lines = [_line(one) for one in ordered]
    body = "items:\n" + "".join(lines) if lines else "items: []\n"
    (root / FILE).write_text(HEAD + body, encoding="utf-8")


def _line(one: Issue) -> str:
    digits = ", ".join(f"'{digit}'" for digit in one.digits)
    return (
        f"  - {{id: {one.id}, sheet: {one.sheet}, language: {one.language}, number: {one.number}, "
        f"issued_on: {one.issued_on}, valid_through: {one.valid_through}, digits: [{digits}], "
        f"fingerprint: {one.fingerprint}}}\n"
    )
