"""Where links lead: read as a browser reads an address, and resolved as the build resolves it."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

SOURCE = "nb"
ENDS = "".join(map(chr, range(33)))
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def as_browser(address: str) -> str:
    """The address without what a browser drops (WHATWG URL, 4.4): control signs and spaces round it, tabs and line breaks in it."""
    return re.sub(r"[\t\n\r]", "", address.strip(ENDS))


def leads_to(slug: str, address: str) -> tuple[str | None, str]:
    """The file below the language's folder that a link on the page ``slug`` leads to («hjelp/rus.md»), and the anchor.

    The file is None for an address that is not relative.
    """
    path, _, anchor = as_browser(address).partition("#")
    if SCHEME.match(path) or path.startswith(("/", "\\")):
        return None, anchor
    there = posixpath.join(posixpath.dirname(slug), unquote(path)) if path else f"{slug}.md"
    return posixpath.normpath(there), unquote(anchor)
