"""The chain: every mistake told at its line, and a map that says no more than the register allows."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta
from pathlib import Path

import pytest

from ressursbank.ladder import AMK
from ressursbank.problems import ProblemsFoundError
from ressursbank.register.chain import FILE, Chain, check_chain, load_chain
from ressursbank.register.service import Referral, Service, Status, WayRound
from ressursbank.show.chain_map import Box, ShownStage, stages
from ressursbank.show.place import Here
from ressursbank.site import Site, load_site
from tests.chosen import a_line, an_open_service, with_services
from tests.unit.small_project import LOCAL, make, write

GOOD = """stages:
  - id: fare
    name: {nb: Fare}
    services: [nod-113-amk, lokal]
  - id: hjelp
    name: {nb: Hjelp}
    services: [prove]
arrows:
  - sender: lokal
    receiver: prove
    told_by: prove
    why: Noen må henvise.
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A made-up municipality, whose own line has a number."""
    root = make(tmp_path_factory.mktemp("liten"))
    shown = "value: 61 18 95 00\n    verification: {state: seen, number: 61 18 95 00, source: Prøve, read_on: '2026-11-01'}"
    hidden = re.compile(r"verification:\n(?: {6}.*\n)+")
    write(root, "data/gjovik/services/lokal.yml", hidden.sub(f"{shown}\n", LOCAL, count=1))
    return load_site(root)


def told(root: Path, project: Site, text: str) -> list[str]:
    """What an editor is told of a chain with this text."""
    write(root, FILE.as_posix(), text)
    try:
        load_chain(root, project.register)
    except ProblemsFoundError as error:
        return [str(one) for one in error.problems]
    return []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[prove]", "[prve]", "7: [UKJENT] Fant ikke tjenesten «prve». Mente du «prove»?"),
        ("[prove]", "[prove, lokal]", "7: [DOBBEL] «lokal» står alt i trinnet «fare». Behold den ene."),
        ("id: hjelp", "id: fare", "5: [DOBBEL] «fare» er alt navnet på et annet trinn eller en tjeneste. Gi trinnet et eget navn."),
        ("name: {nb: Hjelp}", "name: {en: Help}", "6: [SPRAK] Teksten mangler på bokmål. Legg til en linje som begynner med «nb:»."),
        ("{nb: Fare}", "{nb: Fare}\n    any_hour: true", "5: [APNINGSTID] «lokal» er ikke åpen hele døgnet med et nummer som kan vises. Flytt den til et annet trinn."),
        ("[nod-113-amk, lokal]", "[lokal, nod-113-amk]", "4: [NODLINJE] 113 skal stå først på kartet. Sett «nod-113-amk» øverst i det første trinnet."),
        ("sender: lokal", "sender: kirkens-sos-telefon", "9: [UKJENT] «kirkens-sos-telefon» står ikke på kartet, så pila kan ikke vises. Du kan bruke: fare, hjelp, lokal, nod-113-amk, prove."),
        ("told_by: prove", "told_by: kilda", "11: [UKJENT] «kilda» er verken en tjeneste eller en kilde i data/sources.yml. Mente du «kilde»?"),
        ("receiver: prove", "receiver: lokal", "9: [DOBBEL] Pila fra «lokal» til «lokal» står to ganger, eller går til seg selv. Ta bort den ene."),
        ("    why: Noen må henvise.\n", "", "9: [MANGLER] Feltet «why» mangler. Legg det til."),
        ("why:", "hvorfor:", "12: [UKJENT-FELT] Feltet «hvorfor» er ukjent. Du kan bruke: receiver, sender, told_by, why."),
    ],
)  # fmt: skip
def test_a_mistake_in_the_chain_is_told_at_its_line(tmp_path: Path, small: Site, old: str, new: str, expected: str) -> None:
    assert told(tmp_path, small, GOOD) == []
    assert GOOD.count(old) == 1
    assert f"data/chain.yml:{expected}" in told(tmp_path, small, GOOD.replace(old, new))


def test_a_service_that_is_closed_may_not_stand_on_the_map(tmp_path: Path, small: Site) -> None:
    closed = small.register.services["prove"].model_copy(update={"status": Status.CLOSED})
    found = told(tmp_path, with_services(small, closed), GOOD)
    assert found == ["data/chain.yml:7: [NEDLAGT] «prove» er nedlagt og kan ikke stå på kartet. Ta bort linja."]


def test_the_chain_is_asked_for_only_where_a_page_shows_it(tmp_path: Path, project: Site) -> None:
    assert check_chain(project) == []
    elsewhere = dataclasses.replace(project, root=tmp_path)
    assert [str(one) for one in check_chain(elsewhere)] == [
        "data/chain.yml:1: [MANGLER] Fila mangler, men ordet «kart» er brukt på en side. Lag fila, eller ta bort ordet."
    ]
    assert check_chain(dataclasses.replace(elsewhere, pages={})) == []


def test_a_referral_the_register_speaks_of_is_told_by_a_service_that_needs_one(project: Site, chain: Chain) -> None:
    for arrow in chain.arrows:
        teller = project.register.services.get(arrow.told_by)
        assert teller is None or arrow.told_by in (arrow.sender, arrow.receiver), arrow


def stage_of(site: Site, chain: Chain, *services: Service, on_paper: bool = False) -> ShownStage:
    """A stage without a note of its own, with these services."""
    here = Here(with_services(site, *services), "nb", "index")
    bare = {"note": None, "any_hour": False, "services": [one.id for one in services]}
    alone = Chain(stages=[chain.stages[0].model_copy(update=bare)])
    (found,) = stages(here, alone, on_paper)
    return found


def box_of(site: Site, chain: Chain, service: Service, on_paper: bool = False) -> Box:
    """The box of one service that need not be on the map."""
    other = site.register.services[AMK]
    return stage_of(site, chain, service, other, on_paper=on_paper).boxes[0]


def number(box: Box) -> str:
    """The number one rings; empty without one."""
    return box.point.value.text if box.point and box.point.value.dial else ""


def test_a_number_stands_only_where_the_register_allows_it_and_else_a_way_in(project: Site, chain: Chain) -> None:
    for service in project.register.services.values():
        box = box_of(project, chain, service)
        allowed = service.status is Status.ACTIVE and any(point.printable for point in service.contact_points)
        said = " ".join([number(box), box.way, box.card.state])
        assert allowed or not re.search(r"\d{3}", re.sub(r"<a .*?</a>", "", str(box.way))), service.id
        assert said.strip() or box.point, f"{service.id} has no way in"
    assert number(box_of(project, chain, project.register.services[AMK])) == "113"
    silent = an_open_service(project, contact_points=[], way_round=WayRound.VOLD)
    assert box_of(project, chain, silent).way.endswith(project.register.services["vo-linjen"].name)


@pytest.mark.parametrize("way_round", list(WayRound))
def test_no_kind_of_help_is_left_without_a_way_in_and_paper_sends_nobody_to_a_website(
    project: Site, chain: Chain, way_round: WayRound
) -> None:
    silent = an_open_service(
        project, contact_points=[], way_round=way_round, access=None, referral=Referral.UNKNOWN, url="https://eksempel.no/"
    )
    website = project.strings["nb"].plain("kart.vei.nettside")
    ways = [box_of(project, chain, silent, on_paper).way for on_paper in (False, True)]
    assert all(ways) and (website in ways[0]) is (way_round is WayRound.NETTSIDE) and website not in ways[1]


def test_a_local_number_nobody_has_looked_at_for_a_year_is_not_shown(tmp_path: Path, small: Site) -> None:
    told(tmp_path, small, GOOD)
    chain = load_chain(tmp_path, small.register)
    later = dataclasses.replace(small, today=small.today + timedelta(days=400))
    for name, site, shown in (("lokal", small, True), ("lokal", later, False), (AMK, later, True)):
        assert bool(number(box_of(site, chain, small.register.services[name]))) is shown


def test_what_one_must_know_before_ringing_stands_under_the_number(project: Site, chain: Chain) -> None:
    one = a_line(project).service
    point = one.contact_points[0].model_copy(update={"always_open": False, "note": {"nb": "For medlemmer."}})
    warned = one.model_copy(update={"contact_points": [point, *one.contact_points[1:]], "alert": {"nb": "Stengt i påsken."}})
    lines = box_of(project, chain, warned).lines
    assert "For medlemmer." in lines and "Stengt i påsken." in lines


@pytest.mark.parametrize(
    ("changed", "days", "expected"),
    [("status", None, "status.planned"), ("valid_from", 1, "status.apner"), ("valid_through", -1, "status.varte")],
)
def test_a_service_that_is_not_open_is_marked_and_has_no_number(
    project: Site, chain: Chain, changed: str, days: int | None, expected: str
) -> None:
    day = project.today + timedelta(days=days or 0)
    one = a_line(project).service.model_copy(update={changed: day if days else Status.PLANNED})
    box = box_of(project, chain, one)
    assert box.point is None and not box.way
    assert box.card.state == project.strings["nb"].plain(expected, dato=project.strings["nb"].day(day))


def test_a_way_in_that_all_share_is_said_once(project: Site, chain: Chain) -> None:
    numbered = a_line(project).service.model_copy(update={"referral": Referral.PROFESSIONAL})
    plain = an_open_service(project, referral=Referral.PROFESSIONAL, contact_points=[], way_round=WayRound.KOMMUNE)
    shared = stage_of(project, chain, numbered, plain)
    assert shared.note == project.strings["nb"].plain("kart.vei.henvisning"), "also beside a number"
    assert [bool(number(one)) or not one.way for one in shared.boxes] == [True, True]
    other = plain.model_copy(update={"referral": Referral.SELF})
    differing = stage_of(project, chain, numbered, other)
    assert not differing.note and differing.boxes[1].way, "where the ways differ each box says its own"


def test_the_map_holds_the_stages_services_and_arrows_of_the_chain(here: Here, chain: Chain) -> None:
    shown = stages(here, chain)
    assert [[box.card.id for box in stage.boxes] for stage in shown] == [stage.services for stage in chain.stages]
    onward = {stage.id: stage.onward for stage in shown} | {box.card.id: box.onward for one in shown for box in one.boxes}
    found = [(sender, href.removeprefix("#kart-")) for sender, links in onward.items() for href, _ in links]
    assert sorted(found) == sorted((arrow.sender, arrow.receiver) for arrow in chain.arrows)
    assert [stage.danger for stage in shown] == [True] + [False] * (len(shown) - 1)
