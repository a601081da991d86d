"""The coming hours of a contact point as a program reads them: schema.org's OpeningHoursSpecification, and nothing unsure."""

from __future__ import annotations

from datetime import date

from ressursbank.hours import DAYS, ONE_DAY, Row, holds, planned, week_rows
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.opening import Holidays, Weekday

_SCHEMA = "https://schema.org/"
_ENGLISH = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
_Dates = tuple[date | None, date | None]


def to_schema_org(point: ContactPoint, today: date, language: str = "nb") -> list[dict[str, object]]:
    """The coming hours as schema.org OpeningHoursSpecification; empty when unknown.

    A program that reads them knows no «perhaps»: a week rule is dated to end before the first day ``state_at`` is not
    sure of, and hours with a note about them («every other week») are left out. Search engines read 00:00–23:59 as
    open all day and 00:00–00:00 as closed all day. A dated exception takes its note with it in ``language``.
    """
    if point.always_open:
        return [_specification("00:00", "23:59", DAYS)]
    sure = None if point.hours_note else _sure_stretch(point, today)
    rows = [(row, dates) for row in week_rows(point, today - ONE_DAY) if (dates := _within(row, sure))] if sure else []
    found = [_specification(*span, row.days, dates[0], dates[1]) for row, dates in rows for span in row.spans]
    if found and point.public_holidays is Holidays.CLOSED:
        found.append(_specification("00:00", "00:00") | {"dayOfWeek": [f"{_SCHEMA}PublicHolidays"]})
    for special in point.special_hours:
        told = sure is not None and _within(Row([], [], special.valid_from, special.valid_from), sure)
        if (told or not _night_before(point, special.valid_from)) and (special.closed or not point.hours_note):
            opens, closes = special.opens or "00:00", special.closes or "00:00"
            note = {"description": special.note[language]} if special.note and language in special.note else {}
            found.append(_specification(opens, closes, [], special.valid_from, special.valid_through) | note)
    return found


def _sure_stretch(point: ContactPoint, today: date) -> _Dates | None:
    """The first unbroken run of known days with week rules, yesterday's night included; without dates when it is all year."""
    days = [today + n * ONE_DAY for n in range(-1, 365)]
    sure = [planned(point, day).sure and any(holds(rule, day) for rule in point.opening_hours) for day in days]
    starts = [known and (day < today or not _night_before(point, day)) for day, known in zip(days, sure, strict=True)]
    if True not in starts:
        return None
    start = starts.index(True)
    end = sure.index(False, start) if False in sure[start:] else len(days)
    return (None, None) if end - start == len(days) else (days[start], days[end - 1])


def _night_before(point: ContactPoint, day: date) -> bool:
    """Whether something that began the day before goes on into the day."""
    return any(closes <= opens for opens, closes in planned(point, day - ONE_DAY).spans)


def _within(row: Row, limits: _Dates) -> _Dates | None:
    """The row's dates as far as they lie between two others; None when they do not."""
    first = max(filter(None, (row.valid_from, limits[0])), default=None)
    last = min(filter(None, (row.valid_through, limits[1])), default=None)
    return None if first and last and first > last else (first, last)


def _specification(
    opens: str, closes: str, days: list[Weekday] | None = None, start: date | None = None, end: date | None = None
) -> dict[str, object]:
    if closes == "24:00":  # not a time of day to schema.org; an earlier closing time means the day after
        closes = "23:59" if opens == "00:00" else "00:00"
    result: dict[str, object] = {"@type": "OpeningHoursSpecification"}
    if days:
        result["dayOfWeek"] = [f"{_SCHEMA}{_ENGLISH[day]}" for day in days]
    result |= {"opens": opens, "closes": closes}
    if start:
        result["validFrom"] = start.isoformat()
    if end:
        result["validThrough"] = end.isoformat()
    return result
