"""The layout holds in any typeface, with double text, on a low screen, and in a browser that knows less."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, PdfMargins, Route

from ressursbank.site import Site
from tests.audit import probes
from tests.browser.fonts import FAMILIES
from tests.browser.test_policy import one_of_each


@pytest.fixture
def page(any_font: Browser) -> Iterator[Page]:
    """A phone in one typeface."""
    context = any_font.new_context(viewport={"width": 320, "height": 568}, bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.skipif(sys.platform == "darwin", reason="en nettleser på Mac velger skrift selv, og prøvene måler i den")
def test_text_is_set_in_the_typeface_that_was_asked_for(page: Page, request: pytest.FixtureRequest) -> None:
    page.set_content("<p style='font-family:system-ui'>Hei</p>")
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    node = client.send("DOM.querySelector", {"nodeId": root, "selector": "p"})
    used = [one["familyName"] for one in client.send("CSS.getPlatformFontsForNode", node)["fonts"]]
    assert used == [FAMILIES[request.node.callspec.params["any_font"]]]


def test_every_target_is_large_enough_and_nothing_is_outside_the_page(page: Page, address: str, project: Site) -> None:
    wrong = []
    for path in one_of_each(project):
        if path.startswith(("en/", "finnes/")):
            continue
        page.set_viewport_size({"width": 320, "height": 568})
        page.goto(f"{address}/{path}")
        if path == "sok/":
            page.locator("#sok").fill("xyzzyq wvutsr")
            page.locator("#treff a").first.wait_for()
        found = [*probes.targets(page), *probes.reflow(page), *probes.large_text(page)]
        page.set_viewport_size({"width": 1280, "height": 800})
        wrong += [f"{path}: {one}" for one in [*found, *probes.targets(page), *probes.reflow(page)]]
    assert wrong == []


def test_the_emergency_page_prints_on_one_sheet(page: Page, address: str) -> None:
    margin: PdfMargins = {"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"}
    for path in ("akutt/", "en/akutt/"):
        page.goto(f"{address}/{path}")
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4", margin=margin))) == 1, path


@pytest.mark.parametrize(("width", "height"), [(320, 256), (640, 360), (320, 480)])
def test_everything_in_the_menu_can_be_reached_on_a_low_screen(
    browser: Browser, address: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{address}/hjelp/")
    page.locator(".verktoy [href='#meny']").click()
    for link in page.locator("#meny a").all():
        link.scroll_into_view_if_needed()
        box = link.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= height + 1, box
        free = link.evaluate("one => one.contains(document.elementFromPoint(160, one.getBoundingClientRect().top + 20))")
        assert free, "ingenting dekker lenka"
    page.locator("#meny a").last.click()
    assert not page.locator("#meny").is_visible()
    page.close()


def older(route: Route) -> None:
    """The page as a browser reads it that does not know custom properties."""
    answer = route.fetch()
    text = re.sub(r"(?<=[{;])(?:--[\w-]+:|[\w-]+:[^;{}]*var\()[^;{}]*;?", "", answer.text())
    route.fulfill(response=answer, body=text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_that_knows_less_shows_every_text_and_no_dead_button(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.route("**/", older)
    page.goto(f"{address}/")
    assert Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"] == []
    page.locator(".verktoy [href='#meny']").click()
    assert page.locator("#meny a").last.is_visible()
    context.close()
