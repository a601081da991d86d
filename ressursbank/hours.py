"""Whether a contact point is open at a moment, and its hours as a table.

Hours are what the clock on the wall in Norway shows, and a stretch that crosses midnight belongs to
the day it began. Where the answer is not certain it is UNKNOWN: a person sent to a line that turns
out to be closed may not try another.

A page is read long after it is built, so no page asks ``state_at``: it is the answer that what the pages
do say, the ladder and the directory's «open now», is held to.

The two odd hours of the year: in March the clock jumps from 02:00 to 03:00, and what would have
begun or ended in between does so at the jump. In October 02:00–03:00 comes twice; nobody has said
which of the two a service means, so between the first and the second pass of an opening or closing
time the state is UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from holidays import country_holidays

from ressursbank.build_date import OSLO
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.opening import Holidays, Opening, SpecialHours, Weekday

DAYS = list(Weekday)
ONE_DAY = timedelta(days=1)

_PUBLIC_HOLIDAYS = country_holidays("NO")  # ordinary Sundays are not in it: the week rules speak for them
_SATURDAY = DAYS.index(Weekday.LORDAG)


class Open(StrEnum):
    """What we know about a moment. Missing hours are UNKNOWN, never CLOSED."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Row:
    """One line of an hours table: days with the same spans ("HH:MM", "HH:MM"), and when they hold.

    A day that stands in no row of its period is closed. A span that ends before it begins ends the next day.
    """

    days: list[Weekday]
    spans: list[tuple[str, str]]
    valid_from: date | None = None
    valid_through: date | None = None


@dataclass(frozen=True)
class _Plan:
    """A day's spans ("HH:MM", "HH:MM"), and whether they can be relied on."""

    spans: list[tuple[str, str]]
    sure: bool


@dataclass(frozen=True)
class _Stretch:
    """One stretch in UTC: surely open in [opens, closes), perhaps in [earliest, latest)."""

    earliest: datetime
    opens: datetime
    closes: datetime
    latest: datetime
    sure: bool


def state_at(point: ContactPoint, when: datetime) -> Open:
    """Whether the contact point is open at ``when``, a moment with any time zone.

    Order of rules: round the clock, dated exceptions, public holidays, the week. The days before
    Christmas, New Year, Easter and Whitsun close early, so they are UNKNOWN unless holidays are usual.

    Raises:
        ValueError: ``when`` has no time zone.
    """
    moment = _utc(when)
    if point.always_open:
        return Open.OPEN
    today = moment.astimezone(OSLO).date()
    stretches = [*_stretches(point, today - ONE_DAY), *_stretches(point, today)]
    if any(one.sure and one.opens <= moment < one.closes for one in stretches):
        return Open.UNKNOWN if point.hours_note else Open.OPEN  # the note may be about today
    doubtful = any(one.earliest <= moment < one.latest for one in stretches)
    return Open.UNKNOWN if doubtful or not planned(point, today).sure else Open.CLOSED


def is_public_holiday(day: date) -> bool:
    """Whether the day is a public holiday by Norwegian law, ordinary Sundays left out."""
    return day in _PUBLIC_HOLIDAYS


def is_holiday_eve(day: date) -> bool:
    """Whether the day is Christmas Eve, New Year's Eve, Easter Saturday or Whitsun Eve.

    Arbeidsmiljøloven § 10-10 ends ordinary work at 15:00 on three of them; custom adds New Year's Eve.
    """
    if (day.month, day.day) in ((12, 24), (12, 31)):
        return True
    both = is_public_holiday(day + ONE_DAY) and is_public_holiday(day + 2 * ONE_DAY)
    return day.weekday() == _SATURDAY and both  # Easter and Whitsun: a Sunday and the Monday after


def week_rows(point: ContactPoint, since: date = date.min) -> list[Row]:
    """The week as table rows: days with equal times together, Monday first, one block for each stretch of dates.

    A stretch begins where any rule begins or has ended, and those over before ``since`` are left out. Empty when it is
    open round the clock or no hours are recorded: neither is a table.
    """
    starts = {rule.valid_from for rule in point.opening_hours if rule.valid_from} | {date.min}
    starts |= {
        rule.valid_through + ONE_DAY for rule in point.opening_hours if rule.valid_through and rule.valid_through < date.max
    }
    rows: list[Row] = []
    for start, after in pairwise([*sorted(starts), None]):
        end = after - ONE_DAY if after else None
        valid = [rule for rule in point.opening_hours if start and holds(rule, start)]
        alike: dict[tuple[tuple[str, str], ...], list[Weekday]] = {}
        for day in DAYS if (end or since) >= since else []:
            if spans := _usual(valid, day):
                alike.setdefault(tuple(spans), []).append(day)
        rows += [Row(days, list(spans), None if start == date.min else start, end) for spans, days in alike.items()]
    return rows


def planned(point: ContactPoint, day: date) -> _Plan:
    """What is planned to begin on a day."""
    special = [one for one in point.special_hours if holds(one, day)]
    if special:
        return _Plan([(one.opens, one.closes) for one in special if one.opens and one.closes], sure=True)
    valid = [rule for rule in point.opening_hours if holds(rule, day)]
    usual = _usual(valid, DAYS[day.weekday()])
    holiday = is_public_holiday(day)
    if valid and holiday and point.public_holidays is Holidays.CLOSED:
        return _Plan([], sure=True)
    irregular = point.public_holidays is not Holidays.USUAL and (holiday or is_holiday_eve(day))
    return _Plan(usual, sure=bool(valid) and not irregular)


def _usual(valid: list[Opening], day: Weekday) -> list[tuple[str, str]]:
    """A weekday's spans. Hours with dates stand instead of those without: that is what summer hours mean."""
    named = [rule for rule in valid if day in rule.day_of_week]
    dated = [rule for rule in named if rule.valid_from or rule.valid_through]
    return sorted({(rule.opens, rule.closes) for rule in dated or named})


def holds(rule: Opening | SpecialHours, day: date) -> bool:
    return (rule.valid_from or day) <= day <= (rule.valid_through or day)


def _stretches(point: ContactPoint, day: date) -> Iterator[_Stretch]:
    plan = planned(point, day)
    for opens, closes in plan.spans:
        start, end = _wall(day, opens), _wall(day, closes)
        if end <= start:
            end += ONE_DAY
        earliest, surely_open = _passes(start)
        surely_open_until, latest = _passes(end)
        yield _Stretch(earliest, surely_open, surely_open_until, latest, plan.sure)


def _wall(day: date, clock: str) -> datetime:
    """A clock reading as naive local time; 24:00 is the next day's 00:00."""
    hours, minutes = clock.split(":")
    return datetime.combine(day, time()) + timedelta(hours=int(hours), minutes=int(minutes))


def _passes(wall: datetime) -> tuple[datetime, datetime]:
    """The first and the last UTC moment at which the wall clock reaches a reading; mostly the same."""
    first, last = (wall.replace(tzinfo=OSLO, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first > last:  # a reading the March clock skips; the EU changes its clocks on the whole hour, UTC
        first = last = first.replace(minute=0)
    return first, last


def _utc(when: datetime) -> datetime:
    if when.utcoffset() is None:
        raise ValueError(f"{when} has no time zone: an hour's doubt is enough to send someone to a closed line")
    return when.astimezone(UTC)
