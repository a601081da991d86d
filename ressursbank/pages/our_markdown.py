"""Only the Markdown our pages use: what no page may hold (check/markup.py), Markdown need not look for.

Looking for images, loose addresses and HTML in every line was a quarter of what Markdown cost.
"""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from ressursbank.pages.aside import FOUND

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


class Places(Preprocessor):
    """Leaves the places where our own HTML was laid aside as they are; no other block of HTML can stand on a page."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with each place put out of Markdown's reach."""
        return [self.md.htmlStash.store(line) if FOUND.fullmatch(line) else line for line in lines]


class OurMarkdown(Extension):
    """Named in mkdocs.yml."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Takes out what is not ours."""
        for name in NOT_OURS:
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.deregister("reference")
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(Places(md), "places", 20)


def makeExtension(**options: Any) -> OurMarkdown:
    """What Markdown asks a module for."""
    return OurMarkdown(**options)
