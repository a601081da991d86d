"""The emergency page without network: kept only after a press, never too old, and gone again when asked."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page

from ressursbank.publish.offline import SOURCES, write_offline
from ressursbank.site import Site
from tests.browser.servers import Server
from tests.browser.test_foundation import AXE
from tests.conftest import ROOT

DAY = 24 * 60 * 60 * 1000
BUTTON, ANSWER = "[data-offline]", ".offline [role=status]"
KEPT = "(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])()"
STORED = """(async () => [document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length])()"""
NOTHING = ["", 0, 0, 0, 0, 0]
SAVED, REMOVED, FAILED = "«Hjelp nå» er lagret", "Kopien er fjernet", "Det gikk ikke"
COPY, TOO_OLD = "Dette er en kopi fra", "for gammel til å vises"


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site that tests may change."""
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("uten-nett") / "site"))


@pytest.fixture
def server(request: pytest.FixtureRequest, folder: Path) -> Iterator[Server]:
    """The site at the root of its address, or below a path where a test asks for both."""
    found = Server(folder, str(getattr(request, "param", "/")))
    yield found
    found.stop()


anywhere = pytest.mark.parametrize("server", ["/", "/under/"], indirect=True)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A device that has never been here."""
    found = browser.new_context(locale="nb-NO")
    yield found
    found.close()


def front(context: BrowserContext, server: Server, language: str = "") -> Page:
    page = context.new_page()
    page.goto(server.address + language)
    return page


def press(page: Page, answer: str) -> None:
    page.locator(BUTTON).click()
    page.locator(ANSWER).filter(has_text=answer).wait_for(timeout=10_000)


def saved(context: BrowserContext, server: Server) -> Page:
    """A page on a device that has kept the emergency page."""
    page = front(context, server)
    press(page, SAVED)
    return page


def until(page: Page, script: str, wanted: Callable[[Any], bool]) -> None:
    """Waits for what the browser does by itself after a visit."""
    for _ in range(50):
        if wanted(page.evaluate(script)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(script))


def move_clock(context: BrowserContext, days: float) -> None:
    """Moves the worker's clock, as if the device lay in a drawer."""
    context.service_workers[0].evaluate(f"(() => {{ const real = Date.now; Date.now = () => real() + {days} * {DAY}; }})()")


@anywhere
def test_nothing_is_kept_before_the_press(context: BrowserContext, server: Server) -> None:
    for language in ("", "en/"):
        page = front(context, server, language)
        page.locator(BUTTON).wait_for()
        for path in ("akutt/", "om/personvern/", ""):
            page.goto(server.address + language + path)
        assert page.evaluate(STORED) == NOTHING and context.cookies() == []
    assert not [one for one in server.asked if one.endswith("sw.js")]


def test_without_script_there_is_no_button_to_mislead(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = front(context, server)
    assert page.locator(BUTTON).count() == 1 and not page.locator(".offline").is_visible()
    context.close()


@pytest.mark.parametrize("lack", ["delete Navigator.prototype.serviceWorker", "delete window.caches"])
def test_a_browser_that_cannot_keep_it_shows_no_button(context: BrowserContext, server: Server, lack: str) -> None:
    context.add_init_script(lack)
    page = front(context, server)
    page.wait_for_load_state("load")
    assert not page.locator(".offline").is_visible()


@anywhere
def test_the_press_keeps_the_emergency_pages_and_nothing_else(context: BrowserContext, server: Server) -> None:
    page = saved(context, server)
    kept = page.evaluate(
        "(async () => (await Promise.all((await caches.keys()).map(async n => (await (await caches.open(n)).keys()).map(r => r.url)))).flat())()"
    )
    assert sorted(kept) == [f"{server.address}akutt/", f"{server.address}en/akutt/"]
    assert page.evaluate(STORED)[:4] == NOTHING[:4]
    assert page.evaluate("(async () => (await navigator.serviceWorker.ready).scope)()") == server.address
    page.reload()
    page.locator(ANSWER).filter(has_text=SAVED).wait_for()
    assert "Fjern" in page.locator(BUTTON).inner_text()


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
    context: BrowserContext, server: Server, path: str, language: str
) -> None:
    page, errors = saved(context, server), list[str]()
    numbers = (
        (server.folder / ("en/" if language == "en" else "") / "akutt/index.html").read_text("utf-8").count('href="tel:')
    )
    server.stop()
    page.on("console", lambda message: errors.append(message.text) if "Security Policy" in message.text else None)
    page.goto(server.address + path)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("main > [role=status]").inner_text().startswith("Vi fikk" if language == "nb" else "We could not")
    year = page.evaluate("String(new Date().getFullYear())")
    assert year in page.locator("main > [role=status]").inner_text()
    assert page.locator("a[href^='tel:']").count() == numbers > 5
    assert page.locator(".f").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(143, 29, 29)"
    assert errors == []


def test_when_the_server_is_back_the_page_is_fresh_again(context: BrowserContext, server: Server) -> None:
    page = saved(context, server)
    server.stop()
    page.goto(server.address + "akutt/")
    assert COPY in page.locator("main").inner_text()
    server.start()
    page.locator("main > [role=status] a").click()
    page.locator("main > [role=status]").wait_for(state="detached")
    page.goto(server.address + "hjelp/")
    assert page.locator(".krise").is_visible()


def test_a_server_that_only_answers_with_errors_counts_as_dead(context: BrowserContext, server: Server) -> None:
    page = saved(context, server)
    server.status = 502
    page.goto(server.address + "hjelp/")
    assert COPY in page.locator("main").inner_text()


def test_a_page_that_does_not_exist_is_still_said_not_to_exist(context: BrowserContext, server: Server) -> None:
    page = saved(context, server)
    page.goto(server.address + "finnes/ikke/")
    assert page.locator("h1").inner_text() == "Siden finnes ikke"


def test_a_slow_server_gives_the_copy_after_three_seconds_and_the_page_to_who_tries_again(
    context: BrowserContext, server: Server
) -> None:
    page = saved(context, server)
    server.delay = 6
    start = time.monotonic()
    page.goto(server.address + "hjelp/")
    assert COPY in page.locator("main").inner_text() and 2.5 < time.monotonic() - start < 5
    page.locator("main > [role=status] a").click()
    page.locator(".krise").wait_for(timeout=15_000)
    assert page.locator("main > [role=status]").count() == 0


@pytest.mark.parametrize("days", [8, -2])
def test_a_copy_of_unknown_age_or_older_than_a_week_gives_way_to_the_built_in_page(
    context: BrowserContext, server: Server, days: int
) -> None:
    page, errors = saved(context, server), list[str]()
    page.on("console", lambda message: errors.append(message.text) if "Security Policy" in message.text else None)
    move_clock(context, days)
    server.stop()
    for path, sentence in (("akutt/", TOO_OLD), ("en/hjelp/", "too old to show")):
        page.goto(server.address + path)
        assert sentence in page.locator("main").inner_text()
        assert [one.get_attribute("href") for one in page.locator("a[href^='tel:']").all()] == [
            "tel:113",
            "tel:116117",
            "tel:116123",
        ]
        assert page.locator(".tel").first.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(143, 29, 29)"
    assert errors == []


def test_a_copy_six_days_old_is_still_shown(context: BrowserContext, server: Server) -> None:
    page = saved(context, server)
    move_clock(context, 6)
    server.stop()
    page.goto(server.address + "akutt/")
    assert COPY in page.locator("main").inner_text()


def test_a_visit_with_network_makes_an_old_copy_new(context: BrowserContext, server: Server) -> None:
    page = saved(context, server)
    move_clock(context, 6)
    asked = len([one for one in server.asked if one.endswith("akutt/")])
    page.goto(server.address + "hjelp/")
    page.wait_for_timeout(500)
    assert len([one for one in server.asked if one.endswith("akutt/")]) == asked + 2
    move_clock(context, 6)
    server.stop()
    page.goto(server.address + "akutt/")
    assert COPY in page.locator("main").inner_text()


@anywhere
def test_the_same_button_removes_every_trace_and_can_be_pressed_again(context: BrowserContext, server: Server) -> None:
    page = saved(context, server)
    press(page, REMOVED)
    assert page.evaluate(STORED) == NOTHING
    press(page, SAVED)
    assert page.evaluate(KEPT) == [1, 1]
    page.reload()
    page.locator(ANSWER).filter(has_text=SAVED).wait_for()
    press(page, REMOVED)
    server.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(server.address + "akutt/")


def test_a_press_without_network_says_so_and_keeps_nothing(context: BrowserContext, server: Server) -> None:
    page = front(context, server)
    server.stop()
    press(page, FAILED)
    server.start()
    assert page.evaluate(STORED) == NOTHING
    press(page, SAVED)


def test_a_page_without_the_emergency_number_is_never_kept(context: BrowserContext, server: Server, tmp_path: Path) -> None:
    portal = Path(shutil.copytree(server.folder, tmp_path / "portal"))
    (portal / "akutt/index.html").write_text("<!doctype html><title>Wifi</title><p>Logg inn", encoding="utf-8")
    server.folder = portal
    page = front(context, server)
    press(page, FAILED)
    assert page.evaluate(STORED) == NOTHING


@anywhere
def test_a_new_edition_replaces_the_old_copy_cleanly(
    context: BrowserContext, server: Server, tmp_path: Path, project: Site
) -> None:
    page = saved(context, server)
    before = page.evaluate("caches.keys()")
    newer = Path(shutil.copytree(server.folder, tmp_path / "ny"))
    emergency = newer / "akutt/index.html"
    emergency.write_text(emergency.read_text("utf-8").replace("</main>", "<p>Ny utgave</p></main>"), encoding="utf-8")
    write_offline(project, newer)
    server.folder = newer
    page.goto(server.address)
    until(page, "caches.keys()", lambda names: len(names) == 1 and names != before)
    server.stop()
    page.goto(server.address + "akutt/")
    assert "Ny utgave" in page.locator("main").inner_text()


@anywhere
def test_the_kill_switch_deletes_the_copies_and_signs_off(context: BrowserContext, server: Server, tmp_path: Path) -> None:
    page = saved(context, server)
    off = Path(shutil.copytree(server.folder, tmp_path / "av"))
    shutil.copyfile(ROOT / SOURCES / "sw-av.js", off / "sw.js")
    server.folder = off
    page.goto(server.address + "hjelp/")
    until(page, STORED, lambda stored: stored == NOTHING)
    assert page.evaluate(STORED) == NOTHING
    server.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(server.address + "akutt/")


def test_another_site_on_the_same_address_keeps_its_own(context: BrowserContext, server: Server) -> None:
    page = front(context, server)
    page.evaluate("caches.open('en annens')")
    press(page, SAVED)
    press(page, REMOVED)
    assert page.evaluate("caches.keys()") == ["en annens"]


@pytest.mark.parametrize("days", [0, 8])
def test_the_copy_and_the_built_in_page_are_for_everyone(context: BrowserContext, server: Server, days: int) -> None:
    page = saved(context, server)
    move_clock(context, days)
    server.stop()
    page.set_viewport_size({"width": 320, "height": 568})
    for path in ("akutt/", "en/akutt/"):
        page.goto(server.address + path)
        context.new_cdp_session(page).send(
            "Page.setBypassCSP", {"enabled": True}
        )  # the audit is a script; the page allows none
        page.goto(server.address + path)
        assert [one["id"] for one in Axe().run(page, options=AXE).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        first = page.locator("a[href='tel:113']").first.bounding_box()
        assert first is not None and first["height"] >= 48 and first["y"] + first["height"] <= 400
