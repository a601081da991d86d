"""Two taps from the front page of the staff part to the card of a guide, and the same role still open on the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from ressursbank.show.guides import CHANNELS, FIRST_STEP
from ressursbank.site import Site

PAGES = ("/ansatt/", "/en/ansatt/")
SCREENS, LINKS, TAP = 3, 40, 48
SEEN = "[...document.querySelectorAll('a')].filter(a => a.checkVisibility() && a.getClientRects().length).length"


@pytest.mark.parametrize("path", PAGES)
def test_the_choice_is_short_with_every_role_closed_and_without_a_script(any_font: Browser, address: str, path: str) -> None:
    page = any_font.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False).new_page()
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * 640
    assert page.evaluate(SEEN) <= LINKS
    page.context.close()


@pytest.mark.parametrize("path", [PAGES[0], pytest.param(PAGES[1], marks=pytest.mark.slow)])
@pytest.mark.parametrize("script", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_two_taps_end_at_the_card_of_a_guide_and_back_at_the_same_role(
    browser: Browser, address: str, project: Site, path: str, script: bool
) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 568}, java_script_enabled=script).new_page()
    for role in list(project.register.words["roles"])[:: 5 if script and path == PAGES[0] else 1]:
        page.goto(address + path)
        page.locator(f"#rolle-{role} > summary").click()
        rows = page.locator(f"#rolle-{role} li a")
        assert all(box and box["height"] >= TAP for box in (row.bounding_box() for row in rows.all())), role
        rows.first.click()
        assert page.url.startswith(f"{address}{path}") and page.url.endswith(f"/#{FIRST_STEP}")
        if script:
            page.go_back()
            page.locator(f"#rolle-{role}[open]").wait_for()
    page.context.close()


def test_opening_a_role_closes_the_one_before_and_adds_nothing_to_go_back_through(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}/om/personvern/")
    page.goto(address + PAGES[0])
    for at in (-1, 0):
        page.locator(".roller summary").nth(at).click()
    first = page.locator(".roller details").first.get_attribute("id")
    page.wait_for_url(f"**/#{first}")
    assert [one.get_attribute("id") for one in page.locator(".roller details[open]").all()] == [first]
    page.go_back()
    assert page.url.endswith("/om/personvern/")
    page.context.close()


def test_each_way_it_came_leads_to_its_own_words(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(address + PAGES[0])
    ways = page.locator(f".roller a[href*='{CHANNELS.rpartition('/')[2]}/#']").evaluate_all("all => all.map(a => a.href)")
    assert ways
    for way in sorted(set(ways)):
        page.goto(way)
        assert page.locator(":target").is_visible(), way
    page.context.close()
