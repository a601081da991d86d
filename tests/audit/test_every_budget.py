"""Every page's first view in a real browser: what it fetches, what it weighs, and that it leaves nothing behind. Long: «make audit»."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser

from ressursbank.site import Site, load_site
from tests.audit.test_every_page import addresses
from tests.browser.servers import Server
from tests.chosen import of_each_kind
from tests.conftest import ROOT, run_build
from tests.site.launched import launch
from tests.site.pages import address, html_files, tree

pytestmark = pytest.mark.slow
MOST, REQUESTS, SCRIPT = 25_000, 5, 5_000
ALONE, ALONE_RAW = 6_000, 14_336
LEFT = """async () => [document.cookie, localStorage.length, sessionStorage.length, (await caches.keys()).length,
  (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length]"""


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Server]:
    """A server that remembers what it was asked for."""
    found = Server(built)
    yield found
    found.stop()


def packed(files: list[Path]) -> int:
    """Bytes on the wire, as a host that compresses well would send them."""
    return sum(len(brotli.compress(file.read_bytes())) for file in files)


def each() -> list[object]:
    """One page of each kind, and every page in the night's run."""
    site = load_site(ROOT)
    kinds = {f"/{folder}{page.url}" for page in of_each_kind(site) for folder in ("", "en/")}
    return [pytest.param(path, marks=[] if path in kinds else [pytest.mark.natt]) for path in addresses()]


@pytest.mark.parametrize("path", each())
def test_a_page_keeps_its_budget_and_leaves_nothing_behind(browser: Browser, server: Server, path: str) -> None:
    context, foreign = browser.new_context(), list[str]()
    context.on("request", lambda one: None if one.url.startswith(server.address) else foreign.append(one.url))
    page = context.new_page()
    server.asked.clear()
    page.goto(server.address + path[1:], wait_until="networkidle")
    left = page.evaluate(LEFT)
    context.close()
    files = [server.file(one) for one in server.asked]
    found = [file for file in files if file]
    assert foreign == [] and left == ["", 0, 0, 0, 0, 0] and len(found) == len(files), server.asked
    if path.endswith("/akutt/"):
        assert len(found) == 1 and packed(found) <= ALONE and found[0].stat().st_size <= ALONE_RAW
    assert len(found) <= REQUESTS and packed(found) <= MOST, (server.asked, packed(found))
    assert packed([file for file in found if file.suffix == ".js"]) <= SCRIPT


def test_no_page_weighs_more_than_a_slow_line_bears(built: Path) -> None:
    heavy = {address(path, built): packed([path, *loaded(path)]) for path in html_files(built)}
    assert len(heavy) > 50 and {place: size for place, size in heavy.items() if size > MOST} == {}


def test_no_page_outgrows_its_budget_or_a_phone_the_day_the_numbers_are_in(
    copy: Path, project: Site, browser: Browser
) -> None:
    local = launch(copy, project)
    done = run_build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    directory = tree(copy / "site/tjenester/index.html")
    assert local and all(directory.select_one(f"#{one} a.ring") for one in local)
    largest = sorted(html_files(copy / "site"), key=lambda path: path.stat().st_size)[-20:]
    heavy = {address(path, copy / "site"): packed([path, *loaded(path)]) for path in largest}
    assert "/tjenester/" in heavy and max(heavy.values()) <= MOST, heavy
    page = browser.new_page(viewport={"width": 320, "height": 568})
    for path in largest:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address(path, copy / "site")
    page.close()


def loaded(path: Path) -> list[Path]:
    """The scripts and pictures a page fetches by itself."""
    found = [one.get("src") or one.get("href") for one in tree(path).select("script[src], img[src], link[rel=icon]")]
    return [path.parent / str(one) for one in found]
