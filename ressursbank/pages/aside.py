"""Our own HTML, laid aside while Markdown reads a page.

Markdown and MkDocs would each take every card apart to look for Markdown and anchors in it; there is neither, and the
looking was a sixth of a preview.
"""

from __future__ import annotations

import re

PLACE = '<div data-ord="{}"></div>'  # no page may hold a «div» of its own (check/markup.py)
FOUND = re.compile(r'<div data-ord="(\d+)"></div>')
ID = re.compile(r'\sid="([^"]+)"')
_aside: list[str] = []


def lay_aside(shown: str) -> str:
    """A place to come back to, for what stands as a block of its own; what stands inside a sentence stays."""
    html = shown.strip("\n")
    if html == shown or not html:
        return shown
    _aside.append(html)
    return f"\n\n{PLACE.format(len(_aside) - 1)}\n\n"


def give_back(content: str) -> tuple[str, set[str]]:
    """The page as Markdown made it with everything laid aside in its place, and the ids in what was laid aside."""
    ids = {one for html in _aside for one in ID.findall(html)}
    whole = FOUND.sub(lambda found: _aside[int(found[1])], content)
    _aside.clear()
    return whole, ids
