"""Opening hours against a brute-force model that walks the wall clock minute by minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ressursbank.build_date import OSLO
from ressursbank.hours import Open, is_holiday_eve, is_public_holiday, state_at
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.opening import Holidays, Weekday
from tests.unit.schedules import DAY, HVERDAGER, MINUTE, QUICK, WINDOWS, at, point, rule, schedules

# --- the model: no shared code, no arithmetic on time zones, only a clock that is watched ---


@cache
def clock(around: date) -> dict[datetime, list[datetime]]:
    """What the wall shows, minute by minute, and the UTC minutes at which it shows it; in order."""
    start = datetime.combine(around - 3 * DAY, time(), UTC)
    shown: dict[datetime, list[datetime]] = {}
    for moment in (start + n * MINUTE for n in range(17 * 1440)):
        shown.setdefault(moment.astimezone(ZoneInfo("Europe/Oslo")).replace(tzinfo=None), []).append(moment)
    return shown


def passings(around: date, wall: datetime) -> tuple[datetime, datetime]:
    """The first and last minute the wall shows ``wall``; if it skips it, the first that it shows after."""
    shown = clock(around)
    while wall not in shown:
        wall += MINUTE
    return shown[wall][0], shown[wall][-1]


def plan(one: ContactPoint, day: date) -> tuple[bool, list[tuple[str, str]]]:
    special = [s for s in one.special_hours if s.valid_from <= day <= s.valid_through]
    if special:
        return True, [(s.opens, s.closes) for s in special if s.opens and s.closes]
    valid = [r for r in one.opening_hours if (r.valid_from or day) <= day and (r.valid_through or day) >= day]
    named = [r for r in valid if list(Weekday)[day.weekday()] in r.day_of_week]
    usual = [(r.opens, r.closes) for r in [r for r in named if r.valid_from or r.valid_through] or named]
    odd = str(day) in HOLIDAYS or str(day) in EVES
    if not valid or one.public_holidays is Holidays.USUAL or not odd:
        return bool(valid), usual
    return (True, []) if one.public_holidays is Holidays.CLOSED and str(day) in HOLIDAYS else (False, usual)


def model(one: ContactPoint, moment: datetime, around: date) -> Open:
    today = moment.astimezone(OSLO).date()
    doubt = not plan(one, today)[0]
    for day in (today - DAY, today):
        sure, spans = plan(one, day)
        for opens, closes in spans:
            begin = datetime.combine(day, time.fromisoformat(opens))
            end = datetime.combine(day, time.fromisoformat(closes if closes != "24:00" else "00:00"))
            end += DAY if closes == "24:00" or end <= begin else timedelta(0)
            (may, surely), (until, latest) = passings(around, begin), passings(around, end)
            if sure and surely <= moment < until:
                return Open.OPEN
            doubt = doubt or may <= moment < latest
    return Open.UNKNOWN if doubt else Open.CLOSED


# Written by hand from the almanac, so that the library's calendar is tested too.
HOLIDAYS_2026 = ["01-01", "04-02", "04-03", "04-05", "04-06", "05-01", "05-14", "05-17", "05-24", "05-25", "12-25", "12-26"]
HOLIDAYS_2027 = ["01-01", "03-25", "03-26", "03-28", "03-29", "05-01", "05-06", "05-16", "05-17", "12-25", "12-26"]
HOLIDAYS = {f"2026-{day}" for day in HOLIDAYS_2026} | {f"2027-{day}" for day in HOLIDAYS_2027}
EVES = {"2026-04-04", "2026-05-23", "2027-03-27", "2027-05-15"} | {f"{y}-12-{d}" for y in (2026, 2027) for d in (24, 31)}

NIGHT_OF_CHANGE = st.integers(1380, 1500)  # minutes into a window: the hours around 01:00 UTC on its second day


@settings(QUICK, max_examples=150)
@given(schedules(), NIGHT_OF_CHANGE | st.integers(-120, 4000))
def test_every_minute_agrees_with_a_clock_that_is_watched(given_: tuple[ContactPoint, datetime], start: int) -> None:
    one, window = given_
    for minute in range(start, start + 120):
        moment = window + minute * MINUTE
        assert state_at(one, moment) is model(one, moment, window.date()), moment.astimezone(OSLO)


@settings(QUICK, max_examples=40)
@given(schedules(), st.sampled_from(["UTC", "America/New_York", "Asia/Kathmandu"]), st.integers(0, 10_000))
def test_the_askers_time_zone_does_not_matter(given_: tuple[ContactPoint, datetime], zone: str, minute: int) -> None:
    one, window = given_
    moment = window + minute * MINUTE
    assert state_at(one, moment) is state_at(one, moment.astimezone(ZoneInfo(zone)))


# --- single rules, told one at a time ---


def test_round_the_clock_is_open_at_any_moment() -> None:
    one = point(always_open=True)
    assert all(state_at(one, window) is Open.OPEN for window in WINDOWS)


def test_missing_hours_are_unknown_and_never_closed() -> None:
    for holidays in Holidays:
        one = point(public_holidays=holidays)
        assert {state_at(one, at(f"2026-12-25 {hour:02}:00")) for hour in range(24)} == {Open.UNKNOWN}


def test_a_moment_without_time_zone_is_refused() -> None:
    for one in (point(always_open=True), point(rule("08:00", "15:30"))):
        with pytest.raises(ValueError, match="time zone"):
            state_at(one, datetime(2026, 11, 20, 12))


def test_it_opens_on_the_minute_and_closes_on_the_minute() -> None:
    one = point(rule("08:00", "15:30", HVERDAGER))
    assert state_at(one, at("2026-11-20 07:59")) is Open.CLOSED
    assert state_at(one, at("2026-11-20 08:00")) is Open.OPEN
    assert state_at(one, at("2026-11-20 15:29")) is Open.OPEN
    assert state_at(one, at("2026-11-20 15:30")) is Open.CLOSED
    assert state_at(one, at("2026-11-21 12:00")) is Open.CLOSED


def test_a_night_belongs_to_the_day_it_began() -> None:
    one = point(rule("18:00", "02:00", [Weekday.FREDAG]))
    assert state_at(one, at("2026-11-21 01:59")) is Open.OPEN
    assert state_at(one, at("2026-11-21 02:00")) is Open.CLOSED
    assert state_at(one, at("2026-11-20 01:00")) is Open.CLOSED


def test_a_night_goes_on_into_a_holiday_but_none_begins_there() -> None:
    one = point(rule("18:00", "02:00"), public_holidays="closed")
    assert state_at(one, at("2026-05-01 01:30")) is Open.OPEN
    assert state_at(one, at("2026-05-01 19:00")) is Open.CLOSED
    assert state_at(one, at("2026-05-02 01:30")) is Open.CLOSED


@pytest.mark.parametrize(("holidays", "state"), [("closed", Open.CLOSED), ("unknown", Open.UNKNOWN), ("usual", Open.OPEN)])
def test_public_holidays_follow_what_the_source_says(holidays: str, state: Open) -> None:
    one = point(rule("00:00", "24:00"), public_holidays=holidays)
    states = {day: state_at(one, at(f"{day} 12:00")) for day in HOLIDAYS}
    assert set(states.values()) == {state}, states


@pytest.mark.parametrize("day", sorted(EVES))
def test_a_holiday_eve_is_unknown_unless_holidays_are_usual(day: str) -> None:
    assert state_at(point(rule("08:00", "20:00"), public_holidays="closed"), at(f"{day} 12:00")) is Open.UNKNOWN
    assert state_at(point(rule("08:00", "20:00")), at(f"{day} 12:00")) is Open.UNKNOWN
    assert state_at(point(rule("08:00", "20:00"), public_holidays="usual"), at(f"{day} 12:00")) is Open.OPEN


def test_the_calendar_has_just_the_holidays_and_eves_of_the_almanac() -> None:
    days = [date(2026, 1, 1) + n * DAY for n in range(730)]
    assert {str(day) for day in days if is_public_holiday(day)} == HOLIDAYS
    assert {str(day) for day in days if is_holiday_eve(day)} == EVES


def test_an_ordinary_sunday_follows_the_week_rules() -> None:
    assert state_at(point(rule("10:00", "14:00", [Weekday.SONDAG])), at("2026-11-22 12:00")) is Open.OPEN


def test_an_exception_wins_over_the_week_and_over_holidays() -> None:
    open_then = {"valid_from": "2026-12-24", "valid_through": "2026-12-25", "opens": "10:00", "closes": "12:00"}
    one = point(rule("08:00", "20:00"), special_hours=[open_then], public_holidays="closed")
    for day in ("2026-12-24", "2026-12-25"):
        assert state_at(one, at(f"{day} 11:00")) is Open.OPEN
        assert state_at(one, at(f"{day} 13:00")) is Open.CLOSED


def test_hours_outside_every_validity_are_unknown() -> None:
    one = point(rule("08:00", "15:00", HVERDAGER, valid_from="2026-06-15", valid_through="2026-08-15"))
    assert state_at(one, at("2026-06-12 12:00")) is Open.UNKNOWN
    assert state_at(one, at("2026-06-15 12:00")) is Open.OPEN
    assert state_at(one, at("2026-08-15 12:00")) is Open.CLOSED  # a Saturday within the period
    assert state_at(one, at("2026-08-17 12:00")) is Open.UNKNOWN


@pytest.mark.parametrize("day", ["2026-03-29", "2027-03-28"])
def test_in_march_what_would_begin_or_end_in_the_missing_hour_does_so_at_the_jump(day: str) -> None:
    jump = at(f"{day} 03:00").astimezone(UTC)
    late = point(rule("02:30", "06:00"), public_holidays="usual")
    early = point(rule("22:00", "02:30"), public_holidays="usual")
    gone = point(rule("02:10", "02:50"), public_holidays="usual")
    assert (state_at(late, jump - MINUTE), state_at(late, jump)) == (Open.CLOSED, Open.OPEN)
    assert (state_at(early, jump - MINUTE), state_at(early, jump)) == (Open.OPEN, Open.CLOSED)
    assert {state_at(gone, jump + n * MINUTE) for n in range(-90, 90)} == {Open.CLOSED}


@pytest.mark.parametrize("day", ["2026-10-25", "2027-10-31"])
def test_in_october_the_time_between_two_passes_is_unknown(day: str) -> None:
    early, late = point(rule("22:00", "02:30")), point(rule("02:30", "06:00"))
    walk = [at(f"{day} 02:15"), at(f"{day} 02:45"), at(f"{day} 02:15", fold=1), at(f"{day} 02:45", fold=1)]
    assert [state_at(early, moment) for moment in walk] == [Open.OPEN, Open.UNKNOWN, Open.UNKNOWN, Open.CLOSED]
    assert [state_at(late, moment) for moment in walk] == [Open.CLOSED, Open.UNKNOWN, Open.UNKNOWN, Open.OPEN]
    short = point(rule("02:10", "02:50"))  # never sure in either pass
    assert Open.OPEN not in {state_at(short, moment) for moment in walk}
