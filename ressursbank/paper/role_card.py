"""A card for each role: what its page says to do first, to say, and who takes over, with a code that leads to the page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.pages.page import Page
from ressursbank.paper import fragment, parts
from ressursbank.paper.qr import qr_data_uri, readable
from ressursbank.show import guides
from ressursbank.show.own_address import address_of
from ressursbank.show.place import Here


@dataclass(frozen=True)
class RoleCard:
    """One role on its own page: what to do first, to say, and who takes over."""

    id: str
    name: Markup
    owner: Markup
    address: str
    qr: str
    lead: Markup
    now: Markup
    say: Markup
    remember: Markup
    over: parts.Section
    leave: Markup
    after: Markup
    own: Markup


def role_cards(here: Here) -> list[RoleCard]:
    """Every role that has a page of its own, in the order of data/roles.yml."""
    pages = {role: here.site.page(here.language, f"{guides.ROLES}{role}") for role in here.site.register.words["roles"]}
    return [_role_card(here, role, page) for role, page in pages.items() if page]


def _role_card(here: Here, role: str, page: Page) -> RoleCard:
    body, words = fragment.whole_page(here, page), here.site.register.words
    for named in body.iter("span"):
        if named.get("class") == fragment.PAGE_OF_OURS:
            named.attrib.clear()  # a guide goes by its name: the code leads to the page that leads to it
    for points in list(body.iter("ul")):
        for point in list(points):
            if next(point.iter("small"), None) is not None:  # what the law says is on the page, with its source
                points.remove(point)
    address = address_of(here.site, here.language, page.slug)
    yourself = parts.points(body, "deg-selv")
    after, own = (Markup("").join(one) for one in (yourself[:1], yourself[1:][-1:]))
    now, say, remember, leave = (fragment.as_markup(fragment.boxes(body, kind)) for kind in ("na", "si", "husk", "nei"))
    return RoleCard(
        role,
        here.text.of(words["roles"][role].name),
        here.text.of(words["teams"][page.meta.owner].name),
        readable(address),
        qr_data_uri(address),
        parts.lead(body),
        now,
        say,
        remember,
        parts.whole(body, "videre"),
        leave,
        after,
        own,
    )
