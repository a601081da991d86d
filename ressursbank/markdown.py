"""Text that Markdown prints as it stands: what a change holds is shown, never obeyed."""

from __future__ import annotations

import re

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")


def md(text: str) -> str:
    """The text on one line, with every sign that means something to Markdown taken as itself."""
    return SPECIAL.sub(r"\\\1", visible(" ".join(text.split())))


def as_is(text: str) -> str:
    """The text as code: signs, addresses and names stand as they are typed, and nothing in it can be pressed."""
    shown = visible(text)
    fence = "`" * (max(map(len, re.findall(r"`+", shown)), default=0) + 1)
    edge = " " if shown[:1] in ("`", " ") or shown[-1:] in ("`", " ") else ""
    return f"{fence}{edge}{shown}{edge}{fence}"


def visible(text: str) -> str:
    """Signs nobody sees, as their code: a name turned round by one looks like another."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape", "surrogatepass").decode() for sign in text)
