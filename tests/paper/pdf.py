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
# Everything that looks like a number one could ring: a short one, or eight digits in any grouping.
NUMBER = re.compile(
    r"(?<![\w/.,:–-])(?:\+47 ?)?(?:\d(?:[ \u00a0]?\d){7}|116[ \u00a0]?\d{3}|1412|0[2-9]\d{3}|11[0-9])(?![\w/–]|[.,:]\d)"
)


@dataclass(frozen=True)
class Sign:
    """One printed sign: which, how large in points, and its box in millimetres from the page's corners."""

    text: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


@lru_cache(maxsize=256)
def text_of(path: Path) -> str:
    """All text of a PDF, as a program reads it."""
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def numbers_in(text: str) -> set[str]:
    """The digits of every number one could ring."""
    return {digits_of(found) for found in NUMBER.findall(" ".join(text.split()))}


@lru_cache(maxsize=256)
def codes_in(path: Path) -> tuple[str, ...]:
    """What a camera reads from each square code, at the fineness of an office printer."""
    found: list[str] = []
    for page in pypdfium2.PdfDocument(path):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        found += [one.text for one in zxingcpp.read_barcodes(picture)]
    return tuple(found)


def signs(path: Path) -> list[Sign]:
    """Every sign a reader sees."""
    found = []
    for page in pypdfium2.PdfDocument(path):
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
            found.append(Sign(text, size, *edges))
    return found
