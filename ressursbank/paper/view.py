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
from ressursbank.paper import fragment, parts
from ressursbank.paper.groups import group
from ressursbank.paper.names import on_paper
from ressursbank.paper.qr import qr_data_uri, readable
from ressursbank.paper.role_card import role_cards
from ressursbank.register.chain import load_chain
from ressursbank.register.sheet import Sheet
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
        "lead": here.text.of(sheet.lead) or parts.lead(body),
        "parts": [parts.part(body, one) for one in sheet.parts] if body is not None else [],
        "points": lambda section, first=None: parts.points(body, section)[:first],
        **(_guide(here, guide, body) if guide and body is not None else {}),
        **(_cards_to_read(body) if sheet.template == "skranke" and body is not None else {}),
        **(_booklet(here) if sheet.template == "hefte" else {}),
        **(_chain(here) if sheet.template == "kjede" else {}),
        **(_matrix(here) if sheet.template == "matrise" else {}),
        **({"roles": role_cards(here)} if sheet.template == "rollekort" else {}),
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
        "hand_over": parts.whole(body, "overlevere"),
        "share": parts.first_list(body, "dele"),
        "leave": fragment.as_markup(fragment.boxes(about, "nei")),
        "way_out": parts.whole(body, "egen-vei-ut"),
    }


def _step(body: Element, wanted: str) -> Step:
    heading, inside = fragment.section(body, wanted)
    said = [text if BLOCK.match(text) else Markup("<p>{}</p>").format(text) for _, text in fragment.terms(inside)]
    boxes = {kind: fragment.as_markup(fragment.boxes(inside, kind)) for kind in BOXES}
    folded = fragment.as_markup(one for one in inside if one.get("class") == "tips note")
    return Step(fragment.text_of(heading), said[WHAT], said[HOW], said[WHO], said[DEADLINE], boxes, folded)


def _cards_to_read(body: Element) -> dict[str, Any]:
    """Every section of the page, one card each."""
    ids = [one.get("id", "") for one in body if one.tag == "h2"]
    return {"cards": [parts.whole(body, one) for one in ids if one]}


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
