"""On a phone at three in the morning the first screen answers: whom to ring, the heading, and the first of the answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from ressursbank.site import Site
from tests.audit import probes
from tests.browser.test_policy import one_of_each


@pytest.fixture
def page(any_font: Browser) -> Iterator[Page]:
    """A window in one typeface."""
    context = any_font.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_the_heading_and_the_first_of_the_answer_are_on_the_first_screen(page: Page, address: str, project: Site) -> None:
    wrong = []
    for path in one_of_each(project):
        page.goto(f"{address}/{path}")
        wrong += [f"{path}: {one}" for one in probes.first_screen(page)]
    assert wrong == []


def test_a_banner_above_the_page_is_seen_to_push_the_answer_away(page: Page, address: str) -> None:
    page.goto(f"{address}/hjelp/")
    assert probes.first_screen(page) == []
    page.add_style_tag(content=".topp::after{content:'';height:13rem;flex-basis:100%}")
    assert {one.split(":")[0] for one in probes.first_screen(page)} == {"320 × 568", "dobbel tekst", "1280 × 800"}


@pytest.mark.slow
def test_header_heading_and_text_share_one_edge_and_the_width_is_used_on_a_desk_screen(
    page: Page, address: str, project: Site
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for path in one_of_each(project):
        page.goto(f"{address}/{path}")
        if not page.locator(".topp").count():
            continue
        left = page.evaluate(
            "[...document.querySelectorAll('.merke,main h1')].map(one => Math.round(one.getBoundingClientRect().left))"
        )
        right = page.evaluate(
            "Math.max(...[...document.querySelectorAll('.ramme>*')].map(one => one.getBoundingClientRect().right))"
        )
        assert left[0] == left[1] and right >= 0.8 * 1280, f"{path}: {left} {right}"


def test_all_five_doors_are_in_sight_at_once(page: Page, address: str) -> None:
    for width, height, side in ((360, 640, "top"), (1280, 800, "bottom")):
        page.set_viewport_size({"width": width, "height": height})
        for path in ("", "en/"):
            page.goto(f"{address}/{path}")
            ends = page.evaluate(f"[...document.querySelectorAll('.dor')].map(one => one.getBoundingClientRect().{side})")
            assert len(ends) == 5 and max(ends) < (640 if width == 360 else 700), (path, width, ends)
            assert page.evaluate("document.documentElement.scrollHeight") <= 3.8 * height or width > 360


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_a_guide_says_what_to_do_say_and_ring_before_anything_else(
    page: Page, address: str, project: Site, every: bool
) -> None:
    guides = [one for one in project.pages.values() if one.meta.page_type.value == "veileder"][:: 1 if every else 7]
    wrong = []
    for guide in guides:
        path = f"{address}/{'' if guide.language == 'nb' else guide.language + '/'}{guide.url}"
        for width, height, card, at, screens in ((360, 640, 500, 240, 4), (320, 568, 500, 290, 5)):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(path)
            ends = page.evaluate(
                "[document.querySelector('ul.na'), document.querySelector('[data-steg=\"i-dag\"]')].map(one => one.getBoundingClientRect().bottom + scrollY)"
            )
            rings = page.locator("ul.na a[href^='tel:']").count()
            page.goto(f"{path}#steg-na")
            low = page.evaluate("document.querySelector('ul.na').getBoundingClientRect().bottom")
            whole = page.evaluate("document.documentElement.scrollHeight / innerHeight")
            measured = (ends[0] <= card, ends[1] <= screens * height, rings >= 1, low <= at, whole <= 6 or height < 640)
            if not all(measured):
                wrong.append(
                    f"{guide.path} {width}: kort {ends[0]:.0f}, i dag {ends[1] / height:.2f}, hopp {low:.0f}, hel {whole:.1f}"
                )
    assert wrong == []


def test_every_step_of_a_guide_is_one_press_away_and_a_link_into_a_folded_one_opens_it(
    page: Page, address: str, project: Site
) -> None:
    guide = next(one for one in project.pages.values() if one.meta.page_type.value == "veileder" and one.language == "nb")
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(f"{address}/{guide.url}")
    for link in page.locator(".stegvalg a").all():
        link.click()
        step = page.locator(str(link.get_attribute("href")))
        assert step.evaluate("one => one.localName === 'section' || one.open")
        assert -1 <= step.evaluate("one => one.getBoundingClientRect().top") <= 500
