"""The chain: every mistake told at its line, and a map that says no more than the register allows."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta
from pathlib import Path

import pytest

from ressursbank.problems import ProblemsFoundError
from ressursbank.register.chain import FILE, Chain, check_chain, load_chain
from ressursbank.register.service import Status
from ressursbank.show.chain_map import alternative, said, stages, table
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.unit.chains import drawings

GOOD = """stages:
  - id: fare
    name: {nb: Fare}
    side: left
    services: [nod-113-amk, fastlegen]
  - id: hjelp
    name: {nb: Hjelp}
    side: right
    services: [dps-gjovik]
arrows:
  - sender: fastlegen
    receiver: dps-gjovik
    told_by: dps-gjovik
    why: Du trenger henvisning.
"""


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
        ("[dps-gjovik]", "[dps-gjovk]", "9: [UKJENT] Fant ikke tjenesten «dps-gjovk». Mente du «dps-gjovik»?"),
        (
            "[dps-gjovik]",
            "[dps-gjovik, fastlegen]",
            "9: [DOBBEL] «fastlegen» står alt i trinnet «fare». Behold den ene.",
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
            "6: [APNINGSTID] «fastlegen» er ikke åpen hele døgnet med et nummer som kan vises. Flytt den til et annet trinn.",
        ),
        (
            "sender: fastlegen",
            "sender: leve",
            "11: [UKJENT] «leve» står ikke på kartet, så pila kan ikke tegnes. Du kan bruke: dps-gjovik, fare, fastlegen, hjelp, nod-113-amk.",
        ),
        (
            "told_by: dps-gjovik",
            "told_by: hdir-retningslinje-2023",
            "13: [UKJENT] «hdir-retningslinje-2023» er verken en tjeneste eller en kilde i data/sources.yml. Mente du «hdir-retningslinje-2024»?",
        ),
        (
            "receiver: dps-gjovik",
            "receiver: fastlegen",
            "11: [DOBBEL] Pila fra «fastlegen» til «fastlegen» står to ganger, eller går til seg selv. Ta bort den ene.",
        ),
        ("    why: Du trenger henvisning.\n", "", "11: [MANGLER] Feltet «why» mangler. Legg det til."),
        ("why:", "hvorfor:", "14: [UKJENT-FELT] Feltet «hvorfor» er ukjent. Du kan bruke: receiver, sender, told_by, why."),
    ],
)
def test_a_mistake_in_the_chain_is_told_at_its_line(
    tmp_path: Path, project: Site, old: str, new: str, expected: str
) -> None:
    assert told(tmp_path, project, GOOD) == []
    assert GOOD.count(old) == 1
    assert f"data/chain.yml:{expected}" in told(tmp_path, project, GOOD.replace(old, new))


def test_a_service_that_is_closed_may_not_stand_on_the_map(tmp_path: Path, project: Site) -> None:
    closed = project.register.services["dps-gjovik"].model_copy(update={"status": Status.CLOSED})
    register = dataclasses.replace(project.register, services={**project.register.services, "dps-gjovik": closed})
    found = told(tmp_path, dataclasses.replace(project, register=register), GOOD)
    assert found == ["data/chain.yml:9: [NEDLAGT] «dps-gjovik» er nedlagt og kan ikke stå på kartet. Ta bort linja."]


def test_the_chain_is_asked_for_only_where_a_page_shows_it(tmp_path: Path, project: Site) -> None:
    assert check_chain(project) == []
    elsewhere = dataclasses.replace(project, root=tmp_path)
    assert [str(one) for one in check_chain(elsewhere)] == [
        "data/chain.yml:1: [MANGLER] Fila mangler, men ordet «kart» er brukt på en side. Lag fila, eller ta bort ordet."
    ]
    assert check_chain(dataclasses.replace(elsewhere, pages={})) == []


def test_every_service_and_arrow_of_the_chain_exists_in_the_register(project: Site, chain: Chain) -> None:
    services = [one for stage in chain.stages for one in stage.services]
    assert len(services) == len(set(services)) > 20 and set(services) <= set(project.register.services)
    assert chain.stages[0].services[0] == "nod-113-amk", "113 comes first, here too"
    for arrow in chain.arrows:
        assert {arrow.sender, arrow.receiver} <= {*services, *(stage.id for stage in chain.stages)}


def test_a_referral_the_register_speaks_of_is_told_by_a_service_that_needs_one(project: Site, chain: Chain) -> None:
    for arrow in chain.arrows:
        teller = project.register.services.get(arrow.told_by)
        assert teller is None or arrow.told_by in (arrow.sender, arrow.receiver), arrow


def test_a_number_is_drawn_only_where_the_register_allows_it(project: Site) -> None:
    here = Here(project, "nb", "tjenester/kart")
    assert said(here, "nod-113-amk").way == "113"
    for service in project.register.services.values():
        one = said(here, service.id)
        allowed = service.status is Status.ACTIVE and any(point.printable for point in service.contact_points)
        assert allowed or not re.search(r"\d{3}", one.way), one
    silent = project.register.services["gjovik-krisesenter"].model_copy(update={"contact_points": []})
    services = {**project.register.services, silent.id: silent}
    without = dataclasses.replace(project, register=dataclasses.replace(project.register, services=services))
    assert said(Here(without, "nb", "tjenester/kart"), silent.id).way == "Ring Vold- og overgrepslinjen"
    local = {name: str(one.tree) for name, one in project.register.entries.items() if "national" not in one.layers}
    own = [name for name, said_of_it in local.items() if "value_from" not in said_of_it]
    later = Here(dataclasses.replace(project, today=project.today + timedelta(days=400)), "nb", "tjenester/kart")
    assert "nummer" not in {said(later, one).kind for one in own}, "a local number nobody has looked at for a year is gone"
    assert said(later, "nod-113-amk").way == "113"


def test_a_number_that_is_not_always_open_says_what_it_is(here: Here) -> None:
    assert said(here, "leve").note and not said(here, "kirkens-sos-telefon").note


def test_a_service_that_is_not_open_is_marked_and_has_no_number(here: Here, project: Site, chain: Chain) -> None:
    mapped = [one for stage in chain.stages for one in stage.services]
    planned = [one for one in mapped if project.register.services[one].status is Status.PLANNED]
    assert planned
    mark = here.text.plain("status.planned")
    for one in planned:
        assert (said(here, one).kind, said(here, one).way) == ("status", mark)
        assert f"{project.register.services[one].name} ({mark})" in alternative(here, chain)
        for drawing in drawings(here):
            box = next(box for band in drawing.bands for box in band.boxes if box.id == one)
            assert box.kind == "status" and mark in [label.text for label in box.labels]


@pytest.mark.parametrize(
    ("field", "days", "expected"), [("valid_from", 1, "Ikke åpnet ennå"), ("valid_through", -1, "Nedlagt")]
)
def test_a_service_outside_its_dates_is_marked_and_has_no_number(
    project: Site, field: str, days: int, expected: str
) -> None:
    dated = project.register.services["leve"].model_copy(update={field: project.today + timedelta(days=days)})
    register = dataclasses.replace(project.register, services={**project.register.services, "leve": dated})
    here = Here(dataclasses.replace(project, register=register), "nb", "tjenester/kart")
    assert (said(here, "leve").kind, said(here, "leve").way) == ("status", expected)


def test_a_way_in_that_all_share_is_said_once(project: Site, chain: Chain) -> None:
    shown = {stage.id: stage for stage in stages(Here(project, "nb", "tjenester/kart"), chain)}
    assert shown["sykehuset"].note == "Du trenger henvisning"
    assert all(one.way == "" or one.kind == "nummer" for one in shown["sykehuset"].services), "also beside a number"
    assert shown["snakke"].note == "Åpent hele døgnet, alle dager" and all(one.way for one in shown["snakke"].services)
    assert all(one.way for one in shown["i-dag"].services), "where the ways differ each box says its own"


def test_the_table_holds_the_stages_services_and_arrows_of_the_chain(here: Here, chain: Chain) -> None:
    groups = table(here, chain)
    assert [[row.card.id for row in group.rows] for group in groups] == [stage.services for stage in chain.stages]
    onward = {group.id: group.onward for group in groups} | {
        row.card.id: row.onward for group in groups for row in group.rows
    }
    found = [(sender, href.removeprefix("#kart-")) for sender, links in onward.items() for href, _ in links]
    assert sorted(found) == sorted((arrow.sender, arrow.receiver) for arrow in chain.arrows)
    assert all(row.point or row.lines for group in groups for row in group.rows), "every service has a way in"
