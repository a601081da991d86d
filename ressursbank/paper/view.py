"""What a sheet's template prints: the register's numbers, the page's own sections, and the phrases."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from ressursbank.pages.page import Page
from ressursbank.paper import fragment
from ressursbank.paper.groups import group
from ressursbank.paper.names import WAY, on_paper
from ressursbank.paper.qr import qr_data_uri, readable
from ressursbank.register.chain import load_chain
from ressursbank.register.sheet import Part, Sheet
from ressursbank.show import bank, chain_map, directory, emergency
from ressursbank.show.acute import acute
from ressursbank.show.card import Card
from ressursbank.show.place import Here
from ressursbank.show.ringing import call_link, ladder
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

STEPS = ("steg-na", "steg-i-dag", "steg-uke", "steg-30-dager", "steg-forste-ar")
ROOM = 3950  # signs that fit on both sides of an A4 at 12 points, measured
WHAT, WHO, DEADLINE = 0, 2, 4  # Hva, Hvordan, Hvem, Verktøy, Frist: the guides' fixed order


@dataclass(frozen=True)
class Section:
    """A page's section on paper: its heading and what stands below."""

    id: str
    heading: str
    body: Markup
    kind: str = ""


@dataclass(frozen=True)
class Step:
    """One step of a guide."""

    heading: str
    what: Markup
    who: Markup
    deadline: Markup


def site_address(site: Site) -> str:
    """Where the site stands, as the build knows it."""
    town = site.register.municipality
    address = os.environ.get("SITE_URL") or town.site_address or town.contact_page
    return address if address.endswith("/") else f"{address}/"


def address_of(site: Site, language: str, slug: str) -> str:
    """A page's own address: no short link, no parameter."""
    page = site.page(language, slug)
    folder = "" if language == SOURCE else f"{language}/"
    return f"{site_address(site)}{folder}{page.url if page else ''}"


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
        **(_guide(body) if guide and body is not None else {}),
        **(_cards_to_read(body) if sheet.template == "skranke" and body is not None else {}),
        **(_booklet(here) if sheet.template == "hefte" else {}),
        **(_chain(here) if sheet.template == "kjede" else {}),
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


def _guide(body: Element) -> dict[str, Any]:
    """A handling guide as an action card; a long guide gives up what can be read at rest, never what is done now."""
    _, about = fragment.section(body, "for-hvem")
    steps = []
    for wanted in STEPS:
        heading, inside = fragment.section(body, wanted)
        said = [text for _, text in fragment.terms(inside)]
        steps.append(Step(fragment.text_of(heading), said[WHAT], said[WHO], said[DEADLINE]))
    now = fragment.as_markup(list(fragment.boxes(body, "na"))[:1])
    leave = fragment.as_markup(fragment.boxes(about, "nei"))
    say = fragment.as_markup(list(fragment.boxes(fragment.section(body, "steg-na")[1], "si"))[:1])
    last = [_whole(body, one) for one in ("overlevere", "dele", "egen-vei-ut")]
    shorter = [
        lambda: last.__setitem__(1, _short(body, "dele", 3)),
        lambda: last.__setitem__(2, _short(body, "egen-vei-ut", 4)),
        lambda: last.__setitem__(0, _core(body, "overlevere")),
        lambda: steps.__setitem__(slice(3, 5), [replace(one, who=Markup("")) for one in steps[3:]]),
        lambda: steps.__setitem__(2, replace(steps[2], who=Markup(""))),
    ]
    while shorter and _length([now, leave, say], steps, last) > ROOM:
        shorter.pop(0)()
    return {"now": now, "leave": leave, "say": say, "steps": steps, "last": last}


def _length(first: list[Markup], steps: list[Step], last: list[Section]) -> int:
    texts = [*first, *(one.what + one.who + one.deadline for one in steps), *(one.body for one in last)]
    ways = f'<span class="{WAY}">.*?</span>'  # most are taken away again: only the first of each stays
    return sum(len(fragment.bare(Markup(re.sub(ways, "", text)))) for text in texts)


def _short(body: Element, wanted: str, points: int) -> Section:
    """A section as the first points of its list, each cut after its first sentence."""
    heading, _ = fragment.section(body, wanted)
    first = [re.split(r"(?<=[.!?])\s", one, maxsplit=1)[0] for one in _points(body, wanted)[:points]]
    listed = Markup("").join(Markup("<li>{}</li>").format(Markup(one)) for one in first)
    return Section(wanted, fragment.text_of(heading), Markup("<ul>{}</ul>").format(listed))


def _core(body: Element, wanted: str) -> Section:
    """A section as its first paragraph and its first list, with the line that leads to it."""
    heading, inside = fragment.section(body, wanted)
    at = next((place for place, one in enumerate(inside) if one in fragment.lists(inside)), None)
    core = [*inside[:1], *inside[max(1, at - 1) : at + 1]] if at is not None else inside[:1]
    return Section(wanted, fragment.text_of(heading), fragment.as_markup(core))


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
