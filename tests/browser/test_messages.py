"""A text to send: one press copies it, another hands it to the phone's own list of ways to send."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from ressursbank.site import Site
from tests.chosen import page_with

SHARE = "navigator.share = data => { window.delt = data; return Promise.resolve(); }"


@pytest.mark.parametrize("share", [True, False])
def test_a_press_copies_the_text_or_hands_it_over_and_neither_names_a_receiver(
    browser: Browser, address: str, project: Site, share: bool
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(SHARE if share else "delete Navigator.prototype.share")
    page = context.new_page()
    page.goto(f"{address}/{page_with(project, 'melding').url}")
    box = page.locator(".melding").first
    words = box.locator(".ord").inner_text()
    box.locator("[data-gjor=kopier]").click()
    expect(box.locator("[role=status]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == words
    send = box.locator("[data-gjor=send]")
    assert send.is_visible() is share
    if share:
        send.click()
        assert page.evaluate("window.delt") == {"text": words}
    context.close()
