"""The issue number: a fingerprint of what stands on the sheet, short enough to read aloud on the phone."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

# No vowels, so that no word appears; no 0, 1 or L, which are misheard and misread for O and I; no G or M, so that
# no number reads as an amount of something («65MG»).
SIGNS = "23456789BCDFHJKNPQRSTVWXZ"
LENGTH = 6
SHORT = re.compile(rf"^[{SIGNS}]{{4}}-[{SIGNS}]{{2}}$")


def fingerprint(html: str, style: bytes) -> str:
    """What the sheet says, before its number and dates are put in, and the style and fonts it is set with (``of_files``)."""
    return hashlib.sha256(" ".join(html.split()).encode("utf-8") + style).hexdigest()[:32]


def of_files(files: tuple[Path, ...]) -> bytes:
    """Names and bytes of the files as one fingerprint to go into each sheet's own."""
    return b"".join(path.name.encode("utf-8") + hashlib.sha256(path.read_bytes()).digest() for path in files)


def short(mark: str) -> str:
    """The number printed on the paper, «B3F2-7K»: the first signs of the fingerprint."""
    value, signs = int(mark[:16], 16), ""
    for _ in range(LENGTH):
        value, rest = divmod(value, len(SIGNS))
        signs += SIGNS[rest]
    return f"{signs[:4]}-{signs[4:]}"


def as_written(text: str) -> str:
    """A number as someone reads it aloud or types it, brought to the printed form."""
    signs = re.sub(r"[^0-9A-Z]", "", text.upper())
    return f"{signs[:4]}-{signs[4:]}" if len(signs) == LENGTH else text.strip().upper()
