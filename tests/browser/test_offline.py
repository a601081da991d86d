"""The button that keeps the emergency page: nothing before the press, nothing left after the next one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error

from ressursbank.publish.offline import SOURCES, write_offline
from ressursbank.site import Site
from tests.browser.device import (
    ANSWER,
    BUTTON,
    FAILED,
    NOTHING,
    OTHERS,
    REMOVED,
    SAVED,
    STORED,
    anywhere,
    front,
    other,
    press,
    saved,
    until,
)
from tests.browser.servers import Server
from tests.conftest import ROOT


@anywhere
def test_nothing_is_kept_before_the_press(device: BrowserContext, stoppable: Server) -> None:
    for language in ("", "en/"):
        page = front(device, stoppable, language)
        page.locator(BUTTON).wait_for()
        for path in ("akutt/", "om/personvern/", ""):
            page.goto(stoppable.address + language + path)
        assert page.evaluate(STORED) == NOTHING and device.cookies() == []
    assert not [one for one in stoppable.asked if one.endswith("sw.js")]


def test_without_script_there_is_no_button_to_mislead(browser: Browser, stoppable: Server) -> None:
    device = browser.new_context(java_script_enabled=False)
    page = front(device, stoppable)
    assert page.locator(BUTTON).count() == 1 and not page.locator(".offline").is_visible()
    device.close()


@pytest.mark.parametrize("lack", ["delete Navigator.prototype.serviceWorker", "delete window.caches"])
def test_a_browser_that_cannot_keep_it_shows_no_button(device: BrowserContext, stoppable: Server, lack: str) -> None:
    device.add_init_script(lack)
    page = front(device, stoppable)
    page.wait_for_load_state("load")
    assert not page.locator(".offline").is_visible()


@anywhere
def test_the_press_keeps_the_emergency_pages_and_nothing_else(device: BrowserContext, stoppable: Server) -> None:
    page = saved(device, stoppable)
    kept = page.evaluate(
        "(async () => (await Promise.all((await caches.keys()).map(async n => (await (await caches.open(n)).keys()).map(r => r.url)))).flat())()"
    )
    assert sorted(kept) == [f"{stoppable.address}akutt/", f"{stoppable.address}en/akutt/"]
    assert page.evaluate(STORED)[:4] == NOTHING[:4]
    assert page.evaluate("(async () => (await navigator.serviceWorker.ready).scope)()") == stoppable.address
    page.reload()
    page.locator(ANSWER).filter(has_text=SAVED).wait_for()
    assert "Fjern" in page.locator(BUTTON).inner_text()


@anywhere
def test_the_same_button_removes_every_trace_and_can_be_pressed_again(device: BrowserContext, stoppable: Server) -> None:
    page = saved(device, stoppable)
    press(page, REMOVED)
    assert page.evaluate(STORED) == NOTHING
    press(page, SAVED)
    assert page.evaluate(STORED) == [*NOTHING[:4], 1, 1]
    page.reload()
    page.locator(ANSWER).filter(has_text=SAVED).wait_for()
    press(page, REMOVED)
    stoppable.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(stoppable.address + "akutt/")


def test_a_press_without_network_says_so_and_keeps_nothing(device: BrowserContext, stoppable: Server) -> None:
    page = front(device, stoppable)
    stoppable.stop()
    press(page, FAILED)
    stoppable.start()
    assert page.evaluate(STORED) == NOTHING
    press(page, SAVED)


@pytest.mark.parametrize("kind", OTHERS)
def test_a_page_that_is_not_the_emergency_page_is_never_kept(
    device: BrowserContext, stoppable: Server, tmp_path: Path, kind: str
) -> None:
    portal = Path(shutil.copytree(stoppable.folder, tmp_path / "portal"))
    (portal / "akutt/index.html").write_text(other(stoppable.folder, kind), encoding="utf-8")
    stoppable.folder = portal
    page = front(device, stoppable)
    press(page, FAILED)
    assert page.evaluate(STORED) == NOTHING


@anywhere
def test_a_new_edition_replaces_the_old_copy_cleanly(
    device: BrowserContext, stoppable: Server, tmp_path: Path, project: Site
) -> None:
    page = saved(device, stoppable)
    before = page.evaluate("caches.keys()")
    newer = Path(shutil.copytree(stoppable.folder, tmp_path / "ny"))
    emergency = newer / "akutt/index.html"
    emergency.write_text(emergency.read_text("utf-8").replace("</main>", "<p>Ny utgave</p></main>"), encoding="utf-8")
    write_offline(project, newer)
    stoppable.folder = newer
    page.goto(stoppable.address)
    until(page, "caches.keys()", lambda names: len(names) == 1 and names != before)
    stoppable.stop()
    page.goto(stoppable.address + "akutt/")
    assert "Ny utgave" in page.locator("main").inner_text()


@anywhere
def test_the_kill_switch_deletes_the_copies_and_signs_off(device: BrowserContext, stoppable: Server, tmp_path: Path) -> None:
    page = saved(device, stoppable)
    off = Path(shutil.copytree(stoppable.folder, tmp_path / "av"))
    shutil.copyfile(ROOT / SOURCES / "sw-av.js", off / "sw.js")
    stoppable.folder = off
    page.goto(stoppable.address + "hjelp/")
    until(page, STORED, lambda stored: stored == NOTHING)
    assert page.evaluate(STORED) == NOTHING
    stoppable.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(stoppable.address + "akutt/")


def test_another_site_on_the_same_address_keeps_its_own(device: BrowserContext, stoppable: Server) -> None:
    page = front(device, stoppable)
    page.evaluate("caches.open('en annens')")
    press(page, SAVED)
    press(page, REMOVED)
    assert page.evaluate("caches.keys()") == ["en annens"]
