"""Text that Markdown prints as it stands: what a change holds is shown, never obeyed."""

from __future__ import annotations

import re

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")


def md(text: str) -> str:
    """The text on one line, with every sign that means something to Markdown taken as itself."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
