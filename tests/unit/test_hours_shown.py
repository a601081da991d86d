"""Opening hours as the site tells them: the table on the card, and schema.org for machines."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ressursbank.build_date import OSLO
from ressursbank.hours import Open, Row, is_public_holiday, state_at, week_rows
from ressursbank.publish.schema_hours import to_schema_org
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.opening import Weekday
from tests.unit.schedules import ALLE, DAY, QUICK, point, rule, schedules


def test_days_with_equal_times_share_a_row_with_monday_first() -> None:
    one = point(
        rule("08:30", "18:00", [Weekday.TORSDAG]),
        rule("08:30", "16:00", [Weekday.FREDAG, Weekday.MANDAG, Weekday.TIRSDAG, Weekday.ONSDAG]),
    )
    four = [Weekday.MANDAG, Weekday.TIRSDAG, Weekday.ONSDAG, Weekday.FREDAG]
    assert week_rows(one) == [Row(four, [("08:30", "16:00")]), Row([Weekday.TORSDAG], [("08:30", "18:00")])]


def test_a_day_with_pauses_has_its_spans_in_order() -> None:
    one = point(rule("15:00", "16:00"), rule("11:00", "14:30"), rule("17:00", "18:00"), rule("08:00", "10:00"))
    spans = [("08:00", "10:00"), ("11:00", "14:30"), ("15:00", "16:00"), ("17:00", "18:00")]
    assert week_rows(one) == [Row(ALLE, spans)]


def test_neither_round_the_clock_nor_unknown_hours_make_a_table() -> None:
    assert week_rows(point(always_open=True)) == week_rows(point()) == []


@settings(QUICK)
@given(schedules(), st.integers(-4, 12))
def test_the_table_says_of_each_day_what_its_rules_say(given_: tuple[ContactPoint, datetime], days: int) -> None:
    one, day = given_[0], given_[1].date() + days * DAY
    rows = [row for row in week_rows(one, day) if (row.valid_from or day) <= day]
    valid = [rule for rule in one.opening_hours if (rule.valid_from or day) <= day <= (rule.valid_through or day)]
    assert bool(rows) == bool(valid) and all(day <= (row.valid_through or day) for row in rows)
    named = [rule for rule in valid if list(Weekday)[day.weekday()] in rule.day_of_week]
    dated = [rule for rule in named if rule.valid_from or rule.valid_through]
    said = [span for row in rows if list(Weekday)[day.weekday()] in row.days for span in row.spans]
    assert said == sorted({(rule.opens, rule.closes) for rule in dated or named})


TODAY = date(2026, 11, 30)


def test_schema_org_has_english_days_and_says_closed_on_holidays() -> None:
    night = rule("18:00", "24:00", [Weekday.FREDAG], valid_from="2027-01-01")
    closed = {"valid_from": "2026-12-24", "valid_through": "2026-12-24", "closed": True}
    one = point(night, special_hours=[closed], public_holidays="closed")
    kind = {"@type": "OpeningHoursSpecification"}
    until_easter = {"validFrom": "2027-01-01", "validThrough": "2027-03-26"}
    assert to_schema_org(one, TODAY)[-3:] == [
        kind | {"dayOfWeek": ["https://schema.org/Friday"], "opens": "18:00", "closes": "00:00"} | until_easter,
        kind | {"dayOfWeek": ["https://schema.org/PublicHolidays"], "opens": "00:00", "closes": "00:00"},
        kind | {"opens": "00:00", "closes": "00:00", "validFrom": "2026-12-24", "validThrough": "2026-12-24"},
    ]


def test_schema_org_says_open_all_day_or_nothing_when_unknown() -> None:
    (one,) = to_schema_org(point(always_open=True), TODAY)
    assert (one["opens"], one["closes"]) == ("00:00", "23:59")
    week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert one["dayOfWeek"] == [f"https://schema.org/{day}" for day in week]
    assert to_schema_org(point(public_holidays="closed"), TODAY) == []
    every_other_week = point(rule("10:00", "12:00"), public_holidays="usual", hours_note={"nb": "Annenhver uke."})
    assert to_schema_org(every_other_week, TODAY) == []


@settings(QUICK, max_examples=60)
@given(schedules(), st.booleans())
def test_schema_org_never_says_more_than_we_know(given_: tuple[ContactPoint, datetime], noted: bool) -> None:
    one, window = given_
    one = one.model_copy(update={"hours_note": {"nb": "Annenhver uke."} if noted else None})
    rows = to_schema_org(one, window.date())
    for moment in (window + n * timedelta(minutes=97) for n in range(210)):
        here = moment.astimezone(OSLO)
        if (
            here.replace(fold=0).utcoffset() == here.replace(fold=1).utcoffset()
        ):  # the clock's own odd hours no program tells apart
            assert said(rows, here.replace(tzinfo=None)) in (None, state_at(one, moment)), here


def said(rows: list[dict[str, Any]], when: datetime) -> Open | None:
    """What a program makes of the hours it is given; None where they say nothing."""
    clock, today, yesterday = f"{when:%H:%M}", spans(rows, when.date()), spans(rows, when.date() - DAY)
    night = [closes for opens, closes in yesterday or [] if closes <= opens]
    begun = [(opens, closes if closes > opens else "24:00") for opens, closes in today or []]
    if any(clock < closes for closes in night) or any(opens <= clock < closes for opens, closes in begun):
        return Open.OPEN
    return None if today is None else Open.CLOSED


def spans(rows: list[dict[str, Any]], day: date) -> list[tuple[str, str]] | None:
    """A day's opening and closing times: dated exceptions before holidays, and holidays before the week."""
    valid = [one for one in rows if one.get("validFrom", "") <= str(day) <= one.get("validThrough", "9999")]
    special = [one for one in valid if "dayOfWeek" not in one]
    week = [one for one in valid if "dayOfWeek" in one and "PublicHolidays" not in one["dayOfWeek"][0]]
    shut = [one for one in valid if one not in [*special, *week]] if is_public_holiday(day) else []
    if not special and not week:
        return None
    chosen = special or shut or [one for one in week if f"https://schema.org/{day:%A}" in one["dayOfWeek"]]
    times = [(str(one["opens"]), str(one["closes"])) for one in chosen]
    return [] if ("00:00", "00:00") in times else times
