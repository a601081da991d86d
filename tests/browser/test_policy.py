"""The policies in a real browser: strict enough to score, and never in the way of what the pages do themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ressursbank.site import Site
from tests.browser.servers import Server
from tests.chosen import WHOLE
from tests.site.pages import address, html_files
from tests.site.test_hosts import SET

WATCH = "window.brudd = []; document.addEventListener('securitypolicyviolation', e => window.brudd.push(e.violatedDirective + ' ' + e.blockedURI))"


def shipped(site: Path) -> dict[str, str]:
    """The headers of the file in the build."""
    rows = (site / "_headers").read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.strip().split(": ", 1) for row in rows)


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Server]:
    """The site as a host that reads the file in the build would send it: the strictest."""
    found = Server(built, headers=shipped(built))
    yield found
    found.stop()


@pytest.fixture(scope="module")
def configured(built: Path) -> Iterator[Server]:
    """The site as nginx and Apache would send it, with the style left to the pages."""
    found = Server(built, headers=SET)
    yield found
    found.stop()


def one_of_each(project: Site) -> list[str]:
    """The first page of each type and every page with a script, in every language, and an address that does not exist."""
    found: dict[tuple[str, str], str] = {}
    for (language, _), page in sorted(project.pages.items()):
        folder = "" if language == "nb" else f"{language}/"
        whole = next((call.name for call in page.calls if call.name in WHOLE), page.meta.page_type.value)
        key = (language, whole)
        found.setdefault(key, f"{folder}{page.url}")
    return sorted({*found.values(), "finnes/ikke/", "en/finnes/ikke/"})


def visit(page: Page, place: str, use: bool = True) -> tuple[list[str], list[str]]:
    """Opens a page and uses what is on it; returns what the policy stopped, and what the console said."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(place)
    if use:
        for field in page.locator("input[type=search]:visible").all()[:1]:
            field.fill("sorg")
            page.wait_for_timeout(300)
        for fold in page.locator(".filtre summary:visible").all():
            fold.click()
        for choice in page.locator(".filtre select:visible").all()[:1]:
            choice.select_option(index=1)
        for button in page.locator("[data-offline]:visible, [data-gjor=lagre]:visible").all():
            button.click()
            page.wait_for_timeout(300)
    return page.evaluate("window.brudd"), [one for one in said if "404 (Not Found)" not in one]


@pytest.mark.slow
def test_no_page_type_is_stopped_by_its_own_policy(browser: Browser, server: Server, project: Site) -> None:
    for place in one_of_each(project):
        context = browser.new_context()
        context.add_init_script(WATCH)
        assert visit(context.new_page(), server.address + place) == ([], []), place
        context.close()


@pytest.mark.slow
@pytest.mark.parametrize("host", ["server", "configured"])
def test_no_page_at_all_is_stopped_by_its_own_policy(
    browser: Browser, host: str, built: Path, request: pytest.FixtureRequest
) -> None:
    served: Server = request.getfixturevalue(host)
    context = browser.new_context()
    context.add_init_script(WATCH)
    for path in html_files(built):
        page = context.new_page()
        assert visit(page, served.address + address(path, built)[1:], use=False) == ([], []), address(path, built)
        page.close()
    context.close()


@pytest.mark.parametrize("host", ["server", "configured"])
def test_the_policy_stops_what_it_should(browser: Browser, host: str, request: pytest.FixtureRequest) -> None:
    """So that no violation means the policy holds, not that nobody listened."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(request.getfixturevalue(host).address + "akutt/")
    page.evaluate(
        """() => { for (const [name, what] of [['style', {textContent: 'a{}'}], ['img', {src: 'https://example.org/a.png'}], ['script', {textContent: '1'}]])
            document.body.append(Object.assign(document.createElement(name), what)); }"""
    )
    page.wait_for_timeout(300)
    stopped = {one.split("-")[0] for one in page.evaluate("window.brudd")}
    assert stopped == {"style", "img", "script"}
    context.close()
