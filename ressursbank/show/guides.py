"""Role × situation: who you are and what you stand in, straight to the right step of a guide."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.show.emergency import ring
from ressursbank.show.place import Here
from ressursbank.show.render import block

FIRST_STEP = "steg-na"
DANGER = "ansatt/akutt-fare"  # stands above the choice: nobody should have to find it in a table


@dataclass(frozen=True)
class GuideLink:
    """A way into a guide: its first step, its short name, and its title."""

    href: str
    label: str
    title: str


@dataclass(frozen=True)
class Cell:
    """The guides for one role in one situation, the most fitting first."""

    situation: Markup
    links: list[GuideLink]


@dataclass(frozen=True)
class RoleRow:
    """One role with a cell for each situation, and its card if there is one."""

    id: str
    name: Markup
    card: str
    cells: list[Cell]


def guides(here: Here) -> list[Page]:
    """The handling guides in the page's language, in the order of their titles."""
    found = [
        page
        for (language, _), page in here.site.pages.items()
        if language == here.language and page.meta.page_type is PageType.VEILEDER
    ]
    return sorted(found, key=lambda page: page.meta.title)


def first_aid(here: Here) -> str:
    """What to do, say and ring, as the card a handling guide begins with; nothing on any other page."""
    page = here.site.page(here.language, here.slug)
    if page is None or page.meta.page_type is not PageType.VEILEDER:
        return ""
    rings = [ring(here, one) for one in page.meta.ring]
    return block(here, "na", {"does": page.meta.gjor or "", "says": page.meta.si or "", "rings": rings})


def _link(here: Here, page: Page) -> GuideLink:
    return GuideLink(here.link(f"{page.url}#{FIRST_STEP}"), page.meta.label or page.meta.title, page.meta.title)


def in_order(pages: list[Page], role: str) -> list[Page]:
    """The guide made first for the role, then the one for everybody, then the special ones."""
    return sorted(pages, key=lambda page: (role not in page.meta.first_for, -len(page.meta.roles), page.meta.title))


def choice(here: Here) -> dict[str, object]:
    """The whole choice, made from the guides' own front matter and never typed twice."""
    words = here.site.register.words
    situations = {key: here.text.of(word.name) for key, word in words["situations"].items()}
    available = guides(here)
    rows = []
    for role, word in words["roles"].items():
        cells = []
        for key, name in situations.items():
            fitting = [page for page in available if role in page.meta.roles and key in page.meta.situations]
            cells.append(Cell(name, [_link(here, page) for page in in_order(fitting, role)]))
        card = here.site.page(here.language, f"ansatt/roller/{role}")
        rows.append(RoleRow(role, here.text.of(word.name), here.link(card.url) if card else "", cells))
    danger = here.site.page(here.language, DANGER)
    return {"situations": list(situations.values()), "rows": rows, "danger": _link(here, danger) if danger else None}
