"""Every page × light and dark × phone and screen: the audit, and what it cannot see. Long: «make audit»."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from ressursbank.site import load_site
from tests.audit import probes
from tests.conftest import ROOT

pytestmark = pytest.mark.slow
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SEARCHED = "selvmord"  # gives hits and the block of numbers, in both languages
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
STATES: list[tuple[Scheme, int]] = [(scheme, width) for scheme in SCHEMES for width in (320, 1280)]


def chosen(path: str) -> list[tuple[Scheme, int]]:
    """Every state; with UTVALG set one of them, spread over the pages so that each state is tried on a quarter."""
    return [STATES[zlib.crc32(path.encode()) % len(STATES)]] if os.environ.get("UTVALG") else STATES


def opens(path: str) -> bool:
    """Whether the search and the menu are opened too: they are the same on every page, so with UTVALG on every fifth."""
    return not os.environ.get("UTVALG") or zlib.crc32(path.encode()) % 5 == 0


def addresses() -> list[str]:
    """Every page's address, as it will be on the site."""
    found = []
    for (language, _), page in load_site(ROOT).pages.items():
        found.append(f"/{'' if language == 'nb' else language + '/'}{page.url}")
    return sorted(found)


@pytest.fixture(scope="module")
def states(browser: Browser) -> Iterator[dict[tuple[Scheme, int], Page]]:
    """One window for each state, used again for every address: to open a new one took half the time."""
    contexts = {
        (scheme, width): browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
            bypass_csp=True,  # the probes put in styles of their own; the policy has its own tests
        )
        for scheme, width in STATES
    }
    yield {state: context.new_page() for state, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A window without script, in forced colours."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800}, forced_colors="active")
    yield context.new_page()
    context.close()


def audit(page: Page, part: str | None = None) -> list[str]:
    """The automated audit's findings as sentences, of the whole page or of one part of it."""
    found = Axe().run(page, context=part, options=AXE).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


def opened(page: Page) -> list[str]:
    """What the audit finds in what the reader opens: the search with its hits, then the menu."""
    found: list[str] = []
    if page.locator("#sok").count():
        probes.reach(page, "#sokefelt")
        page.locator("#sok").fill(SEARCHED)
        page.locator("#treff a").first.wait_for()
        found += [f"med søket åpent: {one}" for one in [*audit(page, "[role=search]"), *probes.reflow(page)]]
    if page.locator("#meny").count():
        probes.reach(page, "#meny")
        found += [f"med menyen åpen: {one}" for one in audit(page, ".meny")]
    return found


@pytest.mark.parametrize("path", addresses())
def test_a_page_is_reachable_for_everyone_in_every_state(
    states: dict[tuple[Scheme, int], Page], address: str, path: str
) -> None:
    wrong: list[str] = []
    for scheme, width in chosen(path):
        page = states[scheme, width]
        page.goto(address + path)
        found = [*audit(page), *probes.reflow(page), *probes.motion(page)]
        if scheme == "light":
            found += [*probes.targets(page), *probes.focus(page), *probes.text_spacing(page)]
        if scheme == "dark":
            found += probes.large_text(page)
        found += opened(page) if opens(path) else []
        wrong += [f"{scheme} {width}: {one}" for one in found]
    assert wrong == []


def test_every_page_answers_on_its_first_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page, wrong = context.new_page(), list[str]()
    for path in addresses():
        page.goto(address + path)
        wrong += [f"{path}: {one}" for one in probes.first_screen(page) if not path.endswith("/akutt/")]
    context.close()
    assert wrong == []


@pytest.mark.parametrize("path", addresses())
def test_a_page_is_whole_without_style_without_script_and_in_forced_colours(bare: Page, address: str, path: str) -> None:
    bare.goto(address + path)
    assert bare.locator("h1").inner_text()
    numbers = bare.locator("a[href^='tel:']").all()
    assert numbers and all(one.is_visible() for one in numbers[:3])


def test_every_page_was_audited(built: Path) -> None:
    pages = {"/" + one.relative_to(built).as_posix().removesuffix("index.html") for one in built.rglob("index.html")}
    assert pages == set(addresses())
