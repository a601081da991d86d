"""How many times each number stands on a sheet, and how many times it was set: callable on a changed text too."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import tinyhtml5

from ressursbank.check.pinned import ALWAYS, PINNED
from ressursbank.paper.proof import Proof
from ressursbank.phone import digits_of
from tests.paper.pdf import NUMBER


def counted(text: str) -> Counter[str]:
    """How many times each number stands in a text."""
    return Counter(digits_of(found) for found in NUMBER.findall(" ".join(text.split())))


def pages_of(path: Path) -> int:
    """How many pages a PDF has."""
    return len(pypdfium2.PdfDocument(path))


def expected(proof: Proof, pages: int) -> Counter[str]:
    """How many times each number must stand on a sheet: as in what was sent to the printer.

    The line of crisis numbers that runs over every page of the booklet stands there once.
    """
    body = tinyhtml5.parse(proof.html, namespace_html_elements=False).find("body")
    assert body is not None
    found = counted(" ".join(body.itertext()).replace(proof.number, ""))
    running = [PINNED[one] for one in ALWAYS] if proof.sheet.template == "hefte" else []
    return found + Counter(dict.fromkeys(running, pages - 1))
