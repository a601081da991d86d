"""The services on a sheet: those with a number, and those to ask the municipality for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ressursbank.paper.names import ABROAD, on_paper
from ressursbank.register.contact_point import Channel
from ressursbank.register.service import Service, WayRound
from ressursbank.register.sheet import Group
from ressursbank.show.card import Card, ShownPoint, card
from ressursbank.show.opening import shown_hours
from ressursbank.show.place import Here


@dataclass(frozen=True)
class ShownGroup:
    """Services under one heading: those with a number, and those to ask the municipality for."""

    heading: Markup
    cards: list[Card]
    ask: list[tuple[str, Markup, Markup]]


def group(here: Here, wanted: Group) -> ShownGroup:
    """The services of one group as the sheet prints them."""
    cards, ask = [], []
    for service_id in wanted.services:
        service = here.site.register.services[service_id]
        one = card(here, service_id)
        if not one.points and service.way_round is WayRound.KOMMUNE and service.runs_on(here.site.today):
            ask.append((service.name, one.description, here.text.of(service.ask_for)))
        else:
            cards.append(replace(on_paper(here, one), points=_at_hand(here, service, one.points)))
    return ShownGroup(here.text(f"papir.gruppe.{wanted.heading}"), cards, ask)


def _at_hand(here: Here, service: Service, points: list[ShownPoint]) -> list[ShownPoint]:
    """What one can use with the sheet in hand: a number is rung from Norway, and nobody in need waits for an e-mail."""
    known = {point.key: point for point in service.contact_points}
    rung = any(point.value.dial for point in points)
    left_out = {key for key, one in known.items() if key == ABROAD or (rung and one.type is Channel.EMAIL)}
    return [
        replace(point, hours=shown_hours(here.text, known[point.key], here.site.today, "dag_kort"))
        for point in points
        if point.key not in left_out
    ]
