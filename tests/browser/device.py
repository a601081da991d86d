"""A reader's device in the tests of the offline copy: what is pressed, what is kept, and what its clock says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.servers import Server

DAY = 24 * 60 * 60 * 1000
BUTTON, ANSWER = "[data-offline]", ".offline [role=status]"
STORED = """(async () => [document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length])()"""
NOTHING = ["", 0, 0, 0, 0, 0]
SAVED, REMOVED, FAILED = "«Hjelp nå» er lagret", "Kopien er fjernet", "Det gikk ikke"
COPY, TOO_OLD = "Dette er en kopi fra", "for gammel til å vises"

OTHERS = ("login", "half", "front", "english")  # what may come, or lie, in the emergency page's place


def other(folder: Path, kind: str) -> str:
    """A page that is not the emergency page in bokmål, or not the whole of it."""
    emergency = (folder / "akutt/index.html").read_text(encoding="utf-8")
    return {
        "login": "<!doctype html><title>Wifi</title><p>Logg inn</html>",
        "half": emergency[: emergency.rindex("tel:") + 40],
        "front": (folder / "index.html").read_text(encoding="utf-8"),
        "english": (folder / "en/akutt/index.html").read_text(encoding="utf-8"),
    }[kind]


anywhere = pytest.mark.parametrize("stoppable", ["/", pytest.param("/under/", marks=pytest.mark.slow)], indirect=True)


def front(device: BrowserContext, stoppable: Server, language: str = "") -> Page:
    page = device.new_page()
    page.goto(stoppable.address + language)
    return page


def press(page: Page, answer: str) -> None:
    page.locator(BUTTON).click()
    page.locator(ANSWER).filter(has_text=answer).wait_for(timeout=10_000)


def saved(device: BrowserContext, stoppable: Server) -> Page:
    """A page on a device that has kept the emergency page."""
    page = front(device, stoppable)
    press(page, SAVED)
    return page


def until(page: Page, script: str, wanted: Callable[[Any], bool]) -> None:
    """Waits for what the browser does by itself after a visit."""
    for _ in range(50):
        if wanted(page.evaluate(script)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(script))


def move_clock(device: BrowserContext, days: float) -> None:
    """Moves the worker's clock, as if the device lay in a drawer."""
    device.service_workers[0].evaluate(f"(() => {{ const real = Date.now; Date.now = () => real() + {days} * {DAY}; }})()")
