"""Which signs our fonts have: one they lack would pull a font of the machine's into the PDF without a word."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5
from fontTools.ttLib import TTFont

OURS = re.compile(r"^/[A-Z]{6}\+Ark(-|$)")  # the family named in ark.css, with the mark of a subset
UNPRINTED = {"\n", "\t", "\u00ad", "\u200b"}


@lru_cache(maxsize=4)
def our_signs(fonts: Path) -> frozenset[str]:
    """Every sign that all our weights can print."""
    by_weight: dict[str, set[str]] = {}
    for path in sorted(fonts.glob("*.woff2")):
        weight = re.search(r"-(\d00)-", path.name)
        signs = {chr(code) for code in TTFont(path, lazy=True).getBestCmap()}
        by_weight.setdefault(weight[1] if weight else "", set()).update(signs)
    return frozenset(set.intersection(*by_weight.values()))


def missing_signs(html: str, fonts: Path) -> list[str]:
    """The signs of a sheet that our fonts cannot print."""
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    return sorted(set(_text(body)) - our_signs(fonts) - UNPRINTED) if body is not None else []


def _text(body: Element) -> str:
    return "".join(body.itertext())


def foreign_fonts(pdf: Any) -> list[str]:
    """The names of embedded fonts that are not ours, in a PDF that is about to be written."""
    names = [part.get("BaseFont") for part in pdf.objects if hasattr(part, "get")]
    shown = [name.decode() if isinstance(name, bytes) else str(name) for name in names if name]
    return [name for name in shown if not OURS.match(name)]
