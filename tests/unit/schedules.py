"""Opening hours to try things on: single rules, and schedules of every shape, also around the clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ressursbank.build_date import OSLO
from ressursbank.hours import DAYS
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.opening import Holidays, Weekday
from ressursbank.register.service import Service

# The same examples each time: an editor who moves a comma must not meet somebody else's rare case.
QUICK = settings(derandomize=True, deadline=None, database=None)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
HVERDAGER, ALLE = list(DAYS[:5]), list(DAYS)
# Days just before the clocks change, before holidays, and before nothing at all.
CHANGES = ["2026-03-28", "2026-10-24", "2027-03-27", "2027-10-30"]
HOLY = ["2026-04-01", "2026-05-22", "2026-12-23", "2026-12-30", "2027-03-26", "2027-05-15"]
PLAIN = ["2026-11-20", "2026-06-12"]
WINDOWS = [datetime.combine(date.fromisoformat(day), time(), UTC) for day in CHANGES + HOLY + PLAIN]


def point(*rules: dict[str, object], **fields: object) -> ContactPoint:
    basis = {"key": "telefon", "type": "phone", "value": "116 123"}
    seen = {"state": "seen", "source": "Eier", "read_on": "2026-11-21"}
    return ContactPoint.model_validate(basis | {"opening_hours": list(rules), "verification": seen} | fields)


def made_up(name: str, **fields: object) -> Service:
    """A service of nobody's."""
    source = {"title": "Eier", "read_on": "2026-11-21", "kind": "owner"}
    words = {
        "audience": ["alle"],
        "area_served": "norge",
        "topics": ["samtale"],
        "way_round": "samtale",
        "sources": [source],
    }
    who = {"id": name, "name": name, "description": {"nb": "En linje."}, "organization": "Eier"}
    return Service.model_validate(who | words | fields)


def rule(opens: str, closes: str, days: list[Weekday] | None = None, **fields: object) -> dict[str, object]:
    return {"day_of_week": days or ALLE, "opens": opens, "closes": closes, **fields}


def at(text: str, fold: int = 0) -> datetime:
    """«2026-11-21 13:00» as the wall clock in Norway shows it; fold 1 is the second of two."""
    return datetime.fromisoformat(text).replace(tzinfo=OSLO, fold=fold)


CLOCKS = st.one_of(
    st.sampled_from(["00:00", "01:59", "02:00", "02:30", "02:59", "03:00", "08:00", "15:30", "23:59"]),
    st.integers(0, 1439).map(lambda m: f"{m // 60:02}:{m % 60:02}"),
)


def _agreeing(
    others: list[dict[str, object]], one: dict[str, object], field: str = "opening_hours"
) -> list[dict[str, object]]:
    """The rule, or nothing when the register would refuse it beside the others."""
    try:
        point(**{field: [*others, one]})
    except ValidationError:
        return []
    return [one]


@st.composite
def schedules(draw: st.DrawFn) -> tuple[ContactPoint, datetime]:
    window = draw(st.sampled_from(WINDOWS))
    near = st.integers(-2, 9).map(lambda n: window.date() + n * DAY)
    rules: list[dict[str, object]] = []
    special: list[dict[str, object]] = []
    for _ in range(draw(st.integers(0, 3))):
        opens, closes = draw(CLOCKS), draw(st.one_of(CLOCKS, st.just("24:00")))
        days = draw(st.lists(st.sampled_from(ALLE), min_size=1, max_size=7, unique=True))
        start, end = draw(st.none() | near), draw(st.none() | near)
        if opens != closes and not (start and end and start > end):
            rules += _agreeing(rules, rule(opens, closes, days, valid_from=start, valid_through=end))
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        start = draw(near)
        dates: dict[str, object] = {"valid_from": start, "valid_through": start + draw(st.integers(0, 2)) * DAY}
        opens, closes = draw(CLOCKS), draw(CLOCKS)
        said = dates | ({"closed": True} if opens == closes else {"opens": opens, "closes": closes})
        special += _agreeing(special, said, "special_hours")
    return point(*rules, special_hours=special, public_holidays=draw(st.sampled_from(Holidays))), window
