"""The search field: it fetches nothing before it is used, sends nothing, and works by keyboard and without a script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Request, expect

from tests.audit import probes
from tests.browser.test_foundation import AXE
from tests.search.measure import open_search

MARK = "qzmerkeordqz"


def test_nothing_is_fetched_for_the_search_before_the_field_gets_the_focus(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/hjelp/", wait_until="networkidle")
    before = list(asked)
    assert not [url for url in before if re.search(r"sok(-|\.js|\.json)", url)]
    page.locator("#sok").focus()
    page.locator("#sok").fill("sorg")
    page.locator("#treff a").first.wait_for()
    page.locator("h1").click()
    page.locator("#sok").focus()
    assert [url.rpartition("/")[2] for url in asked[len(before) :]] == ["sok.js", "sok-nb.json"]
    context.close()


def test_what_is_written_never_leaves_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page, sent = context.new_page(), list[str]()

    def note(request: Request) -> None:
        sent.append(f"{request.url} {request.headers} {request.post_data or ''}")

    context.on("request", note)
    for path in ("/hjelp/", "/en/sok/"):
        page.goto(address + path)
        page.locator("#sok").focus()
        page.keyboard.type(f"sorg {MARK} grief")
        page.locator("#treff a").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_timeout(600)
        assert page.url == address + path
        stored = page.evaluate(
            """async () => JSON.stringify([location.href, document.title, history.state, document.cookie, {...localStorage},
                {...sessionStorage}, await caches.keys(), await indexedDB.databases(), document.referrer])"""
        )
        assert MARK not in stored and context.cookies() == []
        page.locator("#treff ol a").first.click()
        page.wait_for_load_state("networkidle")
        assert MARK not in page.url and MARK not in page.evaluate("document.referrer")
        page.go_back()
    assert sent and not [one for one in sent if MARK in one]
    field = page.locator("#sok")
    assert field.get_attribute("name") is None and page.locator("form:has(#sok)").count() == 0
    assert field.get_attribute("autocomplete") == "off" and field.get_attribute("spellcheck") == "false"
    context.close()


@pytest.mark.parametrize("path", ["/hjelp/", "/sok/", "/en/tjenester/"])
def test_without_script_the_field_gives_way_to_a_link_to_every_page(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert not page.locator("#sok").is_visible()
    page.locator(".sokefelt noscript a, .sokefelt p a").first.click()
    assert page.url.endswith("/om/innhold/") and "?" not in page.url
    context.close()


def test_a_list_that_does_not_come_gives_a_sentence_and_the_list_from_a_to_z(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/sok-nb.json", lambda route: route.abort())
    page.goto(f"{address}/sok/")
    page.locator("#sok").focus()
    page.locator("#treff a").wait_for()
    assert "Søket fikk ikke kontakt" in page.locator("#treff").inner_text()
    assert page.locator("#treff a").get_attribute("href") == "../om/innhold/"
    context.close()


def test_the_keyboard_is_enough_and_escape_clears_and_gives_the_focus_back(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}/etterlatt/")
    probes.reach(page, "#sokefelt")
    page.keyboard.type("sorggruppe")
    page.locator("#treff ol a").first.wait_for()
    expect(page.locator(".sok-antall")).to_contain_text("treff")
    page.keyboard.press("Tab")
    first = page.locator("#treff ol a").first.text_content()
    assert page.evaluate("document.activeElement.textContent") == first
    page.keyboard.press("Escape")
    assert page.locator("#treff").inner_text() == "" and page.locator("#sok").input_value() == ""
    assert page.evaluate("document.activeElement.id") == "sok"
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_audit_finds_nothing_with_hits_open(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    for path, texts in (("/hjelp/", ("sorg", "orker ikke mer")), ("/en/sok/", ("grief", "xyzzyq wvutsr"))):
        open_search(page, address + path)
        for text in texts:
            page.locator("#sok").fill(text)
            page.wait_for_timeout(500)
            found = Axe().run(page, options=AXE).response["violations"]
            assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == [], (path, text)
            assert [*probes.reflow(page), *probes.targets(page), *probes.focus(page)] == [], (path, text)
    context.close()


def test_the_search_keeps_its_budget(built: Path) -> None:
    size = {path.name: len(brotli.compress(path.read_bytes())) for path in sorted((built / "assets").glob("s*"))}
    assert set(size) >= {"sok.js", "side.js", "sok-nb.json", "sok-en.json"}
    assert size["sok.js"] <= 6_000 and size["side.js"] <= 800
    # A reader fetches one list, and only on focus. A hundred resources, forms and sheets weigh 6,000 of it.
    assert max(size["sok-nb.json"], size["sok-en.json"]) <= 44_000, size
