"""The directory's «open now» against the library's own answer: any hour of a week, and every odd day ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from playwright.sync_api import Browser, Page

from ressursbank.build_date import OSLO
from ressursbank.hours import Open, is_holiday_eve, is_public_holiday, state_at
from ressursbank.register.contact_point import Channel
from ressursbank.site import Site

RINGS = (Channel.PHONE, Channel.CHAT)
SHOWN = """() => {
  document.querySelector(".filtre form").dispatchEvent(new Event("input"));
  return Array.from(document.querySelectorAll("article[id]:not([hidden])"), one => one.id);
}"""


@pytest.fixture
def directory(browser: Browser, address: str) -> Iterator[Page]:
    """The directory with «open now» chosen, on a machine far from Norway."""
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    page.goto(f"{address}/tjenester/")
    page.locator(".filtre summary").click()
    page.locator("input[name=apent]").check()
    yield page
    context.close()


def moments(today: date) -> list[datetime]:
    """Each hour of the week ahead, and the hours of every holiday and eve of the year ahead."""
    week = [hour(today, n) for n in range(168)]
    ahead = [today + timedelta(days=n) for n in range(365)]
    odd = [day for day in ahead if is_public_holiday(day) or is_holiday_eve(day)]
    return week + [hour(day, n) for day in odd for n in range(0, 24, 6)]


def hour(day: date, number: int) -> datetime:
    """The hour after midnight in Norway, and half of it gone."""
    return datetime.combine(day, time(0, 30), OSLO).astimezone(UTC) + timedelta(hours=number)


def open_at(project: Site, name: str, when: datetime) -> bool:
    """Whether some line of the service that a reader sees surely answers."""
    points = [one for one in project.register.services[name].contact_points if one.printable and one.type in RINGS]
    return any(state_at(one, when) is Open.OPEN for one in points)


@pytest.mark.slow
def test_what_is_called_open_now_is_open(directory: Page, project: Site) -> None:
    limited = set()
    for when in moments(project.today):
        directory.clock.set_fixed_time(when)
        shown = directory.evaluate(SHOWN)
        wrong = [name for name in shown if not open_at(project, name, when)]
        assert not wrong, f"{when.astimezone(OSLO):%A %d.%m. %H.%M}: {wrong}"
        assert {"nod-113-amk", "mental-helse-hjelpetelefonen"} <= set(shown)
        limited |= {frozenset(shown)}
    assert len(limited) > 3, "the filter shows the same at every hour, so this proves nothing"
