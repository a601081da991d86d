"""The same moments in the three engines people here read with; most phones are WebKit, and two of them keep a left page alive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from ressursbank.site import Site
from tests.audit.probes import CLIPPED, FOCUSED, OVERFLOW
from tests.browser.device import ANSWER, BUTTON, STORED
from tests.browser.engines import ENGINES
from tests.browser.safety_plan import PAGE
from tests.browser.servers import Server
from tests.browser.test_policy import one_of_each, shipped

FRESH = "ny"
LEFT = "om/personvern/"
WRONG = "(window.feil || []).filter(one => !one.includes('favicon'))"  # every browser asks for it by itself
LARGE = "document.documentElement.style.setProperty('font-size', '200%', 'important')"


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            name + end, marks=[pytest.mark.slow] if end or name == "chromium" else []
        )  # Chromium has the other tests
        for end in ("", f"-{FRESH}")
        for name in ENGINES
    ],
)
def driver(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """A phone that keeps the page one leaves, as most do; in the long run also one that has no room for it."""
    name, _, fresh = request.param.partition("-")
    with ENGINES[name](not fresh, tmp_path_factory.mktemp("telefon")) as found:
        yield found


@pytest.fixture
def kept(driver: WebDriver, request: pytest.FixtureRequest) -> bool:
    """Whether the page one leaves is kept alive."""
    return not str(request.node.callspec.params["driver"]).endswith(FRESH)


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[Server]:
    """The site with the headers it is published with."""
    found = Server(built, headers=shipped(built))
    yield found
    found.stop()


def ask(driver: WebDriver, script: str) -> Any:
    """The value of an expression on the page."""
    return driver.execute_script(f"return {script}")


def until(driver: WebDriver, script: str) -> None:
    """Waits until an expression is true on the page."""
    WebDriverWait(driver, 10, 0.05).until(lambda one: ask(one, script), script)


def one(driver: WebDriver, chosen: str) -> WebElement:
    """The first element of its kind, in the middle of the screen."""
    found = driver.find_element(By.CSS_SELECTOR, chosen)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", found)
    return found


def press(driver: WebDriver, *keys: str) -> None:
    """Presses keys, wherever the focus is."""
    ActionChains(driver).send_keys(*keys).perform()


def away_and_back(driver: WebDriver, site: Server, *keys: str) -> bool:
    """Leaves by these keys, or for another address, and goes back. Returns whether the page had been kept alive."""
    place = driver.current_url
    driver.execute_script("window.forlatt = true")
    press(driver, *keys) if keys else driver.get(site.address + LEFT)
    until(driver, f"location.href !== {place!r} && document.readyState === 'complete'")
    driver.back()
    until(driver, f"location.href.split('#')[0] === {place.split('#')[0]!r} && document.readyState === 'complete'")
    until(driver, "new Promise(done => setTimeout(() => done(true), 600))")
    return bool(ask(driver, "!!window.forlatt"))


@pytest.mark.slow
def test_every_kind_of_page_fits_a_phone_and_its_numbers_can_be_seen(driver: WebDriver, site: Server, project: Site) -> None:
    rings = "[...document.querySelectorAll('nav.krise a, .ring')].filter(a => !a.closest('details:not([open])'))"
    numbers = f"{rings}.every(a => a.checkVisibility() && a.offsetHeight > 0)"
    first = "document.querySelector('a[href^=\"tel:\"]').getBoundingClientRect().bottom"
    fields = "[...document.querySelectorAll('input:not([type=checkbox]), select, textarea')]"
    for place in one_of_each(project):
        if place.startswith("en/"):
            continue
        driver.get(site.address + place)
        assert (ask(driver, f"({OVERFLOW})()"), ask(driver, WRONG)) == ([], []), place
        assert ask(driver, numbers) and ask(driver, first) < 300, place
        sizes = ask(driver, f"{fields}.map(e => parseFloat(getComputedStyle(e).fontSize))")
        assert all(size >= 16 for size in sizes), f"{place}: en iPhone forstørrer siden når et felt får fokus"
        driver.execute_script(LARGE)
        assert [*ask(driver, f"({OVERFLOW})()"), *ask(driver, f"({CLIPPED})()")] == [], f"{place}: med dobbel tekst"


def test_a_saved_plan_survives_another_page_and_a_new_line(driver: WebDriver, site: Server) -> None:
    driver.get(site.address + PAGE[1:])
    fields = "[...document.querySelectorAll('.plan textarea')].map(e => e.value)"
    boxes = "[...document.querySelectorAll('.plan [type=checkbox]')].map(e => e.checked)"
    stored = "JSON.parse(Object.values(localStorage)[0])"
    one(driver, "#plan-1").send_keys("Gå en tur")
    one(driver, "#plan-2").send_keys("Ringe Kari")
    one(driver, ".natt input").send_keys(Keys.SPACE)
    one(driver, "[data-gjor=lagre]").send_keys(Keys.ENTER)
    first = ask(driver, fields)
    assert ask(driver, f"{stored}.tekst") == first

    away_and_back(driver, site)
    assert (ask(driver, fields), ask(driver, boxes)[0]) == (first, True)
    one(driver, "#plan-3").send_keys("Biblioteket")
    one(driver, "[data-gjor=lagre]").send_keys(Keys.ENTER)
    assert ask(driver, f"{stored}.tekst") == [*first[:2], "Biblioteket", *first[3:]] and ask(driver, f"{stored}.natt[0]")

    one(driver, "#plan-4").send_keys("Ikke lagret")
    away_and_back(driver, site)
    assert ask(driver, f"{fields}[3]") == "", "uten lagring er teksten borte når noen går fra siden"
    one(driver, "[data-gjor=slett]").send_keys(Keys.ENTER)
    one(driver, "[data-gjor=ja]").send_keys(Keys.ENTER)
    assert ask(driver, "localStorage.length") == 0
    away_and_back(driver, site)
    assert not any([*ask(driver, fields), *ask(driver, boxes)])


def test_after_back_the_menu_is_closed_and_the_hits_match_the_search(driver: WebDriver, site: Server) -> None:
    driver.get(site.address)
    one(driver, "[href='#meny']").send_keys(Keys.ENTER)
    driver.execute_script("[...document.querySelectorAll('#meny a')].find(a => a.pathname !== location.pathname).focus()")
    away_and_back(driver, site, Keys.ENTER)
    assert not ask(driver, "document.getElementById('meny').checkVisibility()")

    hits = "document.querySelectorAll('#treff li').length"
    one(driver, "[href='#sokefelt']").send_keys(Keys.ENTER)
    one(driver, "#sok").send_keys("hjelp")
    until(driver, hits)
    before = ask(driver, hits)
    alive = away_and_back(driver, site)
    assert ask(driver, f"[document.getElementById('sok').value, {hits}]") == (["hjelp", before] if alive else ["", 0])


@pytest.mark.parametrize("page", ["tjenester/", "ressurser/"])
def test_after_back_the_filters_match_what_is_shown(driver: WebDriver, site: Server, kept: bool, page: str) -> None:
    driver.get(site.address + page)
    one(driver, ".filtre summary").click()
    Select(one(driver, ".filtre select")).select_by_index(1)
    one(driver, ".filtre input[type=number]").send_keys("9")
    shown = "[document.querySelectorAll('article[id]:not([hidden])').length, document.querySelector('.antall').textContent]"
    assert any(away_and_back(driver, site) for _ in range(3)) is kept, "en nettleser kan glemme en side, men ikke hver gang"
    before = ask(driver, shown)
    driver.execute_script("document.querySelector('.filtre form').dispatchEvent(new Event('input'))")
    assert ask(driver, shown) == before


def test_after_back_from_a_guide_the_role_one_chose_is_still_open(driver: WebDriver, site: Server) -> None:
    driver.get(f"{site.address}ansatt/")
    one(driver, ".roller details:nth-of-type(3) > summary").send_keys(Keys.ENTER)
    until(driver, "location.hash === '#' + document.querySelector('.roller [open]').id")
    driver.execute_script("document.querySelector('.roller [open] li a').focus()")
    away_and_back(driver, site, Keys.ENTER)
    assert ask(driver, "[...document.querySelectorAll('.roller [open]')].map(e => '#' + e.id)") == [
        ask(driver, "location.hash")
    ]


def test_a_link_to_a_folded_part_ends_with_it_open(driver: WebDriver, site: Server) -> None:
    files = sorted(site.folder.rglob("index.html"))
    parts = [(file, mark) for file in files for mark in re.findall(r'<details[^>]* id="([^"]+)"', file.read_text("utf-8"))]
    for file, mark in (parts[0], parts[-1]):
        place = f"{site.address}{file.parent.relative_to(site.folder).as_posix()}/#{mark}"
        driver.get(site.address + LEFT)
        driver.execute_script(f"location.href = {place!r}")
        until(driver, f"location.href.split('#')[0] === {place.split('#')[0]!r} && document.readyState === 'complete'")
        until(driver, f"document.getElementById({mark!r}).open")
        until(driver, f"Math.abs(document.getElementById({mark!r}).getBoundingClientRect().top) < innerHeight")


def test_the_kept_emergency_page_opens_with_the_server_dead_and_is_gone_when_removed(
    driver: WebDriver, stoppable: Server
) -> None:
    def tap(answer: str) -> str:
        driver.get(stoppable.address)
        before = str(ask(driver, f"({STORED}).then(found => JSON.stringify(found))"))
        until(driver, f"!document.querySelector('{BUTTON}').closest('[hidden]')")
        one(driver, BUTTON).send_keys(Keys.ENTER)
        until(
            driver, f"document.querySelector('{ANSWER}').textContent === document.querySelector('{BUTTON}').dataset.{answer}"
        )
        return before

    nothing = tap("lagret")
    stoppable.stop()
    driver.get(stoppable.address + "akutt/")
    assert ask(driver, "document.querySelector('a[href=\"tel:113\"]').checkVisibility()")
    stoppable.start()
    assert tap("fjernet") != nothing
    assert ask(driver, f"({STORED}).then(found => JSON.stringify(found))") == nothing


def test_every_stop_of_the_tab_key_is_seen(driver: WebDriver, site: Server, project: Site) -> None:
    guide = next(page.url for (language, _), page in sorted(project.pages.items()) if page.meta.page_type == "veileder")
    for place, opened, stops in (("", "[href='#meny']", 5), ("sok/", "#sok", 7), (guide, "", 20)):
        driver.get(site.address + place)
        if opened:
            one(driver, opened).send_keys(Keys.ENTER)
        seen = []
        for _ in range(stops):
            press(driver, Keys.TAB)
            until(driver, f"(stop => !stop || stop.drawn && stop.inside && stop.free)(({FOCUSED})())")  # it may scroll first
            stop = ask(driver, f"({FOCUSED})()")
            seen.append(stop and stop["key"])
        assert len(set(seen)) == stops, (place, seen)
