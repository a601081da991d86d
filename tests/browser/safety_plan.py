"""The safety plan's page, and what a reader does on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ressursbank.site import load_site
from tests.chosen import page_with
from tests.conftest import ROOT

LANGUAGES = ["", "/en"]
IN_EACH = ["", pytest.param("/en", marks=pytest.mark.slow)]  # what the script does is the same in every language
PAGE = f"/{page_with(load_site(ROOT), 'sikkerhetsplan').url}"
MARK = "Kjennemerke7391"  # the word the tests look for everywhere it must not be
STEPS = 6
NUMBERS = ["113", "116 117", "116 123", "22 40 00 40"]
KEEP_PRINTS = """window.prints = []; window.print = () => {
  window.prints.push([document.querySelector('.plan').className, document.title, location.href]);
  window.dispatchEvent(new Event('afterprint'));
}"""

Opener = Callable[..., Page]


def fill(page: Page, text: str = MARK) -> None:
    """Writes in every field and ticks every box."""
    for number in range(1, STEPS + 1):
        page.locator(f"#plan-{number}").fill(f"{text} {number}")
    for box in page.locator(".plan [type=checkbox]").all():
        box.check()


def press(page: Page, what: str) -> None:
    """Presses one of the plan's own buttons."""
    page.locator(f".plan [data-gjor={what}]").click()


def told(page: Page, name: str) -> None:
    """Waits for the sentence in the status line."""
    sentence = page.locator(".svar").get_attribute(f"data-{name}")
    assert sentence
    expect(page.locator(".plan [role=status]")).to_have_text(sentence)


def written(page: Page) -> list[str]:
    """What stands in the fields now."""
    return [box.input_value() for box in page.locator(".plan textarea").all()]


def kept(page: Page) -> dict[str, Any]:
    """Everything the browser keeps for this place, wherever a page can put it."""
    found: dict[str, Any] = page.evaluate(
        """async () => ({local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie, name: window.name,
             databases: (await indexedDB.databases()).map(one => one.name), caches: await caches.keys()})"""
    )
    return found


NOTHING = {"local": {}, "session": {}, "cookie": "", "name": "", "databases": [], "caches": []}
