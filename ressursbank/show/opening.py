"""Opening hours in words: known times, round the clock, or nothing said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from ressursbank.hours import week_rows
from ressursbank.register.opening import Holidays, Weekday
from ressursbank.register.service import ContactPoint
from ressursbank.show.strings import Strings


@dataclass(frozen=True)
class ShownHours:
    """``summary`` for round the clock; ``rows`` of days and times else; ``data`` for the filter script."""

    summary: Markup
    rows: list[tuple[str, str]] = field(default_factory=list)
    notes: list[Markup] = field(default_factory=list)


def shown_hours(text: Strings, point: ContactPoint, today: date, names: str = "dag") -> ShownHours | None:
    """The hours of a contact point; None when they are unknown, since missing hours say nothing.

    ``names`` is where the phrases for the days stand: «dag», or «dag_kort» where there is little room.
    """
    notes = [text.of(point.hours_note)] if point.hours_note else []
    if point.always_open:
        return ShownHours(text("apent.alltid"), notes=notes)
    valid = [row for row in week_rows(point) if (row.valid_from or today) <= today <= (row.valid_through or today)]
    if not valid:
        return ShownHours(Markup(""), notes=notes) if notes else None
    rows = [(_days(text, row.days, names), _times(text, row.spans)) for row in valid]
    if point.public_holidays is Holidays.CLOSED:
        notes.append(text("apent.helligdag_stengt"))
    elif point.public_holidays is Holidays.UNKNOWN:
        notes.append(text("apent.helligdag_ukjent"))
    for special in point.special_hours:
        if special.valid_through < today:
            continue
        span = text.plain("apent.periode", fra=text.day(special.valid_from), til=text.day(special.valid_through))
        times = text.plain("apent.stengt") if special.closed else f"{special.opens}–{special.closes}"
        notes.append(Markup("{}: {}").format(span, times))
    return ShownHours(Markup(""), rows, notes)


def _days(text: Strings, days: list[Weekday], phrases: str) -> str:
    names = [text.plain(f"{phrases}.{day.name.lower()}") for day in days]
    order = [list(Weekday).index(day) for day in days]
    if len(days) == 7:
        return text.plain("dag.alle")
    if len(days) > 2 and order == list(range(order[0], order[0] + len(days))):
        return text.plain(f"{phrases}.fra_til", fra=names[0], til=names[-1])
    return text.plain("dag.og").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _times(text: Strings, spans: list[tuple[str, str]]) -> str:
    return text.plain("dag.og").join(f"{opens}–{closes}" for opens, closes in spans) if spans else text.plain("apent.stengt")
