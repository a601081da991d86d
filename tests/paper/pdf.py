"""A sheet as a reader, a screen reader and a phone's camera meet it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import zxingcpp

from ressursbank.phone import digits_of

MM = 72 / 25.4
EDGE = 5  # millimetres an office printer cannot reach
BODY, LARGE, FOOT = 12, 18, 9  # points
CELL = 6  # millimetres: signs are only compared with those nearby
COVERED = 0.25  # of the smaller sign
WRITTEN_TOGETHER = 3  # «ffi» is one box, and a comma may stand under the arm of an r
# Everything that looks like a number one could ring: a short one, or eight digits in any grouping.
NUMBER = re.compile(
    r"(?<![\w/.,:–-])(?:\+47 ?)?(?:\d(?:[ \u00a0]?\d){7}|116[ \u00a0]?\d{3}|1412|0[2-9]\d{3}|11[0-9])(?![\w/–]|[.,:]\d)"
)


@dataclass(frozen=True)
class Sign:
    """One printed sign: which, how large in points, and its box in millimetres from the page's corners."""

    page: int
    text: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


def size_of(path: Path) -> tuple[float, float]:
    """The width and height of the first page in millimetres."""
    width, height = pypdfium2.PdfDocument(path)[0].get_size()
    return width / MM, height / MM


@lru_cache(maxsize=256)
def text_of(path: Path) -> str:
    """All text of a PDF, as a program reads it."""
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def numbers_in(text: str) -> set[str]:
    """The digits of every number one could ring."""
    return {digits_of(found) for found in NUMBER.findall(" ".join(text.split()))}


def on_top_of_each_other(found: list[Sign], width: float, height: float) -> list[tuple[Sign, Sign]]:
    """Pairs of signs that cover a good part of each other, as text printed over text does."""
    cells: dict[tuple[int, int, int], list[tuple[int, Sign]]] = {}
    pairs = []
    for place, one in enumerate(found):
        here = [
            (one.page, column, row)
            for column in range(int(one.left / CELL), int((width - one.right) / CELL) + 1)
            for row in range(int(one.top / CELL), int((height - one.bottom) / CELL) + 1)
        ]
        near = {at: other for cell in here for at, other in cells.get(cell, []) if place - at > WRITTEN_TOGETHER}
        pairs += [(one, other) for other in near.values() if _shared(one, other, width, height) > COVERED]
        for cell in here:
            cells.setdefault(cell, []).append((place, one))
    return pairs


def _shared(one: Sign, other: Sign, width: float, height: float) -> float:
    """How much of the smaller sign's box the other's covers."""
    across = width - max(one.left, other.left) - max(one.right, other.right)
    down = height - max(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min((width - box.left - box.right) * (height - box.top - box.bottom) for box in (one, other))
    return max(across, 0) * max(down, 0) / smaller if smaller else 0


@lru_cache(maxsize=256)
@lru_cache(maxsize=8)
def codes_in(path: Path) -> tuple[str, ...]:
    """What a camera reads from each square code, at the fineness of an office printer."""
    found: list[str] = []
    for page in pypdfium2.PdfDocument(path):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        found += [one.text for one in zxingcpp.read_barcodes(picture)]
    return tuple(found)


@lru_cache(maxsize=96)
def signs(path: Path) -> list[Sign]:
    """Every sign a reader sees."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(path), 1):
        width, height = page.get_size()
        layer = page.get_textpage()
        for place in range(layer.count_chars()):
            text = chr(raw.FPDFText_GetUnicode(layer.raw, place))
            if not text.strip():
                continue
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(layer.raw, place, matrix)
            size = raw.FPDFText_GetFontSize(layer.raw, place) * math.hypot(matrix.a, matrix.b)
            left, bottom, right, top = layer.get_charbox(place)
            edges = (left / MM, (width - right) / MM, (height - top) / MM, bottom / MM)
            found.append(Sign(number, text, size, *edges))
    return found
