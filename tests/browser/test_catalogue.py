"""The directory and the resource bank: short as they open, whole without script, and filters that say what they did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from ressursbank.show.place import TOPIC
from ressursbank.site import Site
from tests.chosen import of_each_kind

PHONE: ViewportSize = {"width": 360, "height": 640}
LISTS = ["/tjenester/", "/en/tjenester/", "/ressurser/", "/en/ressurser/"]
SCREENS = {"tjenester": 8, "ressurser": 3.5}  # the outer limit is 6,400 px
ROWS = "[...document.querySelectorAll('article[id]')].filter(e => e.checkVisibility()).map(e => e.offsetHeight)"
IN_ORDER = "[...document.querySelectorAll('article[id]')].filter(e => e.checkVisibility()).map(e => e.id)"
OPENED = "document.querySelectorAll('details.gruppe').forEach(e => e.open = true)"


@pytest.fixture
def plain(any_font: Browser) -> Iterator[Page]:
    """A phone without script, in each typeface."""
    context = any_font.new_context(java_script_enabled=False, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone as most are."""
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def chosen(page: Page, address: str) -> Page:
    """The list at an address, with its filters unfolded."""
    page.goto(address)
    page.locator(".filtre > summary").click()
    return page


@pytest.mark.parametrize("path", [pytest.param(one, marks=[pytest.mark.slow] * one.startswith("/en/")) for one in LISTS])
def test_a_list_is_short_as_it_opens_and_has_all_of_it_without_script(
    plain: Page, address: str, path: str, project: Site
) -> None:
    plain.goto(address + path)
    part = path.split("/")[-2]
    assert plain.evaluate("document.documentElement.scrollHeight") <= SCREENS[part] * PHONE["height"]
    assert plain.locator("a[href]:visible").count() <= 80
    assert all(height <= 100 for height in plain.evaluate(ROWS))
    assert not plain.locator(".filtre:visible, .antall:visible, .ingen:visible").count()
    ids = [str(one.get_attribute("id")) for one in plain.locator("article[id]").all()]
    known = project.register.services if part == "tjenester" else project.register.resources
    assert sorted(ids) == sorted(f"ressurs-{one}" if part == "ressurser" else one for one in known)


def test_every_row_is_a_row_and_no_group_is_empty(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tjenester/")
    groups = phone.locator("details.gruppe:visible")
    assert [one.get_attribute("open") is not None for one in groups.all()] == [True, True, *[False] * (groups.count() - 2)]
    phone.evaluate(OPENED)
    assert all(48 <= height <= 140 for height in phone.evaluate(ROWS))
    assert all(one.locator("article").count() for one in groups.all())
    assert "Alle" not in phone.locator(".hvem").all_inner_texts()


def test_a_card_on_a_topic_page_is_at_most_a_screen_and_a_third(phone: Page, address: str, project: Site) -> None:
    for page in (one for one in project.pages.values() if one.language == "nb" and one.slug.startswith(TOPIC)):
        phone.goto(f"{address}/{page.url}")
        heights = phone.locator("article.kort").evaluate_all("all => all.map(e => e.offsetHeight)")
        assert heights and sum(heights) / len(heights) <= 1.3 * PHONE["height"], page.slug
        with_way = phone.locator("article.kort:has(.punkter)").count()
        assert phone.locator("article.kort .stille").count() == with_way, f"{page.slug}: én stille linje på hvert kort"


@pytest.mark.parametrize("path", ["/tjenester/", "/en/ressurser/"])
def test_the_filters_take_their_place_at_once_so_that_no_number_moves_under_the_finger(
    browser: Browser, address: str, path: str
) -> None:
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()

    def late(route: Route) -> None:
        page.wait_for_timeout(300)  # a slow line: the page is on the screen before the script comes
        route.continue_()

    page.route("**/filter.js", late)
    page.goto(address + path)
    page.locator(".filtre > summary").wait_for()
    moved = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(one => one.value)))
            .observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done([]), 500))"""
    )
    assert sum(moved) < 0.01, "a tenth of what counts as calm; a rounded pixel is nothing"
    context.close()


@pytest.mark.parametrize("path", LISTS)
def test_nothing_in_the_filters_is_called_twice(phone: Page, address: str, path: str) -> None:
    chosen(phone, address + path)
    names = [one.strip() for one in phone.locator(".filtre option, .filtre button, .filtre summary").all_inner_texts()]
    firsts = phone.locator(".filtre option[value='']").all_inner_texts()
    assert len(set(firsts)) == len(firsts) and all(names.count(one) == 1 for one in firsts)
    for choice in phone.locator(".filtre select").all():
        texts = choice.locator("option").all_inner_texts()
        assert len(set(texts)) == len(texts)


def test_the_filters_say_what_they_did_and_open_where_there_are_hits(phone: Page, address: str) -> None:
    chosen(phone, f"{address}/tjenester/")
    every = phone.locator("article").count()
    phone.locator("select[name=hva]").select_option("landbruk")
    phone.locator("input[name=alder]").fill("40")
    left = phone.locator("article:visible").count()
    assert 0 < left < every and phone.locator(".antall").inner_text() == f"Viser {left} av {every} tjenester."
    assert phone.locator(".filtre .tall").inner_text() == "2 valgt"
    for group in phone.locator(".gruppe:visible").all()[1:]:
        here, home = group.locator("article:visible").count(), group.locator("article").count()
        said = group.locator(".tall").inner_text()
        assert here and group.get_attribute("open") is not None and said in (str(here), f"{here} av {home}")
    assert phone.url == f"{address}/tjenester/" and phone.evaluate("history.state") is None


def test_what_is_made_for_those_one_chose_comes_before_what_is_for_everyone(
    phone: Page, address: str, project: Site
) -> None:
    chosen(phone, f"{address}/tjenester/")
    for who in phone.locator("select[name=hvem] option").evaluate_all("all => all.map(e => e.value).filter(Boolean)"):
        phone.locator("select[name=hvem]").select_option(who)
        made = [who in project.register.services[one].audience for one in phone.evaluate(IN_ORDER)]
        assert made and made == sorted(made, reverse=True), who


def test_when_nothing_fits_it_says_so_and_one_press_brings_all_of_it_back(phone: Page, address: str) -> None:
    chosen(phone, f"{address}/tjenester/")
    as_it_was = phone.evaluate(IN_ORDER)
    phone.locator("input[name=alder]").fill("9")
    phone.locator("select[name=hva]").select_option("veteraner")
    phone.locator("select[name=hvem]").select_option("studenter")
    assert phone.locator("article:visible").count() == 0 and phone.locator(".ingen p").first.is_visible()
    phone.locator(".ingen button").click()
    phone.wait_for_function("document.querySelector('.ingen').hidden")
    assert phone.evaluate(IN_ORDER) == as_it_was and phone.locator(".filtre .tall").inner_text() == ""
    assert phone.evaluate("document.activeElement.localName") == "summary", (
        "the button is gone, and the focus must be somewhere"
    )


def test_what_one_has_folded_stays_folded_while_time_passes(phone: Page, address: str) -> None:
    phone.clock.install()
    chosen(phone, f"{address}/tjenester/")
    phone.locator("input[name=apent]").check()
    group = phone.locator(".gruppe:visible").last
    group.locator("summary").click()
    phone.clock.run_for(130_000)
    assert group.get_attribute("open") is None


@pytest.mark.parametrize("path", ["/tjenester/", "/en/ressurser/"])
def test_what_one_chose_is_kept_when_one_comes_back(phone: Page, address: str, path: str, project: Site) -> None:
    chosen(phone, address + path)
    phone.locator("select[name=hvem]").select_option("menn")
    phone.locator(".filtre input[type=number]").fill("60")
    before = phone.evaluate(IN_ORDER), phone.locator(".antall").inner_text()
    phone.goto(f"{address}/{of_each_kind(project)[0].url}")
    phone.go_back()
    phone.wait_for_function("said => document.querySelector('.antall').textContent === said", arg=before[1])
    assert (phone.evaluate(IN_ORDER), phone.locator(".antall").inner_text()) == before


@pytest.mark.parametrize("path", ["/tjenester/", "/en/ressurser/"])
def test_a_link_from_another_page_into_a_closed_group_opens_it(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)
    last = str(phone.locator("article[id]").last.get_attribute("id"))
    phone.goto(f"{address}/om/personvern/")
    phone.goto(f"{address}{path}#{last}")
    inside = "id => (top => top >= 0 && top < innerHeight)(document.getElementById(id).getBoundingClientRect().top)"
    phone.wait_for_function(f"id => document.getElementById(id).checkVisibility() && ({inside})(id)", arg=last)
