"""Reads an earlier edition of the project out of git, without touching the files an editor is working on."""

from __future__ import annotations

import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONTENT = ("data", "docs", "overrides")
REGULAR = ("100644", "100755")  # a link or a submodule is never content


@dataclass(frozen=True)
class Change:
    """One path that differs. ``before`` and ``after`` are what stands there; None when nothing does, or no plain file."""

    path: str
    kind: str  # «ny», «fjernet», «endret» or «flyttet …»
    before: bytes | None = None
    after: bytes | None = None


def commit_of(root: Path, rev: str) -> str:
    """The commit that ``rev`` names.

    Raises:
        ValueError: there is none, or no history to look in; the message is Norwegian.
    """
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.decode("ascii").strip()
    inside = _git(root, "rev-parse", "--git-dir")
    if inside.returncode != 0:
        raise ValueError("Mappa er ikke et git-prosjekt, eller git får ikke lese den, så det finnes ingen eldre utgave her.")
    raise ValueError(
        f"Fant ikke «{rev}» i historikken. Skriv for eksempel HEAD~1 eller origin/main, og hent hele historikken i CI."
    )


@contextmanager
def edition(root: Path, commit: str) -> Iterator[Path]:
    """A folder with ``data``, ``docs`` and ``overrides`` as they were at ``commit``; gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="ressursbank-") as folder:
        ids = {name: ident for name, (mode, ident) in _listed(root, commit, CONTENT).items() if mode in REGULAR}
        for name, content in zip(ids, _contents(root, list(ids.values())), strict=True):
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield Path(folder)


def changes(root: Path, commit: str) -> list[Change]:
    """Every path of the working tree that differs from ``commit``, also what git has not been told of yet.

    Only a ``.gitignore`` of the project hides a file, not the settings of one machine. Raises ValueError as ``commit_of``.
    """
    top = Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel").stdout.rstrip(b"\n")))
    inside = os.fsdecode(_git(root, "rev-parse", "--show-prefix").stdout.rstrip(b"\n"))
    told = _git(top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules=none", commit).stdout
    told += _git(top, "ls-files", "--others", "--exclude-per-directory=.gitignore", "-z").stdout
    names = sorted({os.fsdecode(name) for name in told.split(b"\0") if name})
    listed = _listed(top, commit)
    ids = {name: listed[name][1] for name in names if name in listed and listed[name][0] in REGULAR}
    before = dict(zip(ids, _contents(top, list(ids.values())), strict=True))
    after = {name: content for name in names if (content := _plain(top / name)) is not None}
    there = {name for name in names if os.path.lexists(top / name)}
    moved = _moved(
        {name: before[name] for name in before if name not in there},
        {name: after[name] for name in after if name not in listed},
    )
    found = []
    for name in names:
        kind = "endret" if name in there and name in listed else "ny" if name in there else "fjernet"
        shown = os.path.relpath(name, inside or ".")
        found.append(Change(shown, moved.get(name, kind), before.get(name), after.get(name)))
    return found


def _moved(gone: dict[str, bytes], new: dict[str, bytes]) -> dict[str, str]:
    """What is told of files that only have another name; an empty file is like any other."""
    places = {content: name for name, content in new.items() if content.strip()}
    pairs = [(name, places[content]) for name, content in gone.items() if content in places]
    return {name: told for old, now in pairs for name, told in ((old, f"flyttet til {now}"), (now, f"flyttet fra {old}"))}


def _plain(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else None
    except OSError:
        return None


def _listed(folder: Path, commit: str, only: tuple[str, ...] = ()) -> dict[str, tuple[str, str]]:
    """The mode and id of every file of an edition, below ``folder``."""
    found = {}
    for row in _git(folder, "ls-tree", "-r", "-z", commit, "--", *only).stdout.split(b"\0"):
        about, _, name = row.partition(b"\t")
        if name:
            mode, _, ident = about.decode("ascii").split(" ")
            found[os.fsdecode(name)] = (mode, ident)
    return found


def _contents(root: Path, ids: list[str]) -> Iterator[bytes]:
    read = _git(root, "cat-file", "--batch", given="".join(f"{one}\n" for one in ids).encode("ascii")).stdout
    position = 0
    for _ in ids:
        end = read.index(b"\n", position)
        size = int(read[position:end].rsplit(b" ", 1)[1])
        yield read[end + 1 : end + 1 + size]
        position = end + 1 + size + 1


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise ValueError("Programmet git finnes ikke her, så eldre utgaver kan ikke leses.") from None
