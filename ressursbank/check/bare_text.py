"""A text as the eye reads it: markup, look-alikes and invisible signs taken out, line breaks kept.

A word or a number hidden from a check by bold stars, a link, an HTML code or a full-width sign is still there for the
one who reads it: the word hurts, and the number will be rung. Every rule of wording reads through here.
"""

from __future__ import annotations

import html
import re
import unicodedata

CALL = re.compile(r"\{\{[^{}]{0,300}\}\}")
LINK_TARGET = re.compile(
    r"\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"(?P<title>[^\"\n]*)\"|'(?P<other>[^'\n]*)'))?\s*\)"
    r"|\{:?[ ]*(?:#|lang=)[^{}\n]{0,100}\}"
)
COMMENT = re.compile(r"<!--.{0,2000}?-->", re.S)
BREAK = re.compile(r"<br\s*/?>", re.I)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
AT = re.compile(r"\[(at|a|dot|punktum)\]", re.I)  # with the brackets gone, «look at a page» would be an address
MARKUP = re.compile(r"(?<!^)\*|\*(?! )|[_`~\\\[\]]", re.M)
UNUSUAL = re.compile(r"[^\x00-\x7fæøåÆØÅ«»–§]")
INVISIBLE = {"Cf", "Mn", "Me"}
SAME = {"‐": "-", "’": "'", "ı": "i"}
DIGITS = re.compile(r"(?<![^\W\d_])[0-9OolISBZ]*[0-9][0-9OolISBZ]*(?![^\W\d_])")
ROUND = re.compile(  # «22 4O OO 4O», «ring llO»
    r"(?=[OolI])(?:(?<=\d[ ])[OolI]{1,3}(?=[ ][0-9OolI])|(?i:(?<=\bring )|(?<=\bslå )|(?<=\bcall )|(?<=\bdial ))[OolI](?: ?[OolI0-9]){2,7}\b)"
)
ALIKE = str.maketrans("OolISBZ", "0011582")


def bare(text: str) -> str:
    """The text with only what a reader sees, and the same line breaks as before."""
    if "<" in text:
        text = COMMENT.sub(_breaks, text)
        text = TAG.sub("", BREAK.sub(" ", text))
    text = MARKUP.sub("", AT.sub(r"(\1)", html.unescape(text)))
    if text.isascii():
        return text
    return UNUSUAL.sub(_plain, unicodedata.normalize("NFKC", text))


def without_calls(body: str, call: str = " ") -> str:
    """A page's Markdown without addresses of links, names of headings and words of the vocabulary; line breaks kept."""
    kept = CALL.sub(lambda found: call + _breaks(found), body)
    return LINK_TARGET.sub(_breaks, kept)


def as_digits(seen: str) -> str:
    """A text already bare, with letters that stand for digits read as digits: «l13», «22 4O OO 4O»."""
    return ROUND.sub(_digits, DIGITS.sub(_digits, seen))


def _breaks(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")


def _digits(found: re.Match[str]) -> str:
    return found.group().translate(ALIKE)


def _plain(found: re.Match[str]) -> str:
    sign = SAME.get(found[0], found[0])
    if unicodedata.category(sign) in INVISIBLE:
        return ""
    number = unicodedata.numeric(sign, -1)
    return str(int(number)) if number in range(10) else sign
