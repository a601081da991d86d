"""What two strict PDF readers, Poppler and MuPDF, say of a sheet."""

from __future__ import annotations

import re
import subprocess
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=4)  # Poppler walks the whole file for each line of the tree: a quarter of a minute for the booklet
def _poppler(path: Path) -> tuple[str, str]:
    """The tree with its text, and what Poppler complained of."""
    done = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=False)
    return done.stdout.decode(), done.stderr.decode()


def complaints(path: Path) -> str:
    """What the two readers complain of when they read every object of a PDF and its tree; empty when it is whole."""
    done = subprocess.run(["mutool", "show", str(path), "grep"], capture_output=True, check=False)
    return _poppler(path)[1] + done.stderr.decode()


def read_aloud(path: Path) -> str:
    """The text in the order Poppler finds it in the tree, without bullets and numbers of lists, and what is drawn."""
    told = _poppler(path)[0]
    label, found = 999, []
    for line in told.splitlines():
        depth, said = len(line) - len(line.lstrip()), line.strip()
        label = label if depth > label else 999
        if label == 999 and said.startswith('"'):
            found.append(said[1:-1])
        elif said.startswith(("Lbl", "Figure")):
            label = depth
    return letters(" ".join(found))


def letters(text: str) -> str:
    """The letters and digits of a text, so that two ways of breaking lines are the same."""
    return re.sub(r"[\W_]", "", text)
