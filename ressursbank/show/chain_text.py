"""The words in the drawing of the chain: measured with a wide typeface in mind, so that they fit in the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

SIZES = {"trinn": 19, "merk": 15.5, "navn": 16.5, "om": 15.5, "nummer": 23, "vei": 15.5, "status": 15.5, "videre": 15.5}
BOLD = ("trinn", "navn", "nummer", "status")
LINE = 1.22


@dataclass(frozen=True)
class Label:
    """One line of text: where its baseline begins, or ends when ``end``."""

    kind: str
    text: str
    x: float
    y: float
    end: bool = False


def text_width(text: str, size: float, bold: bool) -> float:
    """How wide a line is in DejaVu Sans, which is as wide as any typeface a reader's machine is likely to choose."""
    return sum(_ems(sign) for sign in text) * size * (1.14 if bold else 1)


def _ems(sign: str) -> float:
    if sign in "ijl.,:;'!|()[] ":
        return 0.32
    if sign in "tfrI-/":
        return 0.42
    if sign in "mwMW—→æÆ":
        return 0.98
    return 0.72 if sign.isupper() else 0.63


def wrap(text: str, size: float, bold: bool, width: float) -> list[str]:
    """The text in lines that fit; a word that is too long alone is divided."""
    lines: list[str] = []
    for word in re.findall(r"(?:\d\S* )*\S+", text):  # «22 40 00 40» and «12–25 år» stay whole
        rest = f"{lines.pop()} {word}" if lines and text_width(f"{lines[-1]} {word}", size, bold) <= width else word
        while text_width(rest, size, bold) > width and len(rest) > 2:
            fits = [cut for cut in range(2, len(rest)) if text_width(f"{rest[:cut]}-", size, bold) <= width]
            cut = fits[-1] if fits else 2
            lines.append(f"{rest[:cut]}-")
            rest = rest[cut:]
        lines.append(rest)
    return lines


def stacked(parts: Iterable[tuple[str, str]], width: float) -> tuple[list[Label], float]:
    """The parts below each other, each wrapped; and how far down they reach."""
    labels, y = [], 0.0
    for kind, text in parts:
        size = SIZES[kind]
        for row in wrap(text, size, kind in BOLD, width):
            y += size * LINE
            labels.append(Label(kind, row, 0, y - size * 0.28))
    return labels, y


def moved(labels: list[Label], x: float, y: float) -> list[Label]:
    """The labels, so far to the right and down."""
    return [replace(one, x=x + one.x, y=y + one.y) for one in labels]
