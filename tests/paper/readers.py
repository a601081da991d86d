"""Two strict PDF readers for the tests, Poppler and MuPDF, installed with the machine's package manager."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from ressursbank.paper.ensure import INSTALLERS

READERS = ("pdfinfo", "mutool")
PACKAGES = {
    "apt-get": ["poppler-utils", "mupdf-tools"],
    "dnf": ["poppler-utils", "mupdf"],
    "zypper": ["poppler-tools", "mupdf"],
    "apk": ["poppler-utils", "mupdf-tools"],
    "brew": ["poppler", "mupdf"],
}


def install() -> int:
    """Installs the readers that are missing. Returns 0 when both are there afterwards."""
    for program, commands in INSTALLERS:
        if all(map(shutil.which, READERS)) or not shutil.which(program):
            continue
        print(f"Henter PDF-leserne til prøvene med {program} …", flush=True)
        prefix = ["sudo", "-n"] if program != "brew" and os.geteuid() != 0 else []
        for command in (*commands[:-1], [*commands[-1], *PACKAGES[program]]):
            subprocess.run([*prefix, *command], stdout=subprocess.DEVNULL, check=False)
    missing = [one for one in READERS if not shutil.which(one)]
    if missing:
        print(f"Prøvene av papiret mangler {', '.join(missing)}. Installer Poppler og MuPDF.", file=sys.stderr)
    return len(missing)


def complaints(path: Path) -> str:
    """What the two readers complain of when they read every object of a PDF and its tree; empty when it is whole."""
    asked = (["pdfinfo", "-struct-text", str(path)], ["mutool", "show", str(path), "grep"])
    return "".join(subprocess.run(one, capture_output=True, check=False).stderr.decode() for one in asked)


def read_aloud(path: Path) -> str:
    """The text in the order Poppler finds it in the tree, without bullets and numbers of lists."""
    told = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=False).stdout.decode()
    label, found = 999, []
    for line in told.splitlines():
        depth, said = len(line) - len(line.lstrip()), line.strip()
        label = label if depth > label else 999
        if label == 999 and said.startswith('"'):
            found.append(said[1:-1])
        elif said.startswith("Lbl"):
            label = depth
    return letters(" ".join(found))


def letters(text: str) -> str:
    """The letters and digits of a text, so that two ways of breaking lines are the same."""
    return re.sub(r"[\W_]", "", text)


if __name__ == "__main__":
    sys.exit(install())
