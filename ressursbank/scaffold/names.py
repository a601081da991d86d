"""File names from names as people write them."""

from __future__ import annotations

import re
import unicodedata

LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ð": "d", "þ": "th", "đ": "d", "ŋ": "n", "ŧ": "t"}
)
LONGEST = 60  # beyond that an address no longer fits on a sheet of paper


def slug(name: str) -> str:
    """«Når økonomien er vanskelig» → «nar-okonomien-er-vanskelig»: a–z, digits and hyphens.

    Raises:
        ValueError: nothing is left to make a file name of.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS)).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", plain)
    while words and len("-".join(words)) > LONGEST:
        words.pop()
    if not words:
        raise ValueError(f"«{name}» kan ikke bli et filnavn. Bruk bokstaver eller tall.")
    return "-".join(words)
