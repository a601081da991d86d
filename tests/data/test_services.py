"""Every service file holds what a caller needs, and nothing that must not be published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from ressursbank.phone import digits_of, parse
from ressursbank.register.service import Channel, Service, State, Status, WayRound
from ressursbank.schema import SCHEMAS, schema_text
from ressursbank.site import Site, load_site
from tests.conftest import ROOT

SERVICES = sorted(load_site(ROOT).register.services.values(), key=lambda one: one.id)
FACTS = ROOT.parent / "shared" / "facts"


def each(service: Service) -> str:
    """The test's name is the service's id, so the failing line names the file."""
    return service.id


@pytest.mark.parametrize("service", SERVICES, ids=each)
def test_a_service_can_be_reached_or_says_what_to_do(service: Service) -> None:
    assert service.point() or service.way_round, service.id


@pytest.mark.parametrize("service", SERVICES, ids=each)
def test_a_number_says_who_printed_it_or_why_it_is_not_shown(project: Site, service: Service) -> None:
    for point in service.contact_points:
        check = point.verification
        if check.state is State.SEEN:
            assert check.source and check.read_on and check.read_on <= project.today, service.id
        if check.state is State.UNCONFIRMED:
            assert check.why, service.id
        assert check.state is not State.CONFIRMED or check.team, service.id


def test_the_lines_of_the_crisis_block_are_round_the_clock_and_printable(project: Site) -> None:
    for one in ("nod-113-amk", "legevakt-116117", "mental-helse-hjelpetelefonen", "kirkens-sos-telefon"):
        point = project.register.services[one].point()
        assert point is not None and point.always_open and point.type is Channel.PHONE, one


def test_crisis_and_conversation_lines_say_who_answers_and_what_it_costs_or_are_asked(project: Site) -> None:
    known = 0
    for service in project.register.services.values():
        for point in service.contact_points:
            if service.crisis and point.printable and point.type is Channel.PHONE:
                known += bool(point.facts.cost) + bool(point.facts.anonymity) + bool(point.contact_role)
    assert known > 20


def test_no_service_that_is_not_open_offers_a_number(project: Site) -> None:
    for service in project.register.services.values():
        if service.status in (Status.PLANNED, Status.CLOSED):
            assert not any(point.printable for point in service.contact_points), service.id


def test_health_that_can_wait_is_never_sent_to_the_emergency_doctor_by_a_municipal_card(project: Site) -> None:
    for service in project.register.services.values():
        if service.way_round is WayRound.KOMMUNE:
            assert service.ask_for is not None, service.id


def test_no_mobile_number_of_a_single_employee_is_kept(project: Site) -> None:
    kept = {
        digits_of(point.value) for one in project.register.services.values() for point in one.contact_points if point.value
    }
    assert not kept & {"91109130", "41365077"}


def test_every_word_of_the_vocabularies_has_both_languages(project: Site) -> None:
    for name in ("audiences", "topics", "areas", "roles", "situations", "channels", "teams"):
        for word in project.register.words[name].values():
            assert set(project.register.municipality.languages) <= set(word.name), f"{name}: {word.id}"


def test_every_topic_leads_to_a_service(project: Site) -> None:
    used = {one.topics[0] for one in project.register.services.values()}
    assert set(project.register.words["topics"]) == used


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_editors_complete_from_are_those_of_the_models(name: str) -> None:
    path = ROOT / "data" / "schema" / f"{name}.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(name), "Kjør «make skjema»."


@pytest.mark.skipif(not FACTS.is_dir(), reason="undersøkelsen ligger utenfor prosjektet, hos dem som laget det")
def test_every_row_of_the_research_is_a_service_or_is_left_out_with_a_reason(project: Site) -> None:
    national = yaml.safe_load((FACTS / "national-contacts.yml").read_text(encoding="utf-8"))["contacts"]
    local = yaml.safe_load((FACTS / "local-contacts.yml").read_text(encoding="utf-8"))["services"]
    left_out = {row.id for row in project.register.not_published}
    for row in national + local:
        assert (row["id"] in project.register.services) != (row["id"] in left_out), row["id"]
    for row in national:
        if row["publish"] == "no" or row["id"] == "giftinformasjonen":
            assert row["id"] in left_out, row["id"]


@pytest.mark.skipif(not FACTS.is_dir(), reason="undersøkelsen ligger utenfor prosjektet, hos dem som laget det")
def test_no_number_was_invented_and_none_is_printed_that_the_research_doubts(project: Site) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path(FACTS).glob("*-contacts.yml"))
    research = {digits_of(run) for run in re.findall(r"\+?\d[\d ]{1,14}\d", text)}
    high = {
        digits_of(str(row["phone"]).split("(")[0])
        for row in yaml.safe_load((FACTS / "national-contacts.yml").read_text(encoding="utf-8"))["contacts"]
        if row["phone"] and row["phone_confidence"] == "high" and row["publish"] != "no"
    }
    for service in project.register.services.values():
        for point in service.contact_points:
            if point.value and point.type is Channel.PHONE:
                digits = parse(point.value).digits
                assert digits in research, f"{service.id}: {point.value}"
                if point.printable:
                    assert digits in high, f"{service.id}: {point.value}"
