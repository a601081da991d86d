"""A service named on paper has its number beside it, or its way round: a person or a place, since nobody presses paper."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from markupsafe import Markup

from ressursbank.register.contact_point import Channel
from ressursbank.register.service import Service, Status, WayRound
from ressursbank.show.card import Card, shown_points
from ressursbank.show.instead import POLICE, RUNG, way_round
from ressursbank.show.place import Here
from ressursbank.show.ringing import call_link

ABROAD = "fra-utlandet"  # the key of a number for those who ring from another country
NAMED = "tjeneste"  # the attribute data-tjeneste: which service a name or a card is about
WAY = "vei-om"
LINK = re.compile(r'<a href="[^"]*#([a-z0-9-]+)"[^>]*>((?:(?!</a>).)*)</a>( \([^<]*\))?')
ALONE = "alene"  # the class of a card that is handed out by itself: what the others say is not at hand
BLOCKS = ("li", "p", "dd", "tr", "article")
ASKED_FOR = (WayRound.KOMMUNE, WayRound.NETTSIDE)  # on screen the way leads to a website
STAFF = "ansatt/"


def with_ways(here: Here, html: str) -> str:
    """HTML of ours with the way to reach each service after its linked name; ``once_each`` keeps the first."""
    services = here.site.register.services

    def named(link: re.Match[str]) -> str:
        service_id, name, other = link.groups()
        if service_id not in services:
            return link[0]
        way = _way(here, services[service_id])
        return f'<span data-{NAMED}="{service_id}">{name}{other or ""}<span class="{WAY}"> ({way})</span></span>'

    return LINK.sub(named, html)


def _way(here: Here, service: Service) -> Markup:
    """The number, the place one can go to, or whom to ask, in a few words."""
    text = here.text
    status = service.status_on(here.site.today)
    if status is not Status.ACTIVE:
        return text(f"status.{status.value}")
    kinds = {point.key: point.type for point in service.contact_points}
    points = [one for one in shown_points(here, service) if one.key != ABROAD]
    found = next((one for one in points if one.value.dial), None)
    if found:
        number = Markup('<b class="nr">{}</b>').format(found.value.text)
        return text("papir.vei.felles", navn=found.lender, nummer=number) if found.lent else number
    place = next((one for one in points if kinds[one.key] is Channel.VISIT), None)
    if place:
        return Markup("{}").format(place.value.text)
    if service.way_round in ASKED_FOR:
        return text("papir.vei.leder" if here.slug.startswith(STAFF) else f"papir.vei.{service.way_round.value}")
    number = call_link(here, RUNG.get(service.way_round, "legevakt-116117"))
    return text(f"papir.vei.{service.way_round.value}", nummer=number, politi=call_link(here, POLICE))


def on_paper(here: Here, card: Card) -> Card:
    """The card with a way round one can walk or ring, also where a chat is the only way in that is known."""
    service = here.site.register.services[card.id]
    if any(not one.value.href.startswith("http") for one in card.points):
        return card
    if service.way_round in ASKED_FOR and not service.runs_on(here.site.today):
        return replace(card, way_round=here.text("papir.ikke_apen"))
    if service.way_round is WayRound.NETTSIDE and service.ask_for:
        return replace(card, way_round=Markup(" ").join((here.text("omvei.uten"), here.text.of(service.ask_for))))
    if service.way_round in ASKED_FOR:
        words = here.text(f"papir.omvei.{service.way_round.value}", be_om=here.text.of(service.ask_for))
        return replace(card, way_round=words)
    return replace(card, way_round=way_round(here, service, on_paper=True, chat=bool(card.points)))


def once_each(body: Element) -> None:
    """Takes the way away where the sheet or card has given it before, or where its numbers stand in the same block."""
    parents = {child: parent for parent in body.iter() for child in parent}
    seen: set[str] = set()
    for element in list(body.iter()):
        if ALONE in element.get("class", "").split():
            seen.clear()
        service_id = element.get(f"data-{NAMED}", "")
        way = next((one for one in element if one.get("class") == WAY), None) if service_id else None
        if way is not None and (service_id in seen or _stands_beside(way, element, parents)):
            element.remove(way)
        seen.add(service_id)


def _stands_beside(way: Element, name: Element, parents: dict[Element, Element]) -> bool:
    block = name
    while block in parents and block.tag not in BLOCKS:
        block = parents[block]
    said = _without_ways(block).casefold()
    numbers = ["".join(one.itertext()) for one in way.iter("b")]
    words = numbers or ["".join(way.itertext()).strip(" ()").casefold()]
    return (bool(numbers) or block.tag == "tr") and all(one in said for one in words)


def _without_ways(element: Element) -> str:
    parts = (f"{_without_ways(one)}{one.tail or ''}" for one in element if one.get("class") != WAY)
    return f"{element.text or ''}{''.join(parts)}"
