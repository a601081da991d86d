"""Every service file holds what a caller needs, and nothing that must not be published."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ressursbank.check.whole_site import check_whole_site
from ressursbank.phone import digits_of
from ressursbank.register.contact_point import Channel, State
from ressursbank.register.resource import Resource
from ressursbank.register.service import Service, Status, WayRound
from ressursbank.schema import SCHEMAS, schema_text
from ressursbank.site import Site, load_site
from tests.chosen import with_services
from tests.conftest import ROOT

SERVICES = sorted(load_site(ROOT).register.services.values(), key=lambda one: one.id)


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
    for name in ("audiences", "topics", "areas", "roles", "situations", "channels", "messages", "teams"):
        for word in project.register.words[name].values():
            assert set(project.register.municipality.languages) <= set(word.name), f"{name}: {word.id}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_editors_complete_from_are_those_of_the_models(name: str) -> None:
    path = ROOT / "data" / "schema" / f"{name}.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(name), "Kjør «make skjema»."


def test_a_topic_no_service_stands_under_is_told_the_editor(project: Site) -> None:
    topic = next(iter(project.register.words["topics"]))
    other = [
        one.model_copy(update={"topics": ["x"]}) for one in project.register.services.values() if one.topics[0] == topic
    ]
    for site, told in ((with_services(project, *other), [f"docs/nb/tjenester/tema/{topic}.md"]), (project, [])):
        assert [one.path for one in check_whole_site(site) if one.code == "FAST-SIDE"] == told


def test_a_course_without_its_length_is_refused(project: Site) -> None:
    whole = {**next(iter(project.register.resources.values())).model_dump(), "alert": None, "length_note": None}
    assert Resource.model_validate(whole | {"shelf": "kurs", "minutes": 60})
    with pytest.raises(ValidationError):
        Resource.model_validate(whole | {"shelf": "kurs", "minutes": None})
