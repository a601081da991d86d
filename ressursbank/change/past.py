"""Reads an earlier edition of the site out of git, without touching the files an editor is working on."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONTENT = ("data", "docs", "overrides")
CODE = ("overrides", "ressursbank", "macros.py", "hooks.py", "mkdocs.yml")
REGULAR = (b"100644", b"100755")  # a link or a submodule is never content


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
        for name, content in _files(root, commit):
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield Path(folder)


def code_changed(root: Path, commit: str) -> list[str]:
    """The files of code and templates that differ from ``commit``; any of them may touch every page."""
    done = _git(root, "diff", "--name-only", "-z", "--relative", commit, "--", *CODE)
    return [name.decode("utf-8", "replace") for name in done.stdout.split(b"\0") if name]


def _files(root: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *CONTENT).stdout
    found: list[tuple[bytes, str]] = []
    for row in listed.split(b"\0"):
        about, _, name = row.partition(b"\t")
        mode, _, rest = about.partition(b" ")
        if mode in REGULAR:
            found.append((rest.split(b" ")[1], name.decode("utf-8", "replace")))
    ids = b"".join(one + b"\n" for one, _ in found)
    read = _git(root, "cat-file", "--batch", given=ids).stdout
    position = 0
    for _, path in found:
        end = read.index(b"\n", position)
        size = int(read[position:end].rsplit(b" ", 1)[1])
        yield path, read[end + 1 : end + 1 + size]
        position = end + 1 + size + 1


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise ValueError("Programmet git finnes ikke her, så eldre utgaver kan ikke leses.") from None
