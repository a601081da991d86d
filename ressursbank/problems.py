"""What is wrong, where, and what an editor should do about it.

Every sentence an editor meets is Norwegian and has the form ``path:line: [KODE] sentence``.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How much a problem stops: a change, nothing now, or nothing at all."""

    FEIL = "feil"
    ADVARSEL = "advarsel"
    PAMINNELSE = "påminnelse"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place. ``path`` is relative to the project, ``line`` counts from 1."""

    path: str
    line: int
    code: str
    sentence: str
    severity: Severity = Severity.FEIL

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.FEIL else f" ({self.severity})"
        return f"{self.path}:{self.line}: [{self.code}]{mark} {self.sentence}"


class ProblemsFoundError(Exception):
    """Raised where going on would need data that could not be read; carries every problem."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def shown(path: Path, root: Path) -> str:
    """The path as an editor sees it: relative to the project, with forward slashes."""
    return Path(os.path.relpath(path.absolute(), root.absolute())).as_posix()  # not resolve: a shortcut is shown as itself


def quoted(value: str, limit: int = 60) -> str:
    """The offending text in guillemets, cut so that one mistake stays one line."""
    flat = " ".join(value.split())
    return f"«{flat[: limit - 1]}…»" if len(flat) > limit else f"«{flat}»"


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that helps with a misspelt name: the closest one, or the whole short list."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f" Mente du «{close[0]}»?"
    if 0 < len(names) < 10:
        return f" Du kan bruke: {', '.join(names)}."
    return ""
