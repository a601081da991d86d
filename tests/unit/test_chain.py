"""The chain: every mistake told at its line, and a map that says no more than the register allows."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta
from pathlib import Path

import pytest

from ressursbank.check.pinned import PINNED
from ressursbank.ladder import AMK
from ressursbank.problems import ProblemsFoundError
from ressursbank.register.chain import FILE, Chain, check_chain, load_chain
from ressursbank.register.service import Referral, Status, WayRound
from ressursbank.show.chain_map import alternative, said, stages, table
from ressursbank.show.place import Here
from ressursbank.site import Site, load_site
from tests.chosen import a_line, an_open_service, with_services
from tests.unit.chains import drawings
from tests.unit.small_project import LOCAL, make, write

GOOD = """stages:
  - id: fare
    name: {nb: Fare}
    side: left
    services: [nod-113-amk, lokal]
  - id: hjelp
    name: {nb: Hjelp}
    side: right
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
    (root / "data").mkdir(exist_ok=True)
    (root / FILE).write_text(text, encoding="utf-8")
    try:
        load_chain(root, project.register)
    except ProblemsFoundError as error:
        return [str(one) for one in error.problems]
    return []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[prove]", "[prve]", "9: [UKJENT] Fant ikke tjenesten «prve». Mente du «prove»?"),
        (
            "[prove]",
            "[prove, lokal]",
            "9: [DOBBEL] «lokal» står alt i trinnet «fare». Behold den ene.",
        ),
        (
            "id: hjelp",
            "id: fare",
            "6: [DOBBEL] «fare» er alt navnet på et annet trinn eller en tjeneste. Gi trinnet et eget navn.",
        ),
        (
            "side: right",
            "side: midten",
            "8: [VERDI] «midten» kan ikke stå i «side». Du kan bruke: left, right, bottom.",
        ),
        (
            "name: {nb: Hjelp}",
            "name: {en: Help}",
            "7: [SPRAK] Teksten mangler på bokmål. Legg til en linje som begynner med «nb:».",
        ),
        (
            "    side: left\n",
            "    side: left\n    any_hour: true\n",
            "6: [APNINGSTID] «lokal» er ikke åpen hele døgnet med et nummer som kan vises. Flytt den til et annet trinn.",
        ),
        (
            "sender: lokal",
            "sender: kirkens-sos-telefon",
            "11: [UKJENT] «kirkens-sos-telefon» står ikke på kartet, så pila kan ikke tegnes. Du kan bruke: fare, hjelp, lokal, nod-113-amk, prove.",
        ),
        (
            "told_by: prove",
            "told_by: kilda",
            "13: [UKJENT] «kilda» er verken en tjeneste eller en kilde i data/sources.yml. Mente du «kilde»?",
        ),
        (
            "receiver: prove",
            "receiver: lokal",
            "11: [DOBBEL] Pila fra «lokal» til «lokal» står to ganger, eller går til seg selv. Ta bort den ene.",
        ),
        ("    why: Noen må henvise.\n", "", "11: [MANGLER] Feltet «why» mangler. Legg det til."),
        ("why:", "hvorfor:", "14: [UKJENT-FELT] Feltet «hvorfor» er ukjent. Du kan bruke: receiver, sender, told_by, why."),
    ],
)
def test_a_mistake_in_the_chain_is_told_at_its_line(tmp_path: Path, small: Site, old: str, new: str, expected: str) -> None:
    assert told(tmp_path, small, GOOD) == []
    assert GOOD.count(old) == 1
    assert f"data/chain.yml:{expected}" in told(tmp_path, small, GOOD.replace(old, new))


def test_a_service_that_is_closed_may_not_stand_on_the_map(tmp_path: Path, small: Site) -> None:
    closed = small.register.services["prove"].model_copy(update={"status": Status.CLOSED})
    found = told(tmp_path, with_services(small, closed), GOOD)
    assert found == ["data/chain.yml:9: [NEDLAGT] «prove» er nedlagt og kan ikke stå på kartet. Ta bort linja."]


def test_113_is_told_to_stand_first_on_the_map(tmp_path: Path, small: Site) -> None:
    (found,) = told(tmp_path, small, GOOD.replace("[nod-113-amk, lokal]", "[lokal, nod-113-amk]"))
    assert (
        found == "data/chain.yml:5: [NODLINJE] 113 skal stå først på kartet. Sett «nod-113-amk» øverst i det første trinnet."
    )


def test_the_chain_is_asked_for_only_where_a_page_shows_it(tmp_path: Path, project: Site) -> None:
    assert check_chain(project) == []
    elsewhere = dataclasses.replace(project, root=tmp_path)
    assert [str(one) for one in check_chain(elsewhere)] == [
        "data/chain.yml:1: [MANGLER] Fila mangler, men ordet «kart» er brukt på en side. Lag fila, eller ta bort ordet."
    ]
    assert check_chain(dataclasses.replace(elsewhere, pages={})) == []


def test_every_service_and_arrow_of_the_chain_exists_in_the_register(project: Site, chain: Chain) -> None:
    services = [one for stage in chain.stages for one in stage.services]
    assert len(services) == len(set(services)) and set(services) <= set(project.register.services)
    for arrow in chain.arrows:
        assert {arrow.sender, arrow.receiver} <= {*services, *(stage.id for stage in chain.stages)}


def test_a_referral_the_register_speaks_of_is_told_by_a_service_that_needs_one(project: Site, chain: Chain) -> None:
    for arrow in chain.arrows:
        teller = project.register.services.get(arrow.told_by)
        assert teller is None or arrow.told_by in (arrow.sender, arrow.receiver), arrow


def test_a_number_is_drawn_only_where_the_register_allows_it(project: Site) -> None:
    here = Here(project, "nb", "tjenester/kart")
    assert said(here, AMK).way == "113"
    for service in project.register.services.values():
        one = said(here, service.id)
        allowed = service.status is Status.ACTIVE and any(point.printable for point in service.contact_points)
        assert allowed or not re.search(r"\d{3}", one.way), one
    silent = an_open_service(project, contact_points=[], way_round=WayRound.VOLD)
    without = Here(with_services(project, silent), "nb", "tjenester/kart")
    assert said(without, silent.id).way.endswith(project.register.services["vo-linjen"].name)


def test_a_local_number_nobody_has_looked_at_for_a_year_is_not_shown(small: Site) -> None:
    later = dataclasses.replace(small, today=small.today + timedelta(days=400))
    for name, site, kind in (("lokal", small, "nummer"), ("lokal", later, "vei"), (AMK, later, "nummer")):
        assert said(Here(site, "nb", "tjenester/kart"), name).kind == kind


def test_a_number_that_is_not_always_open_says_what_it_is(project: Site) -> None:
    one = a_line(project).service
    point = one.contact_points[0].model_copy(update={"always_open": False, "note": {"nb": "For medlemmer."}})
    for open_, note in ((False, "For medlemmer."), (True, "")):
        points = [point.model_copy(update={"always_open": open_}), *one.contact_points[1:]]
        site = with_services(project, one.model_copy(update={"contact_points": points}))
        assert said(Here(site, "nb", "tjenester/kart"), one.id).note == note


def test_a_service_that_is_not_open_is_marked_and_has_no_number(here: Here, project: Site, chain: Chain) -> None:
    mapped = next(one for stage in chain.stages for one in stage.services if one not in PINNED)
    soon = project.register.services[mapped].model_copy(update={"status": Status.PLANNED})
    here = dataclasses.replace(here, site=with_services(project, soon))
    mark = here.text.plain("status.planned")
    assert (said(here, soon.id).kind, said(here, soon.id).way) == ("status", mark)
    assert f"{soon.name} ({mark})" in alternative(here, chain)
    for drawing in drawings(here):
        box = next(box for band in drawing.bands for box in band.boxes if box.id == soon.id)
        assert box.kind == "status" and mark in [label.text for label in box.labels]


@pytest.mark.parametrize(
    ("field", "days", "expected"), [("valid_from", 1, "status.planned"), ("valid_through", -1, "status.closed")]
)
def test_a_service_outside_its_dates_is_marked_and_has_no_number(
    project: Site, field: str, days: int, expected: str
) -> None:
    dated = a_line(project).service.model_copy(update={field: project.today + timedelta(days=days)})
    here = Here(with_services(project, dated), "nb", "tjenester/kart")
    assert (said(here, dated.id).kind, said(here, dated.id).way) == ("status", here.text.plain(expected))


def test_a_way_in_that_all_share_is_said_once(project: Site, chain: Chain) -> None:
    numbered = a_line(project).service.model_copy(update={"referral": Referral.PROFESSIONAL})
    plain = an_open_service(project, referral=Referral.PROFESSIONAL, contact_points=[], way_round=WayRound.KOMMUNE)
    here = Here(with_services(project, numbered, plain), "nb", "tjenester/kart")
    bare = {"note": None, "any_hour": False, "services": [numbered.id, plain.id]}
    alone = chain.model_copy(update={"stages": [chain.stages[0].model_copy(update=bare)]})
    (stage,) = stages(here, alone)
    assert stage.note == here.text.plain("kart.vei.henvisning"), "also beside a number"
    assert [one.kind == "nummer" or one.way == "" for one in stage.services] == [True, True]
    for one, shown in zip(chain.stages, stages(here, chain), strict=True):
        assert not one.any_hour or one.note or shown.note == here.text.plain("apent.alltid")
        assert shown.note or all(each.way for each in shown.services), "where the ways differ each box says its own"


def test_the_table_holds_the_stages_services_and_arrows_of_the_chain(here: Here, chain: Chain) -> None:
    groups = table(here, chain)
    assert [[row.card.id for row in group.rows] for group in groups] == [stage.services for stage in chain.stages]
    onward = {group.id: group.onward for group in groups} | {
        row.card.id: row.onward for group in groups for row in group.rows
    }
    found = [(sender, href.removeprefix("#kart-")) for sender, links in onward.items() for href, _ in links]
    assert sorted(found) == sorted((arrow.sender, arrow.receiver) for arrow in chain.arrows)
    assert all(row.point or row.lines for group in groups for row in group.rows), "every service has a way in"
