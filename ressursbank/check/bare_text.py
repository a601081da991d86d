"""A text as the eye reads it: markup, look-alikes and invisible signs taken out, line breaks kept.

A number hidden from a check by bold stars, an HTML code or a full-width digit is still a number to the
one who reads it, and will be rung.
"""

from __future__ import annotations

import html
import re
import unicodedata

COMMENT = re.compile(r"<!--.{0,2000}?-->", re.S)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
MARKUP = re.compile(r"[*_`~\\\[\]]")
LOOKALIKE = re.compile(r"(?<![^\W\d_])[0-9OolI]*[0-9][0-9OolI]*(?![^\W\d_])")
ALIKE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
UNUSUAL = re.compile(r"[^\x00-\x7fæøåÆØÅ]")
INVISIBLE = {"Cf", "Mn", "Me"}


def bare(text: str) -> str:
    """The text with only what a reader sees, and the same line breaks as before."""
    text = COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
    text = html.unescape(TAG.sub("", text))
    text = MARKUP.sub("", text)
    text = unicodedata.normalize("NFKC", text)
    text = UNUSUAL.sub(_plain, text)
    return LOOKALIKE.sub(lambda found: found.group().translate(ALIKE), text)


def _plain(found: re.Match[str]) -> str:
    sign = found.group()
    if unicodedata.category(sign) in INVISIBLE:
        return ""
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign
