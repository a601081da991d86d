"""What only a real browser shows: weight, reach, keyboard, no script, no style."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from ressursbank.site import Site

PAGES = ["/", "/akutt/", "/hjelp/", "/tjenester/", "/ansatt/", "/ansatt/akutt-fare/", "/om/personvern/"]
EVERY = [f"{prefix}{page}" for prefix in ("", "/en") for page in PAGES]
SIZES: dict[str, ViewportSize] = {"telefon": {"width": 320, "height": 568}, "skjerm": {"width": 1280, "height": 800}}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


WINDOWS = [(scheme, size) for scheme in ("light", "dark") for size in SIZES]


@pytest.fixture(
    params=[one if one == WINDOWS[0] else pytest.param(one, marks=pytest.mark.slow) for one in WINDOWS],
    scope="module",
    ids=str,
)
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A window in one colour scheme and size, and the pages to open in it: each page in one of the four, in both languages."""
    scheme, size = request.param
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
    yield context.new_page(), EVERY[WINDOWS.index(request.param) :: 4]
    context.close()


def test_the_accessibility_audit_finds_nothing(window: tuple[Page, list[str]], address: str) -> None:
    page, paths = window
    for path in paths:
        page.goto(address + path)
        found = Axe().run(page, options=AXE).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], path


def watched(context: BrowserContext, place: str) -> tuple[Page, list[str], list[str]]:
    """A page left open, since it may ask for more later; what it asks for, and what its console says is wrong."""
    page, asked, errors = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(place)
    return page, asked, errors


def test_a_page_asks_only_for_itself_and_leaves_nothing_behind(browser: Browser, address: str) -> None:
    context = browser.new_context()
    for path, (page, asked, errors) in {path: watched(context, address + path) for path in EVERY}.items():
        page.wait_for_load_state("networkidle")
        assert asked and all(url.startswith(address) for url in asked), asked
        own = [url for url in asked if not url.endswith("favicon.ico")]
        assert len(own) == 1 if path.endswith("/akutt/") else len(own) <= 5, asked
        assert context.cookies() == [], path
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0], path
        assert [one for one in errors if "favicon" not in one and "404" not in one] == [], path
    context.close()


def test_numbers_to_ring_in_the_crisis_block_and_on_the_emergency_page_are_easy_to_hit(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    for path in EVERY:
        page.goto(address + path)
        where = "a[href^='tel:']" if path.endswith("/akutt/") else ".krise li, .ring"
        boxes = page.locator(where).evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).filter(one => one.width).map(one => [one.width, one.height])"
        )
        assert boxes and all(min(box) >= 48 for box in boxes), (path, boxes)
        first = page.locator("a[href='tel:113']").first.bounding_box()
        assert first is not None and first["y"] + first["height"] <= 300, path
    page.close()


def test_the_menu_opens_by_keyboard_and_escape_gives_the_focus_back(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568})
    page = context.new_page()
    page.goto(f"{address}/hjelp/")
    for part in ("#meny", "#sokefelt"):
        link = page.locator(f".verktoy [href='{part}']")
        assert not page.locator(part).is_visible()
        link.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab" if part == "#meny" else "Shift")
        assert page.locator(f"{part} :focus").is_visible(), "den som har åpnet det, er alt inne i det"
        page.keyboard.press("Escape")
        assert not page.locator(part).is_visible() and link.evaluate("one => one === document.activeElement")
    context.close()


def test_without_style_113_still_comes_first(browser: Browser, address: str, project: Site) -> None:
    context = browser.new_context(java_script_enabled=True)
    page = context.new_page()
    page.goto(f"{address}/hjelp/")
    page.evaluate("document.querySelectorAll('style').forEach(one => one.remove())")
    text = page.locator("body").inner_text()
    first = [text.index(one) for one in ("113", "116 117", "116 123", *["Utkast"][: project.preview])]
    assert first == sorted(first)
    context.close()


def test_an_unknown_address_gives_the_404_page_with_help(browser: Browser, address: str, project: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/finnes/ikke/her/")
    assert page.locator("h1").inner_text() == project.strings["nb"].plain("akutt.ikke_funnet")
    assert page.locator("a[href='tel:113']").first.is_visible()
    context.close()


@pytest.mark.parametrize("path", ["/hjelp/", "/en/ansatt/akutt-fare/", "/en/akutt/"])
def test_a_printed_page_has_its_numbers_its_address_and_its_date_and_nothing_to_press(
    browser: Browser, address: str, path: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + path)
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    assert {"113", "116 117", "116 123"} <= set(re.findall(r"113|116 117|116 123", text))
    assert str(page.locator("link[rel=canonical]").get_attribute("href")) in text and re.search(r"\b20\d\d\b", text)
    for chosen in ("input[type=search]", ".kontroll details", ".verktoy", ".bunn nav", ".nett[href]", ".forlat"):
        assert not any(one.is_visible() for one in page.locator(chosen).all()), chosen
    context.close()


def test_the_sentence_to_hold_up_fills_the_screen_and_closes_again(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/akutt/")
    page.locator("a[href='#vis']").click()
    box = page.locator("#vis").bounding_box()
    assert box is not None and box["width"] == 320 and box["height"] == 568
    assert page.locator("#vis [lang=nb]").is_visible()
    page.locator("#vis .lukk").click()
    assert page.url.endswith("#top")
    context.close()
