"""Links between pages: where they lead, and what to do when a language lacks the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.pages.page import Page

LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]*)\]\((?P<target>[^)\s]+)\)")
ID = re.compile(r"\{[:#]\s*#?(?P<id>[\w-]+)[^}]*\}")
SOURCE = "nb"


@dataclass(frozen=True)
class PageLink:
    """A link on a page: its line in the file, the page it leads to, and the anchor there."""

    line: int
    target: str
    slug: str | None
    anchor: str


def page_links(page: Page) -> Iterator[PageLink]:
    """Every Markdown link on a page; ``slug`` is None when it leads off the site."""
    for number, row in enumerate(page.body.split("\n")):
        for found in LINK.finditer(row):
            target = found["target"]
            yield PageLink(number + page.body_line, target, slug_of(page.slug, target), target.partition("#")[2])


def slug_of(from_slug: str, target: str) -> str | None:
    """The page a relative link leads to; None for other sites and for pure anchors' targets off the site."""
    path = target.partition("#")[0]
    if re.match(r"[a-z][a-z0-9+.-]*:|//", target):
        return None
    if not path:
        return from_slug
    return posixpath.normpath(posixpath.join(posixpath.dirname(from_slug), path)).removesuffix(".md")


def heading_ids(page: Page) -> set[str]:
    """The ids editors have given on a page."""
    return {found["id"] for found in ID.finditer(page.body)}


def lead_to_source(markdown: str, slug: str, own: set[str], source: dict[str, str], root: str) -> str:
    """Lets links to pages a language lacks lead to the Norwegian page, marked as Norwegian.

    Args:
        markdown: the page's text.
        slug: the page's own slug, which relative links start from.
        own: the slugs the language has.
        source: slug → address below the site's root of each Norwegian page.
        root: the way from the page to the site's root.
    """

    def lead(found: re.Match[str]) -> str:
        target = slug_of(slug, found["target"])
        if target is None or target in own or target not in source:
            return found.group()
        anchor = found["target"].partition("#")[2]
        href = f"{root}{source[target]}{'#' + anchor if anchor else ''}"
        return str(Markup('<a href="{}" hreflang="{}">{}</a>').format(href or "./", SOURCE, found["text"]))

    return LINK.sub(lead, markdown)
