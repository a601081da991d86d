"""One meaning: what readers get is what the editor saw in GitHub's preview, and no signs of Markdown are left in it.

Each page is read by our Markdown and by GitHub's own, cmark-gfm, and the two must agree block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import TypeAlias
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options

from ressursbank.check.markup import HEADING_ID, check_markup
from ressursbank.pages.aside import FOUND, PLACE
from ressursbank.pages.our_markdown import as_html
from ressursbank.pages.page import Page
from ressursbank.problems import Problem
from ressursbank.words import INLINE

GITHUB = Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
CALL = re.compile(r"\{\{\s*(\w+).*?\}\}", re.S)
MAILTO = re.compile(r'<a href="mailto:[^>]*>(.*?)</a>')  # what to do about an address is told by check/prose.py
BOX = re.compile(r"(?:!!!|\?\?\?\+?) ")
DEFINITION = re.compile(r"^((?:> )?):(?= {1,3}\S)")
NAMED = re.compile(rf"\s*\{{{HEADING_ID.pattern.strip('^$')}\}}")
NBSP_AFTER = re.compile(r"^(#+)\u00a0", re.M)  # the eye sees a space, and so do we: only the preview shows the hashes
NAMES = {"div": "blockquote", "details": "blockquote", "dd": "ul><li"}  # how our own shapes are handed to GitHub's
BLOCKS = {*NAMES, *(f"h{level}" for level in range(1, 7)), "ul", "ol", "li", "blockquote", "table", "tr", "th", "td", "pre"}
MARKS = ("strong", "em", "code", "del", "sup")
VOID = ("br", "img", "input")
NO_SHAPE = (*VOID, "span", "bdi", "abbr")
SAME = {  # to the eye
    "</ul><ul>": "",
    "</blockquote><blockquote>": "",
    "<strong><em>": "<em><strong>",
    "</em></strong>": "</strong></em>",
}

SETEXT = "En strek av = eller - rett under en tekst gjør den til en overskrift. Skriv ## foran og {#navn} etter, eller sett en tom linje over streken."
CODE = "Teksten er rykket inn så langt, eller merket slik, at den vises som kode. Ta bort mellomrommene først på linja."
NUMBER = "Et tall med punktum eller parentes først blir et punkt i en liste, og tallet kan bli et annet. Skriv for eksempel «Den 24. desember». En liste teller én og én, og har mer enn ett punkt."
LIST = "Lista vises på en annen måte enn på GitHub. Sett en tom linje over den, og fire mellomrom foran underpunkter. Avkryssing finnes ikke."
BULLET = (
    "Punktet vises ikke som en liste. Begynn linja med bindestrek og mellomrom: «- ». Er det noe noen sier, bruker du «»."
)
HASHES = "Nummertegnene vises for leseren. Begynn helt til venstre: ##, ett mellomrom og overskriften."
PIPES = "Strekene vises for leseren. En tabell trenger en tom linje over seg, og |---|---| under den første linja."
SIGNS = (
    "Tegn som skulle gjort teksten fet eller lignende, vises for leseren. Sett dem tett inntil ordene, eller ta dem bort."
)
ALONE = "Et ord som viser et kort eller en liste, må stå alene, med en tom linje over og under."
ADDRESS = "Adressen kan ikke trykkes på. Skriv den som en lenke: [navnet på siden](https://…)."
OTHER = "Dette vises på en annen måte enn på GitHub. Skriv det enklere: vanlig tekst, tom linje mellom avsnitt, ** tett inntil ordene."
UNSEEN = r"\u00a0\u00ad\u200b-\u200d\u2060\ufeff"
WORD_BULLET = re.compile(
    rf"[\s{UNSEEN}]*(?:[-*+]\s+)?(?:[•·▪▫‣⁃◦●○■□➢✓✔\uf0a7\uf0b7\uf0d8]|[–—o]\s|-(?=[^\W\d]|\u00a0)|[{UNSEEN}]+[-*+]\s)\s*\S"
)
LEFT = (
    (re.compile(r"^[^\w«(]*#"), HASHES),
    (re.compile(r"\|"), PIPES),
    (re.compile(r"\*\*|(?<!_)__(?!_)|~~|={3}|`|^\[!|:[a-z_]+:|\$.*\$"), SIGNS),
)
WHY = (  # what stands on a row that is read in two ways
    (re.compile(rf".*\{{\{{\s*(?!\s|(?:{'|'.join(INLINE)})\b)"), ALONE),
    (re.compile(r"(?: {4})*(?: {1,3}|\t)(?:[-*+]|\d+[.)])\s"), LIST),
    (re.compile(r"[>:\s]*#"), HASHES),
    (re.compile(r"[>:\s]*\d+[.)]\s"), NUMBER),
    (re.compile(r"[>:\s]*[-*+]\s"), LIST),
    (re.compile(r".*\|"), PIPES),
    (re.compile(r".*(?:https?://|www\.)"), ADDRESS),
    (re.compile(r""), OTHER),
)
Block: TypeAlias = tuple[str, str, int]


class Blocks(HTMLParser):
    """A text block by block: what begins and ends before it, the text with emphasis and links, and the line it is on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Block] = []
        self.before, self.text, self.line = "", "", 1
        self.numbers: list[int | None] = []
        self.feed(html)
        self.close()
        self._end(last=True)

    def _end(self, last: bool = False) -> None:
        text = " ".join(self.text.split())
        if text or last:
            before, self.before = self.before, ""
            for one, other in SAME.items():
                before, text = before.replace(one, other), text.replace(one, other)
            self.found.append((before, text, self.line))
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in MARKS + VOID:
            self.text += f"<{tag}>"
        elif tag == "a":
            self.text += f"<a {unquote(given.get('href', ''))}>"
        elif tag not in NO_SHAPE:
            self._end()
            if tag in BLOCKS or tag == "hr":
                self.before += f"<{self._named(tag, given)}>"
            self.line = int(given.get("data-sourcepos", "0:").split(":")[0]) or self.line

    def _named(self, tag: str, given: dict[str, str]) -> str:
        if tag in ("ul", "ol"):
            self.numbers.append(int(given.get("start", "1")) if tag == "ol" else None)
        elif tag == "li" and self.numbers and (number := self.numbers[-1]) is not None:
            self.numbers[-1] = number + 1
            return f"li {number}"
        return NAMES.get(tag, tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS or tag == "a":
            self.text += f"</{tag}>"
        elif tag not in NO_SHAPE:
            if tag == "summary":
                self.text = ""
            self._end()
            if tag in BLOCKS:
                self.before += "</li></ul>" if tag == "dd" else f"</{NAMES.get(tag, tag)}>"
            if tag in ("ul", "ol"):
                self.numbers.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def as_shown(body: str) -> list[Block]:
    """The page as it is on the site, but with each word of the vocabulary as it is written."""
    calls: list[str] = []

    def aside(call: re.Match[str]) -> str:
        calls.append(call[0])
        number = len(calls) - 1
        return f'<b data-ord="{number}">' if call[1] in INLINE else f"\n\n{PLACE.format(number)}\n\n"

    html = as_html(CALL.sub(aside, body))
    html = re.sub(r'<p class="admonition-title">.*?</p>', "", html)
    html = FOUND.sub(lambda place: f"<p>{escape(calls[int(place[1])])}</p>", html)
    return Blocks(re.sub(r'<b data-ord="(\d+)">', lambda place: escape(calls[int(place[1])]), html)).found


def as_commonmark(body: str) -> str:
    """The page with our own shapes (boxes, explained words, names of headings) in GitHub's words, row for row."""
    rows: list[str] = []
    inside = False
    for row in NBSP_AFTER.sub(r"\1 ", body).split("\n"):
        if header := BOX.match(row) is not None:
            while rows and rows[-1] == "> ":
                rows[-1] = ""  # between two boxes, in neither
        inside = header or (inside and not row[:4].strip())
        row = ">" if header else f"> {row[4:]}" if inside else row
        rows.append(DEFINITION.sub(r"\1-", NAMED.sub("", row)))
    return "\n".join(rows)


@lru_cache(maxsize=1000)  # in a preview all pages but one are as they were
def mistakes(body: str) -> tuple[tuple[int, str], ...]:
    """Each place (row of the body, from 0) where a reader gets something else than the editor meant, and the sentence."""
    rows = body.split("\n")
    try:
        ours = as_shown(body)
    except RecursionError:
        return ((0, OTHER),)
    theirs = Blocks(MAILTO.sub(r"\1", cmarkgfm.github_flavored_markdown_to_html(as_commonmark(body), GITHUB))).found
    found = {number: BULLET for number, row in enumerate(rows) if WORD_BULLET.match(row)}
    for number, said in [*_slips(theirs, rows), *_differences(ours, theirs, rows)]:
        found.setdefault(number, said)
    return tuple(sorted(found.items()))


def _slips(blocks: list[Block], rows: list[str]) -> Iterator[tuple[int, str]]:
    """What both read the same, and nobody means."""
    for (before, text, line), (after, _, _) in zip(blocks, [*blocks[1:], ("", "", 0)], strict=True):
        row = rows[line - 1]
        typed, shown = re.match(r"\W*(\d+)[.)]", row), re.search(r"(<ol>)?<li (\d+)>$", before)
        alone = shown and shown[1] and after.startswith("</li></ol>")
        if "<pre>" in before:
            yield line - 1, CODE
        elif "<h1>" in before or (before.endswith("<h2>") and "#" not in row):
            yield line - 1, SETEXT
        elif typed and shown and (alone or int(typed[1]) not in (1, int(shown[2]))):
            yield line - 1, NUMBER
        bare = re.sub(r"<code>.*?</code>|<[^>]*>|\{\{.*?\}\}", "", text)
        yield from ((line - 1, said) for pattern, said in LEFT if pattern.search(bare))


def _differences(ours: list[Block], theirs: list[Block], rows: list[str]) -> Iterator[tuple[int, str]]:
    """Where the two do not agree: the first row in the block that says why, or else the block's first."""
    mine, other = ([block[:2] for block in blocks] for blocks in (ours, theirs))
    if mine == other:
        return
    for kind, _, _, start, end in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        if kind != "equal":
            first = theirs[min(start, len(theirs) - 1)][2]
            last = theirs[end][2] if end < len(theirs) - 1 else len(rows) + 1
            block = range(first - 1, max(last - 1, first))
            yield next((number, said) for pattern, said in WHY for number in block if pattern.match(rows[number]))


def check_one_meaning(page: Page) -> Iterator[Problem]:
    """Every place where our Markdown and GitHub's do not agree, or agree on what nobody means, at its line."""
    told = list(check_markup(page))
    no_words = not page.calls and CALL.search(page.body)  # they could not be read, which is told already
    if no_words or any(one.code in ("HTML", "LINJE") for one in told):
        return  # such a mistake changes how all that follows is read
    lines = {one.line for one in told}
    for row, said in mistakes(re.sub(r"\r\n?", "\n", page.body)):
        if row + page.body_line not in lines:
            yield Problem(page.path, row + page.body_line, "ULIKT", said)
