"""What two strict PDF readers, Poppler and MuPDF, say of a sheet."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


def complaints(path: Path) -> str:
    """What the two readers complain of when they read every object of a PDF and its tree; empty when it is whole."""
    asked = (["pdfinfo", "-struct-text", str(path)], ["mutool", "show", str(path), "grep"])
    return "".join(subprocess.run(one, capture_output=True, check=False).stderr.decode() for one in asked)


def read_aloud(path: Path) -> str:
    """The text in the order Poppler finds it in the tree, without bullets and numbers of lists, and what is drawn."""
    told = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=False).stdout.decode()
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
