"""Role × situation: who you are and what you stand in, straight to the right step of a guide."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.show.place import Here

FIRST_STEP = "steg-na"


@dataclass(frozen=True)
class Cell:
    """The guides for one role in one situation; ``links`` are (address, title)."""

    role: str
    situation: Markup
    links: list[tuple[str, str]]


@dataclass(frozen=True)
class RoleRow:
    """One role with a cell for each situation."""

    id: str
    name: Markup
    cells: list[Cell]


def guides(here: Here) -> list[Page]:
    """The handling guides in the page's language, in the order of their titles."""
    found = [
        page
        for (language, _), page in here.site.pages.items()
        if language == here.language and page.meta.page_type is PageType.VEILEDER
    ]
    return sorted(found, key=lambda page: page.meta.title)


def choice(here: Here) -> dict[str, object]:
    """The whole choice, made from the guides' own front matter and never typed twice."""
    words = here.site.register.words
    situations = [(key, here.text.of(word.name)) for key, word in words["situations"].items()]
    available = guides(here)
    rows = []
    for role, word in words["roles"].items():
        cells = []
        for key, name in situations:
            links = [
                (here.link(f"{page.url}#{FIRST_STEP}"), page.meta.title)
                for page in available
                if role in page.meta.roles and key in page.meta.situations
            ]
            cells.append(Cell(role, name, links))
        rows.append(RoleRow(role, here.text.of(word.name), cells))
    return {"situations": [name for _, name in situations], "rows": rows}
