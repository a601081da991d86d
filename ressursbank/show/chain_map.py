"""The local chain as one drawing and one table, both made from the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.register.chain import Chain, Stage, load_chain
from ressursbank.register.service import Referral, Service, Status, WayRound
from ressursbank.show.card import DANGER, Card, ShownPoint, card, shown_points
from ressursbank.show.chain_boxes import Said, SaidStage
from ressursbank.show.chain_drawing import narrow, wide
from ressursbank.show.place import Here
from ressursbank.show.strings import SOURCE

Links = list[tuple[str, Markup]]


@dataclass(frozen=True)
class TableRow:
    """One service in the table: its card, its one way in, what to know first, and who it can send you on to."""

    card: Card
    status: str
    about: Markup
    point: ShownPoint | None
    lines: list[Markup]
    onward: Links


@dataclass(frozen=True)
class TableGroup:
    """One stage in the table."""

    id: str
    name: Markup
    note: Markup
    onward: Links
    rows: list[TableRow]


def view(here: Here) -> dict[str, object]:
    """What the partial prints: two layouts of the drawing, its text alternative, and the table."""
    chain = load_chain(here.site.root, here.site.register)
    told = stages(here, chain)
    return {
        "drawings": [wide(chain, told), narrow(chain, told, with_about=here.language != SOURCE)],
        "alternative": alternative(here, chain),
        "groups": table(here, chain),
        "edition": here.text.day(here.site.today),
    }


def stages(here: Here, chain: Chain) -> list[SaidStage]:
    """The stages in the page's language; a way in that all share is said once, above them."""
    found = []
    for stage in chain.stages:
        services = [said(here, one) for one in stage.services]
        note = here.text.of_plain(stage.note) or (here.text.plain("apent.alltid") if stage.any_hour else "")
        if not note and (note := _shared_way(here, stage, services)):
            services = [one.without_way() if one.kind == "vei" else one for one in services]
        found.append(SaidStage(stage.id, here.text.of_plain(stage.name), note, services))
    return found


def _shared_way(here: Here, stage: Stage, services: list[Said]) -> str:
    """The way in that all in a stage share; a referral one needs also where there is a number."""
    if all(here.site.register.services[one].referral is Referral.PROFESSIONAL for one in stage.services):
        return here.text.plain("kart.vei.henvisning")
    ways = [one.way for one in services if one.kind == "vei"]
    return ways[0] if len(ways) > 1 and len(set(ways)) == 1 else ""


def said(here: Here, service_id: str) -> Said:
    """One service in the fewest words: a number only where the register allows it."""
    service = here.site.register.services[service_id]
    shown = _way_in(here, service)
    kind, way, note = "vei", _way(here, service).striptags(), ""
    if not service.runs_on(here.site.today):
        kind = "status"
    elif shown and shown.value.dial:
        kind, way, point = "nummer", shown.value.text, service.point(shown.key)
        always = point is None or point.always_open
        note = shown.note.striptags().partition(". ")[0] if shown.lent else "" if always else shown.note.striptags()
    elif shown:
        way = shown.label.striptags()
    return Said(service.id, service.name, _about(here, service).striptags(), way, kind, note)


def _way_in(here: Here, service: Service) -> ShownPoint | None:
    """The first number that may be shown today; else a chat or an address to write to."""
    points = [point for point in shown_points(here, service) if point.value.href]
    return next((point for point in points if point.value.dial), points[0] if points else None)


def _way(here: Here, service: Service) -> Markup:
    """What to do where there is no number, in three words; the card has the whole of it."""
    status = service.status_on(here.site.today)
    if status is not Status.ACTIVE:
        return here.text(f"status.{status.value}")
    if service.way_round in DANGER:
        return here.text("kart.vei.ring", navn=here.site.register.services[DANGER[service.way_round]].name)
    if service.referral is Referral.PROFESSIONAL:
        return here.text("kart.vei.henvisning")
    if service.way_round in (WayRound.LEGEVAKT, WayRound.SAMTALE):  # those ways are numbers, and stand on the map themselves
        return Markup(here.text.of(_first_sentence(service.access)).removesuffix("."))
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
        parts.append(here.text("kort.alder_fra_til", fra=service.min_age, til=service.max_age))
    return Markup(", ").join(parts)


def alternative(here: Here, chain: Chain) -> str:
    """The drawing in words: every stage with its services, and every arrow."""
    text = here.text
    names = {key: text.of_plain(name) for key, name in chain.names(here.site.register).items()}
    rows = []
    for stage in chain.stages:
        services = [said(here, one) for one in stage.services]
        listed = ", ".join(f"{one.name} ({one.way})" if one.way else one.name for one in services)
        rows.append(text.plain("kart.tekst_trinn", trinn=names[stage.id], tjenester=listed))
    for sender in dict.fromkeys(arrow.sender for arrow in chain.arrows):
        to = _listed(here, [names[arrow.receiver] for arrow in chain.arrows if arrow.sender == sender])
        rows.append(text.plain("kart.tekst_pil", fra=names[sender], til=to))
    return " ".join(rows)


def _listed(here: Here, names: Sequence[str]) -> str:
    return here.text.plain("dag.og").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def table(here: Here, chain: Chain) -> list[TableGroup]:
    """The same as the drawing, with the numbers as links."""
    names = chain.names(here.site.register)

    def onward(sender: str) -> Links:
        return [(f"#kart-{one.receiver}", here.text.of(names[one.receiver])) for one in chain.arrows if one.sender == sender]

    groups = []
    for stage in chain.stages:
        rows = []
        for one in stage.services:
            service, shown = here.site.register.services[one], card(here, one)
            point = _way_in(here, service)
            lines = _lines(here, service, shown, point)
            rows.append(TableRow(shown, shown.status, _about(here, service), point, lines, onward(one)))
        note = here.text.of(stage.note) or (here.text("apent.alltid") if stage.any_hour else Markup(""))
        groups.append(TableGroup(stage.id, here.text.of(stage.name), note, onward(stage.id), rows))
    return groups


def _lines(here: Here, service: Service, shown: Card, point: ShownPoint | None) -> list[Markup]:
    """What to know of the number and what it costs, or what to do where there is none; and what must be known first."""
    known = service.point(point.key) if point else None
    cost = here.text.of(_first_sentence(known.facts.cost)) if known else Markup("")
    dated = point.hours.dated if point and point.hours else []
    lines = [point.note, cost, *dated] if point else [_way(here, service)]
    return [one for one in (*lines, shown.alert) if one]
