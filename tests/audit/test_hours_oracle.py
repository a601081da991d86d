"""Our reading of opening hours against opening_hours.js, which OpenStreetMap's maps use. Long: «make audit» fetches it by hash.

Past midnight the two differ, and mean to: ours lets a stretch belong to the day it began, as a duty rota does; theirs
cuts or keeps it by what the calendar says of the new day. Every such difference has its cause here.
"""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from pydantic import ValidationError

from ressursbank.build_date import OSLO
from ressursbank.hours import DAYS, state_at
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.opening import Holidays
from ressursbank.site import Site
from tests.audit.fetched import fetched
from tests.unit.schedules import DAY, point, rule

pytestmark = pytest.mark.slow
# Weeks around Christmas, Easter, May and both clock changes, and some with nothing in them.
WEEKS = ["2026-02-02", "2026-11-30", "2026-12-21", "2026-12-28", "2027-03-22", "2027-03-29", "2027-05-03", "2027-05-10"]
WEEKS += ["2027-05-17", "2027-07-12", "2027-10-25", "2028-04-10"]
MOMENTS = [
    datetime.combine(date.fromisoformat(one), time()) + n * timedelta(minutes=30) for one in WEEKS for n in range(336)
]
SHORT = dict(zip(DAYS, ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), strict=True))
TAIL = "halen etter midnatt følger den dagen den kommer til hos dem, og dagen den begynte hos oss"
TWICE = "timen som kommer to ganger i oktober: vi sier at vi ikke vet"
SHIFTED = "natta etter at klokka stilles fram: de regner en time feil"
JUL = {"valid_from": "2026-12-22", "valid_through": "2027-01-02", "closed": True}
NIGHTS: dict[str, tuple[ContactPoint, dict[str, str]]] = {
    "fredag og lørdag, stengt på helligdager": (
        point(rule("22:00", "02:00", DAYS[4:6]), public_holidays="closed"),
        {TAIL: "2026-12-27 2027-01-02 2027-03-28 2027-05-15 2027-05-16 2028-04-16", TWICE: "2027-10-31"},
    ),
    "alle netter, ukjent på helligdager": (
        point(rule("18:00", "08:00"), public_holidays="unknown"),
        {
            TAIL: "2026-12-24 2026-12-27 2026-12-31 2027-01-02 2027-03-25 2027-03-30 2027-05-06 2027-05-07 2027-05-15 "
            "2027-05-18 2028-04-13"
        },
    ),
    "alle kvelder, stengt i jula": (
        point(rule("20:00", "01:00"), public_holidays="usual", special_hours=[JUL]),
        {TAIL: "2026-12-22 2027-01-03"},
    ),
    "søndag kveld": (point(rule("19:30", "01:00", DAYS[6:]), public_holidays="usual"), {SHIFTED: "2027-03-29"}),
}
"""Hours past midnight, and on which days of ``WEEKS`` the two differ, by cause."""


def dates(start: date | None, end: date | None) -> str:
    """A stretch of dates as OpenStreetMap writes it."""
    return f"{start or date(2000, 1, 1):%Y %b %d}-{end or date(2099, 12, 31):%Y %b %d} " if start or end else ""


def written(one: ContactPoint) -> str:
    """The hours as OpenStreetMap writes them: «;» stands instead of what came before on that day, «,» is added to it."""
    if one.always_open:
        return "24/7"
    said, mark = ['24/7 unknown "no hours"'], ' unknown "note"' if one.hours_note else ""
    periods = {(each.valid_from, each.valid_through) for each in one.opening_hours}
    said += [f"; {dates(*each) or 'Jan 01-Dec 31 '}00:00-24:00 off" for each in sorted(periods, key=str)]
    plain = [each for each in one.opening_hours if not (each.valid_from or each.valid_through)]
    for rules in (plain, [each for each in one.opening_hours if each not in plain]):
        heads = [
            dates(each.valid_from, each.valid_through) + ",".join(SHORT[day] for day in each.day_of_week) for each in rules
        ]
        said += [f"; {head} off" for head in heads if plain and rules is not plain]
        said += [f", {head} {each.opens}-{each.closes}{mark}" for head, each in zip(heads, rules, strict=True)]
    if one.opening_hours and one.public_holidays is not Holidays.USUAL:
        said.append('; Dec 24,Dec 31,easter -1 day,easter +48 days unknown "eve"')
        told = "off" if one.public_holidays is Holidays.CLOSED else 'unknown "holiday"'
        said += [f"; {dates(*each)}PH {told}" for each in sorted(periods, key=str)]
    said += [f"; {dates(each.valid_from, each.valid_through)}off" for each in one.special_hours]
    for each in one.special_hours:
        said += [f", {dates(each.valid_from, each.valid_through)}{each.opens}-{each.closes}{mark}"] * (not each.closed)
    return "".join(said)


def differences(cases: dict[str, ContactPoint]) -> dict[str, list[str]]:
    """The moments of each case at which the two do not say the same, ours first."""
    node = fetched("opening_hours", "node").parents[1] / "hours_oracle.cjs"
    asked = {
        "moments": [f"{one:%Y-%m-%dT%H:%M}" for one in MOMENTS],
        "cases": {name: written(one) for name, one in cases.items()},
    }
    done = subprocess.run(
        ["node", node],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TZ": "Europe/Oslo"},
    )
    assert done.returncode == 0, done.stderr
    theirs = json.loads(done.stdout)
    found = {}
    for name, one in cases.items():
        ours = [state_at(one, moment.replace(tzinfo=OSLO)).value for moment in MOMENTS]
        both = zip(MOMENTS, ours, theirs[name], strict=True)
        found[name] = [
            f"{moment:%Y-%m-%d %H:%M} {said}, {other}"
            for moment, said, other in both
            if {"open": "o", "closed": "c"}.get(said, "u") != other
        ]
    return {name: each for name, each in found.items() if each}


def drawn(random: Random) -> ContactPoint:
    """Hours of any shape within a day: pauses, seasons, exceptions, holidays and notes."""

    def clocks() -> dict[str, object]:
        first, last = (f"{n // 2:02}:{n % 2 * 30:02}" for n in sorted(random.sample(range(49), 2)))
        return {"opens": first, "closes": last}

    def stretch() -> dict[str, object]:
        start = random.choice(MOMENTS).date()
        return {"valid_from": start, "valid_through": start + random.randrange(200) * DAY}

    def days() -> dict[str, object]:
        return {"day_of_week": random.sample(DAYS, random.randint(1, 7))}

    rules = [clocks() | days() | random.choice([{}, {}, stretch()]) for _ in range(random.randint(1, 3))]
    special: dict[str, object] = random.choice([{"closed": True}, clocks()])
    return point(
        *rules,
        special_hours=[stretch() | special] * random.randrange(2),
        public_holidays=random.choice(list(Holidays)),
        hours_note=random.choice([None, None, {"nb": "Annenhver uke."}]),
    )


def cause(one: ContactPoint, told: str) -> str:
    """Why the two differ at a moment; the moment itself when nothing here explains it."""
    day, clock = told.split()[:2]
    ends = [each.closes for each in one.opening_hours if each.closes <= each.opens]
    if day == "2027-10-31" and "02:00" <= clock < "03:00":
        return TWICE
    if day == "2027-03-29" and clock < "01:00":
        return SHIFTED
    return TAIL if clock < max(ends, default="") else told


def test_every_point_of_the_register_is_open_when_the_oracle_says_so(project: Site) -> None:
    cases = {
        f"{name}/{one.key}": one
        for name, service in project.register.services.items()
        for one in service.contact_points
        if one.always_open or one.opening_hours or one.special_hours
    }
    assert len(cases) > 20 and differences(cases) == {}


def test_hours_within_a_day_are_read_alike_whatever_their_shape() -> None:
    random, cases = Random(7), dict[str, ContactPoint]()
    while len(cases) < 80:
        with suppress(ValidationError):  # hours that contradict each other are refused
            cases[f"{len(cases)}"] = drawn(random)
    assert {cause(cases[name], one) for name, all_ in differences(cases).items() for one in all_} <= {TWICE}


def test_every_difference_past_midnight_has_its_cause() -> None:
    found = differences({name: one for name, (one, _) in NIGHTS.items()})
    for name, (one, listed) in NIGHTS.items():
        days: dict[str, dict[str, None]] = {}
        for told in found[name]:
            days.setdefault(cause(one, told), {})[told[:10]] = None
        assert {why: " ".join(each) for why, each in days.items()} == listed, name
