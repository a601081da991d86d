"""What Markdown makes of a page, read as a browser reads it: the links, the ids and the text beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from ressursbank.pages.aside import PLACE
from ressursbank.pages.our_markdown import as_html
from ressursbank.words import INLINE

ADDRESSES = ("href", "src", "action", "formaction", "srcset", "poster", "data")
FLOWING = {"a", "abbr", "bdi", "br", "code", "em", "span", "strong"}
LONGEST, MOST = 60_000, 2_000  # signs and «[» on a page: Markdown reads on to the end for each that is never closed
CALL = re.compile(r"\{\{\s*(\w*)[^{}]*\}\}")
WORD, EDGE = "\ue000", "\ue001"  # a word of the vocabulary, a link or code; and where a block of text begins or ends
LINE = re.compile("[\U000f0000-\U000ffffd]")  # says after a «[» which line of the file it stands on
SIGNS = re.compile(f"[{WORD}{EDGE}]|{LINE.pattern}")


@dataclass
class Link:
    """An address: its line, counted from 0 in the body, when that can be told, and the text one presses."""

    address: str
    text: str = ""
    line: int | None = None


@dataclass
class Made:
    """A page's addresses, the ids one can link to, and the text that is neither link nor code."""

    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    text: str = ""


@lru_cache(maxsize=1000)  # every page that links here asks for it, and the next preview
def made_of(body: str) -> Made | None:
    """What becomes of a page's Markdown, each word of the vocabulary as a sign; None when it would take beyond all time."""
    rows = SIGNS.sub("", body).split("\n")
    marked = "\n".join(row.replace("[", f"[{chr(0xF0000 + min(at, 0xFFFD))}") for at, row in enumerate(rows))
    if len(body) > LONGEST or body.count("[") > MOST:
        return None
    try:
        html = as_html(CALL.sub(lambda call: WORD if call[1] in INLINE else f"\n\n{PLACE.format(0)}\n\n", marked))
    except RecursionError:
        return None
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.made


def ids_of(body: str) -> set[str]:
    """The ids editors have given on a page."""
    made = made_of(body)
    return set(made.ids) if made else set()


def line_of(text: str) -> int | None:
    """The line, counted from 0 in the body, of the last bracket in a made text."""
    found = LINE.findall(text)
    return ord(found[-1]) - 0xF0000 if found else None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.made = Made()
        self.open: list[Link] = []
        self.code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_endtag(tag, 1)
        for name, value in attrs:
            if name in ADDRESSES:
                self.made.links.append(Link(value or ""))
                self.open += self.made.links[-1:] if tag == "a" else []
            elif name == "id":
                self.made.ids.add(value or "")

    def handle_endtag(self, tag: str, step: int = -1) -> None:
        self.open = self.open[:-1] if tag == "a" and step < 0 else self.open
        self.code += step if tag == "code" else 0
        self.made.text += "" if tag in FLOWING else EDGE

    def handle_data(self, data: str) -> None:
        for link in self.open:
            link.line = line_of(data) if link.line is None else link.line
            link.text += LINE.sub("", data)
        self.made.text += WORD if self.open or self.code else data
