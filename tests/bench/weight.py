"""What a browser fetches for a page: everything the server is asked for, and everything asked of others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from playwright.sync_api import Browser, Route

from tests.browser.servers import Server

PAGES = {
    "forside": "",
    "akuttside": "akutt/",
    "veileder": "hjelp/",
    "tjenester": "tjenester/",
    "søk, i bruk": "sok/",
}
FIELD = "#sok, .md-search__input"


@dataclass(frozen=True)
class Weight:
    """The first view of a page. Bytes are of this site's own files: what comes from others is not counted."""

    raw: int
    brotli: int
    requests: int
    foreign: int


@cache
def _compressed(body: bytes) -> int:
    return len(brotli.compress(body))


def weights(browser: Browser, site: Path) -> dict[str, Weight]:
    """Each page's weight on a device that has never been here; on the search page somebody searches."""
    server = Server(site)
    found = {name: _weigh(browser, server, path) for name, path in PAGES.items()}
    server.stop()
    return found


def _weigh(browser: Browser, server: Server, path: str) -> Weight:
    context, foreign = browser.new_context(), list[str]()

    def refuse(route: Route) -> None:
        foreign.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(server.address), refuse)
    page = context.new_page()
    server.asked.clear()
    page.goto(server.address + path, wait_until="networkidle")
    if path == "sok/":
        field = page.locator(FIELD).first
        field.focus()
        field.press_sequentially("sorg")
        page.wait_for_timeout(1000)
    context.close()
    bodies = [file.read_bytes() for one in server.asked if (file := server.file(one))]
    packed = sum(_compressed(body) for body in bodies)
    return Weight(sum(len(body) for body in bodies), packed, len(server.asked) + len(foreign), len(foreign))
