"""What a device with the copy shows when the site does not answer, and when the copy is too old."""

from __future__ import annotations

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

from ressursbank.site import load_site
from tests.browser.device import COPY, OTHERS, TOO_OLD, anywhere, move_clock, other, saved
from tests.browser.servers import Server
from tests.browser.test_foundation import AXE
from tests.conftest import ROOT

REPLACE = """async ([address, html]) => { for (const name of await caches.keys()) {
    const kept = await caches.open(name), old = await kept.match(address);
    await kept.put(address, new Response(html, { headers: old.headers })); } }"""


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("", "nb"),
        ("akutt/", "nb"),
        ("en/", "en"),
        ("en/akutt/", "en"),
        ("hjelp/aldri-besokt/", "nb"),
        ("en/what/ever", "en"),
    ],
)
@anywhere
def test_with_the_server_dead_every_address_shows_the_copy_in_its_language(
    device: BrowserContext, stoppable: Server, path: str, language: str
) -> None:
    page, errors = saved(device, stoppable), list[str]()
    numbers = (
        (stoppable.folder / ("en/" if language == "en" else "") / "akutt/index.html").read_text("utf-8").count('href="tel:')
    )
    stoppable.stop()
    page.on("console", lambda message: errors.append(message.text) if "Security Policy" in message.text else None)
    page.goto(stoppable.address + path)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("main > [role=status]").inner_text().startswith("Vi fikk" if language == "nb" else "We could not")
    year = page.evaluate("String(new Date().getFullYear())")
    assert year in page.locator("main > [role=status]").inner_text()
    assert page.locator("a[href^='tel:']").count() == numbers > 5
    assert page.locator(".f").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(143, 29, 29)"
    assert errors == []


@anywhere
def test_a_link_in_the_copy_leads_to_its_page_whatever_address_the_copy_is_shown_at(
    device: BrowserContext, stoppable: Server
) -> None:
    page, read = saved(device, stoppable), "found => found.map(one => one.href)"
    inner = "main section:last-child a, footer a"
    for language in ("", "en/"):
        page.goto(f"{stoppable.address}{language}akutt/")
        there = page.locator(inner).evaluate_all(read)
        stoppable.stop()
        page.goto(f"{stoppable.address}{language}hjelp/aldri/besokt/")
        assert COPY in page.locator("main").inner_text() or language
        assert page.locator(inner).evaluate_all(read) == there and len(there) > 5
        stoppable.start()


def test_when_the_server_is_back_the_page_is_fresh_again(device: BrowserContext, stoppable: Server) -> None:
    page = saved(device, stoppable)
    stoppable.stop()
    page.goto(stoppable.address + "akutt/")
    assert COPY in page.locator("main").inner_text()
    stoppable.start()
    page.locator("main > [role=status] a").click()
    page.locator("main > [role=status]").wait_for(state="detached")
    page.goto(stoppable.address + "hjelp/")
    assert page.locator(".krise").is_visible()


def test_a_server_that_only_answers_with_errors_counts_as_dead(device: BrowserContext, stoppable: Server) -> None:
    page = saved(device, stoppable)
    stoppable.status = 502
    page.goto(stoppable.address + "hjelp/")
    assert COPY in page.locator("main").inner_text()


def test_a_host_that_lets_browsers_keep_pages_does_not_hide_that_the_server_is_dead(
    device: BrowserContext, stoppable: Server
) -> None:
    stoppable.headers = {"Cache-Control": "max-age=3600"}
    page = saved(device, stoppable)
    page.goto(stoppable.address + "hjelp/")
    stoppable.stop()
    page.goto(stoppable.address + "hjelp/")
    assert COPY in page.locator("main").inner_text()


def test_a_page_that_does_not_exist_is_still_said_not_to_exist(device: BrowserContext, stoppable: Server) -> None:
    page = saved(device, stoppable)
    page.goto(stoppable.address + "finnes/ikke/")
    assert page.locator("h1").inner_text() == load_site(ROOT).strings["nb"].plain("akutt.ikke_funnet")


@pytest.mark.parametrize("slow", [pytest.param("delay", marks=pytest.mark.slow), "stall"])
def test_a_slow_or_stalled_server_gives_the_copy_after_three_seconds_and_the_page_to_who_tries_again(
    device: BrowserContext, stoppable: Server, slow: str
) -> None:
    page = saved(device, stoppable)
    setattr(stoppable, slow, 4)
    start = time.monotonic()
    page.goto(stoppable.address + "hjelp/")
    assert COPY in page.locator("main").inner_text() and 2.5 < time.monotonic() - start < 10
    page.locator("main > [role=status] a").click()
    page.locator(".krise").wait_for(timeout=15_000)
    assert page.locator("main > [role=status]").count() == 0


@pytest.mark.parametrize("days", [8, -2])
def test_a_copy_of_unknown_age_or_older_than_a_week_gives_way_to_the_built_in_page(
    device: BrowserContext, stoppable: Server, days: int
) -> None:
    page, errors = saved(device, stoppable), list[str]()
    page.on("console", lambda message: errors.append(message.text) if "Security Policy" in message.text else None)
    move_clock(device, days)
    stoppable.stop()
    for path, sentence in (("akutt/", TOO_OLD), ("en/hjelp/", "too old to show")):
        page.goto(stoppable.address + path)
        assert sentence in page.locator("main").inner_text()
        assert [one.get_attribute("href") for one in page.locator("a[href^='tel:']").all()] == [
            "tel:113",
            "tel:116117",
            "tel:116123",
        ]
        assert page.locator(".tel").first.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(143, 29, 29)"
    assert errors == []


@pytest.mark.parametrize("kind", OTHERS)
def test_a_kept_page_that_is_not_the_emergency_page_is_never_shown(
    device: BrowserContext, stoppable: Server, kind: str
) -> None:
    page = saved(device, stoppable)
    page.evaluate(REPLACE, [f"{stoppable.address}akutt/", other(stoppable.folder, kind)])
    stoppable.stop()
    page.goto(stoppable.address + "akutt/")
    assert TOO_OLD in page.locator("main").inner_text() and page.locator("html").get_attribute("lang") == "nb"
    assert page.locator("a[href^='tel:']").count() == 3


def test_a_copy_six_days_old_is_still_shown(device: BrowserContext, stoppable: Server) -> None:
    page = saved(device, stoppable)
    move_clock(device, 6)
    stoppable.stop()
    page.goto(stoppable.address + "akutt/")
    assert COPY in page.locator("main").inner_text()


def test_a_visit_with_network_makes_an_old_copy_new(device: BrowserContext, stoppable: Server) -> None:
    page = saved(device, stoppable)
    move_clock(device, 6)
    asked = len([one for one in stoppable.asked if one.endswith("akutt/")])
    page.goto(stoppable.address + "hjelp/")
    page.wait_for_timeout(500)
    assert len([one for one in stoppable.asked if one.endswith("akutt/")]) == asked + 2
    move_clock(device, 6)
    stoppable.stop()
    page.goto(stoppable.address + "akutt/")
    assert COPY in page.locator("main").inner_text()


@pytest.mark.parametrize("days", [0, 8])
def test_the_copy_and_the_built_in_page_are_for_everyone(device: BrowserContext, stoppable: Server, days: int) -> None:
    page = saved(device, stoppable)
    move_clock(device, days)
    stoppable.stop()
    page.set_viewport_size({"width": 320, "height": 568})
    for path in ("akutt/", "en/akutt/"):
        page.goto(stoppable.address + path)
        device.new_cdp_session(page).send(
            "Page.setBypassCSP", {"enabled": True}
        )  # the audit is a script; the page allows none
        page.goto(stoppable.address + path)
        assert [one["id"] for one in Axe().run(page, options=AXE).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        first = page.locator("a[href='tel:113']").first.bounding_box()
        assert first is not None and first["height"] >= 48 and first["y"] + first["height"] <= 400
