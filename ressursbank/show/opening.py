"""Opening hours in words: known times, round the clock, or nothing said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from markupsafe import Markup

from ressursbank.hours import week_rows
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.opening import Holidays, Weekday
from ressursbank.show.strings import Strings


@dataclass(frozen=True)
class ShownHours:
    """``summary`` for round the clock; else ``rows`` of days and times that hold today.

    ``dated`` says what a date changes, with the date, so that a page or a sheet stays right after it: when today's
    hours end, what comes then, and days out of the ordinary. Without ``note`` the hours say too much.
    """

    summary: Markup
    rows: list[tuple[str, str]] = field(default_factory=list)
    dated: list[Markup] = field(default_factory=list)
    note: Markup = Markup("")
    holidays: Markup = Markup("")

    @property
    def beside(self) -> list[Markup]:
        """What must stand wherever the hours stand."""
        return [*self.dated, *filter(None, [self.note])]


def shown_hours(text: Strings, point: ContactPoint, today: date, names: str = "dag") -> ShownHours | None:
    """The hours of a contact point; None when they are unknown, since missing hours say nothing.

    ``names`` is where the phrases for the days stand: «dag», or «dag_kort» where there is little room.
    """
    note, holidays = text.of(point.hours_note), Markup("")
    if point.always_open:
        return ShownHours(text("apent.alltid"), note=note)
    week = week_rows(point, today)
    now = [row for row in week if (row.valid_from or today) <= today]
    dated = [text("apent.til", til=text.day(row.valid_through)) for row in now[:1] if row.valid_through]
    for (start, end), rows in groupby(week[len(now) :], lambda row: (row.valid_from, row.valid_through)):
        said = "; ".join(f"{_days(text, row.days, names)} {_times(text, row.spans)}" for row in rows)
        dated.append(_dated(text, start, end, said))
    for special in sorted(point.special_hours, key=lambda one: one.valid_from):
        if special.valid_through >= today:
            times = text.plain("apent.stengt") if special.closed else f"{special.opens}–{special.closes}"
            line = _dated(text, special.valid_from, special.valid_through, times)
            dated.append(Markup(" ").join(one for one in (line, text.of(special.note)) if one))
    if week and point.public_holidays is not Holidays.USUAL:
        closed = point.public_holidays is Holidays.CLOSED
        holidays = text("apent.helligdag_stengt" if closed else "apent.helligdag_ukjent")
    rows_now = [(_days(text, row.days, names), _times(text, row.spans)) for row in now]
    return ShownHours(Markup(""), rows_now, dated, note, holidays) if week or dated or note else None


def _dated(text: Strings, start: date | None, end: date | None, said: str) -> Markup:
    """«24. desember 2026: stengt.», «Fra 16. august 2027: mandag 09:00–14:00.»"""
    if start and start == end:
        days = Markup(text.day(start))
    elif start and end:
        days = text("apent.periode", fra=text.day(start), til=text.day(end))
    else:
        days = text("apent.fra", fra=text.day(start or date.min))
    return Markup("{}: {}.").format(days, said)


def _days(text: Strings, days: list[Weekday], phrases: str) -> str:
    names = [text.plain(f"{phrases}.{day.name.lower()}") for day in days]
    order = [list(Weekday).index(day) for day in days]
    if len(days) == 7:
        return text.plain("dag.alle")
    if len(days) > 2 and order == list(range(order[0], order[0] + len(days))):
        return text.plain(f"{phrases}.fra_til", fra=names[0], til=names[-1])
    return text.plain("dag.og").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _times(text: Strings, spans: list[tuple[str, str]]) -> str:
    return text.plain("dag.og").join(f"{opens}–{closes}" for opens, closes in spans)
