"""Where on the site something is shown, so that links work at any depth and below any path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, TypeVar, cast

from markupsafe import Markup

from ressursbank.pages.page import url_of
from ressursbank.show.strings import SOURCE, Strings
from ressursbank.site import Site

Make = TypeVar("Make", bound=Callable[..., Any])
DIRECTORY = "tjenester/index"
TOPIC = "tjenester/tema/"  # one page for each topic, with the whole cards


@dataclass(frozen=True)
class Here:
    """The page a word is used on: its language and slug.

    ``rooted`` is the site's own path («/» or «/under/») for pages that are served at any address,
    as the 404 page is; all other pages link relatively, so that the site works below any path.
    """

    site: Site
    language: str
    slug: str
    rooted: str = ""
    alone: bool = False  # a preview of one language stands at the root, whichever it is

    @property
    def text(self) -> Strings:
        """The phrases of the page's language."""
        return self.site.strings[self.language]

    @property
    def up(self) -> str:
        """The way from this page to its language's root: «», «../», «../../», or a rooted path."""
        if self.rooted:
            return f"{self.rooted}{self.folder(self.language)}"
        return "../" * self._depth

    @property
    def _depth(self) -> int:
        parts = self.slug.split("/")
        return len(parts) - 1 if parts[-1] == "index" else len(parts)

    def as_deep(self) -> Here:
        """One place for all pages as deep as this: what leads from them, leads the same way."""
        return replace(self, slug="x/" * self._depth + "index")

    def folder(self, language: str) -> str:
        """The folder a language's pages stand in, below the site's root; none for bokmål."""
        return "" if language == SOURCE or self.alone else f"{language}/"

    @property
    def root(self) -> str:
        """The way from this page to the site's root."""
        if self.rooted:
            return self.rooted
        return self.up + ("../" if self.folder(self.language) else "")

    def link(self, address: str) -> str:
        """A link to an address below the language's root, «tjenester/#leve»."""
        return f"{self.up}{address}" or "./"

    def lead(self, slug: str, anchor: str = "") -> str:
        """A link to a page the templates lead to by themselves: the Norwegian one when this language lacks it."""
        address = url_of(slug) + (f"#{anchor}" if anchor else "")
        return f"{self.root}{address}" if self._borrows(slug) else self.link(address)

    def lent(self, slug: str) -> Markup:
        """What a link made by ``lead`` says of itself when it leads to another language than the page's."""
        return Markup(' hreflang="{}"').format(SOURCE) if self._borrows(slug) else Markup("")

    def card_page(self, service_id: str) -> str:
        """The page a service's whole card stands on: its first topic's, or the directory in a language without that page."""
        topic = f"{TOPIC}{self.site.register.services[service_id].topics[0]}"
        if self.site.page(self.language, topic) or not self.site.page(self.language, DIRECTORY):
            return topic if self.site.page(SOURCE, topic) else DIRECTORY
        return DIRECTORY

    def _borrows(self, slug: str) -> bool:
        return self.language != SOURCE and self.site.page(self.language, slug) is None


def once(make: Make) -> Make:
    """Makes a thing once for all pages as deep. Nobody may change what it gives: the next page gets the same.

    The same card stands on many pages, and the crisis numbers on all: making them anew took a tenth of the build.
    """

    @wraps(make)
    def given(here: Here, *args: Any, **kwargs: Any) -> Any:
        deep = here.as_deep()
        key = (make, deep, args, tuple(kwargs.items()))
        if key not in here.site.made:
            here.site.made[key] = make(deep, *args, **kwargs)
        return here.site.made[key]

    return cast(Make, given)
