"""Only the Markdown our pages use, the same on the site, on paper and in the check.

What no page may hold (check/markup.py), Markdown need not look for: looking for images, loose addresses and HTML in
every line was a quarter of what Markdown cost.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from ressursbank.pages.aside import FOUND
from ressursbank.pages.links import SOURCE, as_browser, leads_to
from ressursbank.pages.steps import Shape

OURS = ("admonition", "attr_list", "def_list", "fenced_code", "sane_lists", "tables", "pymdownx.details")
POINT = re.compile(r"( *)(?:[-*+]|1\.) +\S")
NOT_OURS = (
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "entity",
)
LENT = "laan:"  # the generator refuses a link to a page the language lacks, but lets an address with a scheme be


class Places(Preprocessor):
    """Leaves the places where our own HTML was laid aside as they are; no other block of HTML can stand on a page."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with each place put out of Markdown's reach."""
        return [self.md.htmlStash.store(line) if FOUND.fullmatch(line) else line for line in lines]


class Lend(Treeprocessor):
    """Lets links to pages a language lacks lead to the Norwegian page, marked as Norwegian.

    ``slug`` is the page's own, ``root`` the way to the site's root, ``lacking`` file → address of each such page.
    """

    def __init__(self, md: Markdown, slug: str = "", root: str = "", lacking: dict[str, str] | None = None) -> None:
        super().__init__(md)
        self.slug, self.root, self.lacking = slug, root, lacking or {}

    def run(self, root: Element) -> None:
        """Each link to a page as its file is named; one that is lent held from the generator until the page is made."""
        for link in root.iter("a"):
            address = as_browser(unescape(link.get("href", "")))
            file, anchor = leads_to(self.slug, address)
            if file in self.lacking:
                address = f"{LENT}{self.root + self.lacking[file] or './'}{'#' + anchor if anchor else ''}"
                link.set("hreflang", SOURCE)
            if file is not None:
                link.set("href", address)


class GiveBackLent(Postprocessor):
    """The addresses without what held them."""

    def run(self, text: str) -> str:
        """The page as it shall be."""
        return text.replace(f'href="{LENT}', 'href="')


class Lists(Preprocessor):
    """A list may stand right below a line, as in the preview an editor sees; it would else be part of the sentence."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with an empty one before each such list."""
        given, listed = [""], False
        for line in lines:
            found = POINT.match(line)
            if found and not listed and given[-1].strip() and given[-1].startswith(found[1]):
                given.append("")
            listed = bool(line.strip()) and (listed or found is not None)
            given.append(line)
        return given[1:]


class OurMarkdown(Extension):
    """Named in mkdocs.yml; takes the page's type for ``Shape``, and what ``Lend`` takes."""

    def __init__(self, kind: str = "", **given: Any) -> None:
        super().__init__()
        self.kind, self.given = kind, given

    def extendMarkdown(self, md: Markdown) -> None:
        """Puts in what is ours, and takes out what is not."""
        md.registerExtensions(OURS, {})
        for name in NOT_OURS:
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.deregister("reference")
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(Lists(md), "lists", 25)
        md.preprocessors.register(Places(md), "places", 20)
        md.treeprocessors.register(Shape(md, self.kind), "shape", 2)  # after the headings have got their ids
        md.treeprocessors.register(Lend(md, **self.given), "lend", 1)
        md.postprocessors.register(GiveBackLent(md), "give_back_lent", 0)


def makeExtension(**options: Any) -> OurMarkdown:
    """What Markdown asks a module for."""
    return OurMarkdown(**options)


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[OurMarkdown()], output_format="html")


@lru_cache(maxsize=1000)  # the check and the sheets ask for the same pages, and in a preview all but one are as they were
def as_html(text: str) -> str:
    """A page's text as HTML; each word of the vocabulary that is a block of its own must be laid aside (aside.py).

    Raises RecursionError for lists and boxes in each other beyond all reason.
    """
    try:
        return _markdown().reset().convert(text)
    except RecursionError:
        _markdown.cache_clear()  # it would read the next page as part of this one
        raise
