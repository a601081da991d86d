"""Old facts lose their place by themselves; national lines never vanish."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ressursbank.build_date import build_date
from ressursbank.freshness import Standing, due, due_on, page_due, page_due_on, standing
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.service import Service
from tests.unit.schedules import made_up

DAY = date(2026, 11, 21)
SEEN = {"state": "seen", "source": "Helsenorge", "read_on": "2026-11-21"}
LOCAL = ["gjovik", "innlandet", "toten"]


def phone(**fields: object) -> ContactPoint:
    return ContactPoint.model_validate(
        {"key": "telefon", "type": "phone", "value": "116 123", "verification": SEEN} | fields
    )


def service(crisis: bool = False) -> Service:
    return made_up("linje", crisis=crisis)


@pytest.mark.parametrize(("crisis", "days"), [(True, 90), (False, 180)])
def test_a_crisis_line_is_due_after_90_days_and_others_after_180(crisis: bool, days: int) -> None:
    assert due_on(service(crisis), phone()) == DAY + timedelta(days=days)
    assert not due(service(crisis), phone(), DAY + timedelta(days=days))
    assert due(service(crisis), phone(), DAY + timedelta(days=days + 1))


def test_age_counts_from_the_sources_own_date_before_the_day_it_was_read() -> None:
    point = phone(verification=SEEN | {"date": "2026-08-13"})
    assert due_on(service(), point) == date(2026, 8, 13) + timedelta(days=180)


@pytest.mark.parametrize("layer", ["national", *LOCAL])
def test_an_unconfirmed_number_is_hidden_in_every_layer_at_every_age(layer: str) -> None:
    point = phone(verification={"state": "unconfirmed", "why": "Ikke ringt.", "read_on": "2026-11-21"})
    for days in (0, 100, 400):
        assert standing(service(), point, layer, DAY + timedelta(days=days)) is Standing.HIDDEN


def test_a_contact_point_without_value_is_hidden() -> None:
    point = phone(value=None, verification={"state": "unconfirmed", "why": "Ikke funnet."})
    assert standing(service(), point, "national", DAY) is Standing.HIDDEN


@pytest.mark.parametrize("layer", LOCAL)
def test_an_old_local_number_loses_its_place_and_an_old_national_one_stays(layer: str) -> None:
    old = DAY + timedelta(days=181)
    assert standing(service(), phone(), layer, DAY) is Standing.FRESH
    assert standing(service(), phone(), layer, old) is Standing.OLD_LOCAL
    assert standing(service(), phone(), "national", old) is Standing.OLD_NATIONAL


@settings(derandomize=True, database=None)
@given(st.integers(0, 4000), st.booleans())
def test_a_printable_national_line_never_vanishes_with_age(days: int, crisis: bool) -> None:
    assert standing(service(crisis), phone(), "national", DAY + timedelta(days=days)) in (
        Standing.FRESH,
        Standing.OLD_NATIONAL,
    )


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("1795219200", date(2026, 11, 21)),  # 00:00 UTC
        ("1795305599", date(2026, 11, 22)),  # 23:59:59 UTC is after midnight in Oslo
        ("0", date(1970, 1, 1)),
    ],
)
def test_the_build_date_is_the_epochs_day_in_oslo(monkeypatch: pytest.MonkeyPatch, seconds: str, day: date) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert build_date() == day


@pytest.mark.parametrize("value", ["", None])
def test_without_an_epoch_the_build_date_is_some_day(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert isinstance(build_date(), date)


@pytest.mark.parametrize("value", ["i dag", "2026-11-21", "1e9", "-1", "1.5", " ", "１２", "999999999999", "9" * 40])
def test_a_bad_epoch_is_refused_with_a_norwegian_sentence(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ValueError, match="Skriv hele sekunder"):
        build_date()


@pytest.mark.parametrize(
    ("start", "review_in", "expected"),
    [
        (DAY, "3 months", date(2027, 2, 21)),
        (DAY, "1 year", date(2027, 11, 21)),
        (date(2026, 12, 1), "1 month", date(2027, 1, 1)),
        (date(2026, 1, 31), "1 month", date(2026, 2, 28)),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28)),
        (DAY, "24 months", date(2028, 11, 21)),
    ],
)
def test_a_page_is_due_the_day_after_its_review_date(start: date, review_in: str, expected: date) -> None:
    assert page_due_on(start, review_in) == expected
    assert not page_due(start, review_in, expected)
    assert page_due(start, review_in, expected + timedelta(days=1))


@pytest.mark.parametrize("review_in", ["", "snart", "0 months", "3 måneder", "months", "-1 year", "3months", "100 years"])
def test_a_bad_review_interval_is_refused_with_a_norwegian_sentence(review_in: str) -> None:
    with pytest.raises(ValueError, match="kan ikke stå i «review_in»"):
        page_due(DAY, review_in, DAY)


@settings(derandomize=True, database=None)
@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 99))
def test_a_review_falls_in_the_right_month_whatever_the_day(start: date, months: int) -> None:
    end = page_due_on(start, f"{months} months")
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day <= start.day
