"""The local chain as stages with a box for each service, on a page and on the sheet for a wall: all of it is the register's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ressursbank.register.chain import Chain, Stage, load_chain
from ressursbank.register.service import Referral, Service, WayRound
from ressursbank.show.card import Card, ShownPoint, card
from ressursbank.show.instead import DANGER
from ressursbank.show.place import Here

Links = list[tuple[str, Markup]]


@dataclass(frozen=True)
class Box:
    """One service: its card, what it is, its one way in, what to know first, and who it can send you on to.

    ``way`` is what to do where no number may be shown; empty where the stage says it for all, or the service is not open.
    """

    card: Card
    about: Markup
    point: ShownPoint | None
    way: Markup
    lines: list[Markup]
    onward: Links


@dataclass(frozen=True)
class ShownStage:
    """One stage with its boxes; ``danger`` where it begins with 113."""

    id: str
    name: Markup
    note: Markup
    danger: bool
    boxes: list[Box]
    onward: Links


def view(here: Here) -> dict[str, object]:
    """What the partial prints. Raises ProblemsFoundError when the chain has a mistake."""
    return {
        "stages": stages(here, load_chain(here.site.root, here.site.register)),
        "edition": here.text.day(here.site.today),
    }


def stages(here: Here, chain: Chain, on_paper: bool = False) -> list[ShownStage]:
    """The stages in the page's language; a way in that all share is said once, above them.

    ``on_paper``: a way round is a person or a place, since nobody presses paper.
    """
    found = []
    for number, stage in enumerate(chain.stages):
        boxes = [_box(here, chain, one, on_paper) for one in stage.services]
        note = here.text.of(stage.note) or (here.text("apent.alltid") if stage.any_hour else Markup(""))
        if not note and (note := _shared_way(here, stage, boxes)):
            boxes = [replace(one, way=Markup("")) for one in boxes]
        found.append(
            ShownStage(stage.id, here.text.of(stage.name), note, number == 0, boxes, _onward(here, chain, stage.id))
        )
    return found


def _shared_way(here: Here, stage: Stage, boxes: list[Box]) -> Markup:
    """The way in that all in a stage share; a referral one needs also where there is a number."""
    if all(here.site.register.services[one].referral is Referral.PROFESSIONAL for one in stage.services):
        return here.text("kart.vei.henvisning")
    ways = [one.way for one in boxes if one.way]
    return ways[0] if len(ways) > 1 and len(set(ways)) == 1 else Markup("")


def _onward(here: Here, chain: Chain, sender: str) -> Links:
    names = {one.id: here.text.of(one.name) for one in chain.stages}
    names |= {one: Markup.escape(here.site.register.services[one].name) for one in chain.services}
    return [(f"#kart-{one.receiver}", names[one.receiver]) for one in chain.arrows if one.sender == sender]


def _box(here: Here, chain: Chain, service_id: str, on_paper: bool) -> Box:
    service, shown = here.site.register.services[service_id], card(here, service_id)
    point = _way_in(shown)
    way = Markup("") if point or shown.state else _way(here, service, shown, on_paper)
    lines = [*(_known_first(here, service, point) if point else []), shown.alert]
    onward = _onward(here, chain, service_id)
    return Box(shown, _about(here, service), point, way, [one for one in lines if one], onward)


def _way_in(shown: Card) -> ShownPoint | None:
    """The first number that may be shown today; else a chat or an address to write to."""
    points = [point for point in shown.points if point.value.href]
    return next((point for point in points if point.value.dial), points[0] if points else None)


def _known_first(here: Here, service: Service, point: ShownPoint) -> list[Markup]:
    """What to know before ringing: whose line it is, what it costs, and hours that change on a date."""
    known = service.point(point.key)
    cost = here.text.of(_first_sentence(known.facts.cost)) if known else Markup("")
    return [point.note, cost, *(point.hours.dated if point.hours else [])]


def _way(here: Here, service: Service, shown: Card, on_paper: bool) -> Markup:
    """What to do where there is no number, in few words; the card has the whole of it."""
    if service.way_round in DANGER:
        return here.text("kart.vei.ring", navn=here.site.register.services[DANGER[service.way_round]].name)
    if service.referral is Referral.PROFESSIONAL:
        return here.text("kart.vei.henvisning")
    if service.way_round in (WayRound.LEGEVAKT, WayRound.SAMTALE):  # their numbers stand on the map themselves
        return Markup(here.text.of(_first_sentence(service.access)).removesuffix(".")) or shown.way_round
    if on_paper and service.way_round is WayRound.NETTSIDE:
        asked = here.text("papir.vei.nettside")
        return Markup(asked[:1].upper() + asked[1:])
    return here.text(f"kart.vei.{service.way_round.value}")


def _first_sentence(texts: dict[str, str] | None) -> dict[str, str]:
    return {language: text.partition(". ")[0] + "." * (". " in text) for language, text in (texts or {}).items()}


def _about(here: Here, service: Service) -> Markup:
    """What the service is in other words, unless its name has said it already; and its ages."""
    name = service.name.casefold().split()
    other = here.text.of_plain(service.alternate_name).casefold()
    stems = [word.strip(",.–-")[:-2] for word in other.split() if len(word) > 2]
    repeats = all(any(stem and word.startswith(stem) for word in name) for stem in stems)
    parts = [] if repeats else [here.text.of(service.alternate_name)]
    if service.min_age and service.max_age:
        ages = here.text("kort.alder_fra_til", fra=service.min_age, til=service.max_age)
        parts.append(Markup('<span class="tall">{}</span>').format(ages))
    return Markup(", ").join(parts)
