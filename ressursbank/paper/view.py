"""What a sheet's template prints: the register's numbers, the page's own sections, and the phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from ressursbank.pages.page import Page
from ressursbank.pages.steps import STEPS
from ressursbank.paper import fragment
from ressursbank.paper.groups import group
from ressursbank.paper.names import on_paper
from ressursbank.paper.qr import qr_data_uri, readable
from ressursbank.register.chain import load_chain
from ressursbank.register.sheet import Part, Sheet
from ressursbank.show import bank, chain_map, directory, emergency, guides
from ressursbank.show.acute import acute
from ressursbank.show.card import Card
from ressursbank.show.own_address import address_of
from ressursbank.show.place import Here
from ressursbank.show.ringing import call_link, ladder, ring
from ressursbank.site import Site

WHAT, HOW, WHO, DEADLINE = 0, 1, 2, 4  # Hva, Hvordan, Hvem, Verktøy, Frist: the guides' fixed order
BOXES = ("na", "si", "husk")
BLOCK = re.compile("<(p|ul|ol)>")  # a short answer has no paragraph of its own


@dataclass(frozen=True)
class Section:
    """A page's section on paper: its heading and what stands below."""

    id: str
    heading: str
    body: Markup
    kind: str = ""


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
    over: Section
    leave: Markup
    after: Markup
    own: Markup


@dataclass(frozen=True)
class Step:
    """One step of a guide."""

    heading: str
    what: Markup
    how: Markup
    who: Markup
    deadline: Markup
    boxes: dict[str, Markup]
    folded: Markup


def context(site: Site, sheet: Sheet, language: str, guide: Page | None) -> dict[str, Any]:
    """Everything a sheet's template may print.

    Raises:
        NoSuchSectionError: the page lacks a section the sheet asks for.
    """
    here = Here(site, language, "papir/index")
    slug = guide.slug if guide else sheet.leads_to or "index"
    page = guide or (site.page(language, sheet.page) if sheet.page else None)
    body = fragment.whole_page(here, page) if page else None
    address = address_of(site, language, slug)
    title = guide.meta.title if guide else here.text.of_plain(sheet.name)
    return {
        "t": here.text,
        "here": here,
        "sheet": sheet,
        "lang": language,
        "dir": site.register.words["languages"][language].dir,
        "title": title,
        "page": page,
        "qr": qr_data_uri(address),
        "address": readable(address),
        "readable": readable,
        "owner": here.text.of(site.register.words["teams"][(guide.meta.owner if guide else sheet.owner)].name),
        "draft": here.text("utkast", kommune=site.register.municipality.name) if site.preview else Markup(""),
        "number": lambda service_id: call_link(here, service_id),
        "crisis": emergency.crisis_block(here),
        "ladder": ladder(here),
        "discuss": _discuss(here),
        "acute": acute(here),
        "groups": [group(here, one) for one in sheet.groups],
        "lead": here.text.of(sheet.lead) or _lead(body),
        "parts": [_part(body, one) for one in sheet.parts] if body is not None else [],
        "points": lambda section, first=None: _points(body, section)[:first],
        **(_guide(here, guide, body) if guide and body is not None else {}),
        **(_cards_to_read(body) if sheet.template == "skranke" and body is not None else {}),
        **(_booklet(here) if sheet.template == "hefte" else {}),
        **(_chain(here) if sheet.template == "kjede" else {}),
        **(_matrix(here) if sheet.template == "matrise" else {}),
        **({"roles": _role_cards(here)} if sheet.template == "rollekort" else {}),
    }


def _discuss(here: Here) -> Markup:
    """Whom staff discuss with, in one line; while nobody is named, what to do instead."""
    named = emergency.discuss(here)
    lines = [(here.text("drofting.dag"), named["day"]), (here.text("drofting.kveld"), named["evening"])]
    known = [Markup("{}: {}.").format(when, _reached(one)) for when, one in lines if isinstance(one, Card)]
    return Markup(" ").join(known) or here.text("drofting.ukjent", nummer=call_link(here, "legevakt-116117"))


def _reached(one: Card) -> Markup:
    numbers = [Markup('<a href="{}">{}</a>').format(p.value.href, p.value.text) for p in one.points if p.value.dial]
    return Markup(" ").join([Markup("{}").format(one.name), *numbers[:1]]) if numbers else one.way_round


def _lead(body: Element | None) -> Markup:
    first = next((one for one in body if one.tag == "p"), None) if body is not None else None
    return fragment.as_markup([first], inside=True) if first is not None else Markup("")


def _part(body: Element, part: Part) -> Section:
    heading, inside = fragment.section(body, part.section)
    if part.only == "boxes":
        inside = list(fragment.boxes(inside))
    elif part.only == "list":
        inside = fragment.lists(inside)
    elif part.only == "text":
        inside = [one for one in inside if one.tag == "p"]
    kind = "bokser" if part.only == "boxes" else ""
    return Section(part.section, fragment.text_of(heading), fragment.as_markup(inside[: part.first]), kind)


def _points(body: Element | None, wanted: str) -> list[Markup]:
    """The points of a section's first list."""
    if body is None:
        return []
    _, inside = fragment.section(body, wanted)
    found = fragment.lists(inside)
    return [one[:1].upper() + one[1:] for one in fragment.items(found[0])] if found else []


def _guide(here: Here, page: Page, body: Element) -> dict[str, Any]:
    """A handling guide as an action card: what is done now and today whole, what comes later as what and by when."""
    _, about = fragment.section(body, "for-hvem")
    now, today, *later = (_step(body, one) for one in STEPS)
    return {
        "card": page.meta,
        "rings": [ring(here, one) for one in page.meta.ring],
        "now": now,
        "today": today,
        "later": later,
        "hand_over": _whole(body, "overlevere"),
        "share": _first_list(body, "dele"),
        "leave": fragment.as_markup(fragment.boxes(about, "nei")),
        "way_out": _whole(body, "egen-vei-ut"),
    }


def _step(body: Element, wanted: str) -> Step:
    heading, inside = fragment.section(body, wanted)
    said = [text if BLOCK.match(text) else Markup("<p>{}</p>").format(text) for _, text in fragment.terms(inside)]
    boxes = {kind: fragment.as_markup(fragment.boxes(inside, kind)) for kind in BOXES}
    folded = fragment.as_markup(one for one in inside if one.get("class") == "tips note")
    return Step(fragment.text_of(heading), said[WHAT], said[HOW], said[WHO], said[DEADLINE], boxes, folded)


def _first_list(body: Element, wanted: str) -> Section:
    """A section as its first list: on paper the three sentences on what to share stand alone, the law is on the page."""
    heading, inside = fragment.section(body, wanted)
    return Section(wanted, fragment.text_of(heading), fragment.as_markup(fragment.lists(inside)[:1]))


def _whole(body: Element, wanted: str) -> Section:
    heading, inside = fragment.section(body, wanted)
    return Section(wanted, fragment.text_of(heading), fragment.as_markup(inside))


def _cards_to_read(body: Element) -> dict[str, Any]:
    """Every section of the page, one card each."""
    ids = [one.get("id", "") for one in body if one.tag == "h2"]
    return {"cards": [_whole(body, one) for one in ids if one]}


def _booklet(here: Here) -> dict[str, Any]:
    overview = bank.overview(here)
    return {
        "numbers": emergency.numbers(here)["rows"],
        "services": [replace(one, cards=[on_paper(here, card) for card in one.cards]) for one in directory.groups(here)],
        "shelves": overview["shelves"],
        "left_out": (here.text("bank.merk"), here.text("bank.kontrollert")),  # said once for all, before the cards
    }


def _chain(here: Here) -> dict[str, Any]:
    """The stages of the chain, with ways in that need no screen."""
    return {"stages": chain_map.stages(here, load_chain(here.site.root, here.site.register), on_paper=True)}


def _matrix(here: Here) -> dict[str, Any]:
    """Role × situation, the most fitting guide first; situations side by side that begin with the same share a cell."""
    words = here.site.register.words
    rows = []
    for role, word in words["roles"].items():
        found = [[page.meta.label or page.meta.title for page in one] for one in guides.fitting(here, role).values()]
        shared = [list(same) for _, same in groupby(found, key=lambda names: names[:1])]
        cells = [(len(same), list(dict.fromkeys(name for names in same for name in names))) for same in shared]
        rows.append((here.text.of(word.name), cells))
    danger = here.site.page(here.language, guides.DANGER)
    situations = [here.text.of(one.name) for one in words["situations"].values()]
    return {"situations": situations, "rows": rows, "danger": danger.meta.label if danger else ""}


def _role_cards(here: Here) -> list[RoleCard]:
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
    yourself = _points(body, "deg-selv")
    after, own = (Markup("").join(one) for one in (yourself[:1], yourself[1:][-1:]))
    now, say, remember, leave = (fragment.as_markup(fragment.boxes(body, kind)) for kind in ("na", "si", "husk", "nei"))
    return RoleCard(
        role,
        here.text.of(words["roles"][role].name),
        here.text.of(words["teams"][page.meta.owner].name),
        readable(address),
        qr_data_uri(address),
        _lead(body),
        now,
        say,
        remember,
        _whole(body, "videre"),
        leave,
        after,
        own,
    )
