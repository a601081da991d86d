"""Role × situation: who you are and what you stand in, straight to the right step of a guide."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.show.place import Here
from ressursbank.show.render import block
from ressursbank.show.ringing import ring

FIRST_STEP = "steg-na"
CHANNELS = "ansatt/kanaler"  # one part for each channel, with what to say or write in it
ROLES = "ansatt/roller/"  # one page for each role
DANGER = "ansatt/akutt-fare"  # stands above the choice: nobody should have to look for it


@dataclass(frozen=True)
class GuideLink:
    """A way into a guide: its first step, its short name, and its title."""

    href: str
    label: str
    title: str


@dataclass(frozen=True)
class Row:
    """The situations that lead to the same guide, and the way into it: no two rows of a role lead to the same place."""

    situations: list[Markup]
    link: GuideLink


@dataclass(frozen=True)
class Role:
    """One role: what can have happened, how it reached one, the other guides that may fit, and the whole card."""

    id: str
    name: Markup
    rows: list[Row]
    channels: list[tuple[str, Markup]]
    others: list[GuideLink]
    card: str


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


def fitting(here: Here, role: str) -> dict[str, list[Page]]:
    """The guides for one role in each situation, the most fitting first."""
    mine = in_order([page for page in guides(here) if role in page.meta.roles], role)
    return {key: [page for page in mine if key in page.meta.situations] for key in here.site.register.words["situations"]}


def choice(here: Here) -> dict[str, object]:
    """The whole choice, made from the guides' and the role cards' own front matter and never typed twice."""
    danger = here.site.page(here.language, DANGER)
    return {
        "roles": [_role(here, role) for role in here.site.register.words["roles"]],
        "danger": _link(here, danger) if danger else None,
    }


def _role(here: Here, role: str) -> Role:
    words = here.site.register.words
    found = fitting(here, role)
    first: dict[str, list[str]] = {}
    for situation, pages in found.items():
        if pages:
            first.setdefault(pages[0].slug, []).append(situation)
    others = {page.slug: page for pages in found.values() for page in pages if page.slug not in first}
    card = here.site.page(here.language, f"{ROLES}{role}")
    by_slug = {page.slug: page for pages in found.values() for page in pages}
    return Role(
        role,
        here.text.of(words["roles"][role].name),
        [
            Row([here.text.of(words["situations"][one].name) for one in keys], _link(here, by_slug[slug]))
            for slug, keys in first.items()
        ],
        _channels(here, card),
        [_link(here, page) for page in others.values()],
        here.link(card.url) if card else "",
    )


def _channels(here: Here, card: Page | None) -> list[tuple[str, Markup]]:
    """The words for each way it can reach a role, so that an essay and a telephone call do not lead to the same sentences."""
    page, names = here.site.page(here.language, CHANNELS), here.site.register.words["channels"]
    if page is None or card is None:
        return []
    return [(here.link(f"{page.url}#{one}"), here.text.of(names[one].name)) for one in card.meta.channels]
