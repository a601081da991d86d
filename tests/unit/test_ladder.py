"""A closed line is never offered, and 113 never vanishes: any hour, any day, any age of the data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from ressursbank.build_date import OSLO
from ressursbank.freshness import Standing, standing
from ressursbank.hours import Open, is_holiday_eve, is_public_holiday, state_at
from ressursbank.ladder import AMK, EMERGENCY, LADDER, URGENT, Step, right_at_any_hour
from ressursbank.problems import ProblemsFoundError
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.load import Register, load_register
from ressursbank.register.service import Service
from ressursbank.register.vocabularies import Municipality
from tests.unit.schedules import made_up

ROOT = Path(__file__).resolve().parents[2]
MENTAL_HELSE, KIRKENS_SOS, LEGEVAKT = "mental-helse-hjelpetelefonen", "kirkens-sos-telefon", "legevakt-116117"
SEEN = {"state": "seen", "source": "Eier", "read_on": "2026-11-21"}
EVERY = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]


def service(name: str, value: str, crisis: bool = True, **point: object) -> Service:
    first = {"key": "telefon", "type": "phone", "value": value, "verification": SEEN} | point
    return made_up(name, crisis=crisis, contact_points=[first])


def register(*services: Service) -> Register:
    fields = {"id": "prove", "name": "Prøve", "number": "0000", "layers": ["national"]}
    texts = {"languages": ["nb"], "contact_page": "https://example.org"}
    municipality = Municipality.model_validate(fields | texts)
    return Register(municipality, {one.id: one for one in services}, {}, {})


def small() -> Register:
    """The national lines, and a line of each awkward kind whose id sorts before theirs."""
    hours: dict[str, Any] = {"opening_hours": [{"day_of_week": EVERY, "opens": "18:00", "closes": "02:30"}]}
    unconfirmed: dict[str, Any] = {"always_open": True, "verification": {"state": "unconfirmed", "why": "Ikke ringt."}}
    return register(
        service("aaa-kveld", "22 11 41 30", **hours),
        service("aaa-ukjent", "22 03 48 30"),
        service("aaa-ikke-bekreftet", "22 84 29 00", **unconfirmed),
        service("aaa-chat", "https://example.org/chat", type="chat", always_open=True),
        service("nod-112-politi", "112", always_open=True),
        service(AMK, "113", always_open=True),
        service(MENTAL_HELSE, "116 123", always_open=True),
        service(KIRKENS_SOS, "22 40 00 40", always_open=True),
        service(LEGEVAKT, "116 117", always_open=True),
    )


@pytest.fixture(params=["small", "real"], scope="module")
def reg(request: pytest.FixtureRequest) -> Register:
    """The small register, and the real one from data/."""
    if request.param == "small":
        return small()
    return load_register(ROOT)


def hours_from(day: date, hours: int) -> Iterator[datetime]:
    """That many hours, one by one, from the day's midnight in Norway; also the one that comes twice."""
    start = datetime.combine(day, time(), OSLO).astimezone(UTC)
    return (start + timedelta(hours=n) for n in range(hours))


def assert_safe(reg: Register, when: datetime) -> None:
    """Every line the pages offer next, for any service and none, is open at that moment."""
    for step in printed(reg):
        assert state_at(point_of(reg, step), when) is Open.OPEN, (step, when)


def printed(reg: Register) -> set[Step]:
    """Every step that stands on a page, under some service or alone; 113 stands above them all."""
    below = {step for name in (None, *reg.services) for step in right_at_any_hour(reg, name)}
    return below | {Step(AMK, "telefon")}


def point_of(reg: Register, step: Step) -> ContactPoint:
    point = reg.services[step.service_id].point(step.point_key)
    assert point is not None
    assert point.printable
    return point


# The weeks of the four clock changes, and one in which nothing happens.
WEEKS = [date(2026, 3, 23), date(2026, 10, 19), date(2027, 3, 22), date(2027, 10, 25), date(2026, 11, 16)]
ALL_DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(730)]
ODD_DAYS = [day for day in ALL_DAYS if is_public_holiday(day) or is_holiday_eve(day)]


@pytest.mark.parametrize("monday", WEEKS, ids=str)
def test_a_closed_line_is_never_offered_in_any_of_the_168_hours(reg: Register, monday: date) -> None:
    for when in hours_from(monday, 169):
        assert_safe(reg, when)


def test_a_closed_line_is_never_offered_on_any_public_holiday_or_eve(reg: Register) -> None:
    assert len(ODD_DAYS) > 30
    for day in ODD_DAYS:
        for when in hours_from(day, 24):
            assert_safe(reg, when)


@pytest.mark.parametrize("days", [0, 100, 200, 400])
def test_113_and_the_national_lines_never_vanish_with_age(reg: Register, days: int) -> None:
    today = date(2026, 11, 21) + timedelta(days=days)
    for when in hours_from(today, 24):
        assert_safe(reg, when)
    for name in (AMK, *LADDER):
        one = reg.services[name]
        point = one.point()
        assert point is not None
        assert standing(one, point, "national", today) in (Standing.FRESH, Standing.OLD_NATIONAL)


def test_every_conversation_line_has_two_steps_that_are_right_at_any_hour(reg: Register) -> None:
    for name in [None, "unknown-id", *reg.services]:
        if name in EMERGENCY | URGENT:
            continue
        steps = right_at_any_hour(reg, name)
        assert len(steps) == 2
        assert name not in [step.service_id for step in steps]
        shown = reg.services[name].contact_points if name in reg.services else []
        numbers = {point.value for point in shown if point.printable}
        assert numbers.isdisjoint(point_of(reg, step).value for step in steps), name
        assert not {step.service_id for step in steps} & EMERGENCY
        assert all(point_of(reg, step).always_open for step in steps)


def test_the_order_is_116_123_then_22_40_00_40_then_116_117() -> None:
    names = {name: [step.service_id for step in right_at_any_hour(small(), name)] for name in (None, *LADDER)}
    assert names[None] == [MENTAL_HELSE, KIRKENS_SOS]
    assert names[LEGEVAKT] == [], "a line to talk to does not take the place of a doctor"
    assert names[MENTAL_HELSE] == [KIRKENS_SOS, LEGEVAKT]
    assert names[KIRKENS_SOS] == [MENTAL_HELSE, LEGEVAKT]


def test_the_number_just_rung_is_no_further_step_under_another_name() -> None:
    reg = small()
    reg.services["annet-navn"] = service("annet-navn", "116123", always_open=True)
    assert [step.service_id for step in right_at_any_hour(reg, "annet-navn")] == [KIRKENS_SOS, LEGEVAKT]


@pytest.mark.parametrize("name", sorted(EMERGENCY))
def test_an_emergency_number_never_says_ring_the_next_one(name: str) -> None:
    assert right_at_any_hour(small(), name) == []


def lame(name: str, **change: object) -> Register:
    """The small register with one service changed."""
    reg = small()
    reg.services[name] = reg.services[name].model_copy(update=change)
    return reg


@pytest.mark.parametrize(
    "change", [{"status": "paused"}, {"valid_through": date(2027, 1, 1)}, {"contact_points": []}], ids=str
)
def test_a_line_that_is_paused_ending_or_without_number_is_no_step(change: dict[str, object]) -> None:
    assert [step.service_id for step in right_at_any_hour(lame(MENTAL_HELSE, **change))] == [KIRKENS_SOS, LEGEVAKT]


@pytest.mark.parametrize(
    "broken",
    [
        service(MENTAL_HELSE, "116 123", opening_hours=[{"day_of_week": EVERY, "opens": "08:00", "closes": "20:00"}]),
        service(MENTAL_HELSE, "116 123", always_open=True, verification={"state": "unconfirmed", "why": "Ikke ringt."}),
        service(MENTAL_HELSE, "https://example.org", type="chat", always_open=True),
    ],
    ids=["has hours", "not printable", "not a phone"],
)
def test_only_an_always_open_printable_phone_is_a_step(broken: Service) -> None:
    reg = small()
    reg.services[MENTAL_HELSE] = broken
    assert MENTAL_HELSE not in [step.service_id for step in right_at_any_hour(reg)]


def test_a_register_without_any_step_is_refused_in_norwegian() -> None:
    with pytest.raises(ProblemsFoundError, match=r"\[STIGE\] Ingen døgnåpen linje kan vises"):
        right_at_any_hour(register(service(AMK, "113", always_open=True)))
