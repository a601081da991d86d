"""The safety plan stays where it is written: kept only on a press, gone on a press."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route, expect

from tests.browser.safety_plan import (
    IN_EACH,
    KEEP_PRINTS,
    LANGUAGES,
    MARK,
    NOTHING,
    NUMBERS,
    PAGE,
    STEPS,
    Opener,
    fill,
    kept,
    press,
    told,
    written,
)
from tests.browser.test_foundation import AXE

SCRIPT = "assets/sikkerhetsplan.js"


@pytest.mark.parametrize("language", IN_EACH)
def test_nothing_is_kept_until_save_is_pressed_and_changes_only_on_a_new_press(plan: Opener, language: str) -> None:
    page = plan(language, KEEP_PRINTS)
    fill(page)
    press(page, "skriv")
    assert kept(page) == NOTHING
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert written(page) == [""] * STEPS, (
        "a browser that keeps the page alive has nothing to show the next one who presses Back"
    )
    page.reload()
    assert written(page) == [""] * STEPS, "the browser must not remember either"
    assert not page.locator(".funnet").is_visible()

    fill(page)
    press(page, "lagre")
    told(page, "lagret")
    first = kept(page)
    ((key, value),) = first["local"].items()
    assert value.count(MARK) == STEPS
    assert "plan" not in key and "selvmord" not in key, "a neutral key"
    assert first | {"local": {}} == NOTHING

    page.locator("#plan-3").fill("Noe nytt")
    told(page, "endret")
    assert kept(page) == first
    press(page, "lagre")
    told(page, "lagret")
    assert "Noe nytt" in str(kept(page)["local"])


def test_a_saved_plan_is_shown_again_in_either_language_and_the_page_says_where_from(plan: Opener, address: str) -> None:
    page = plan()
    fill(page)
    page.locator(".natt input").nth(1).uncheck()
    press(page, "lagre")
    told(page, "lagret")
    for language in LANGUAGES:
        page.goto(address + language + PAGE)
        assert written(page) == [f"{MARK} {number}" for number in range(1, STEPS + 1)]
        assert [box.is_checked() for box in page.locator(".natt input").all()] == [True, False, True, True]
        expect(page.locator(".funnet")).to_be_visible()


def test_an_empty_form_is_not_saved_over_a_plan(plan: Opener) -> None:
    page = plan()
    press(page, "lagre")
    told(page, "tomt")
    assert kept(page) == NOTHING


def test_what_someone_wrote_before_the_script_came_is_not_overwritten(plan: Opener, address: str) -> None:
    page = plan()
    fill(page)
    press(page, "lagre")

    def late(route: Route) -> None:
        page.locator("#plan-2").fill("Skrev dette mens jeg ventet")
        route.continue_()

    page.route(f"**/{SCRIPT}", late)
    page.goto(address + PAGE)
    expect(page.locator(".knapper")).to_be_visible()
    told(page, "begge")
    assert written(page)[:2] == [f"{MARK} 1", f"{MARK} 2\nSkrev dette mens jeg ventet"]


def test_delete_takes_two_presses_and_empties_both_the_form_and_the_device(plan: Opener) -> None:
    page = plan()
    fill(page)
    press(page, "lagre")
    page.reload()

    press(page, "slett")
    assert page.evaluate("document.activeElement.parentNode.className") == "bekreft", "the question is read out"
    assert MARK in str(kept(page)) and MARK in written(page)[0]
    press(page, "nei")
    told(page, "beholdt")
    assert MARK in str(kept(page)) and MARK in written(page)[0]
    assert not page.locator(".bekreft").is_visible()

    press(page, "slett")
    press(page, "ja")
    told(page, "slettet")
    assert page.evaluate("document.activeElement.getAttribute('data-gjor')") == "slett", "the focus is not lost"
    assert kept(page) == NOTHING
    assert not page.locator(".bekreft").is_visible() and not page.locator(".funnet").is_visible()
    assert page.locator(".plan :checked").count() == 0
    assert MARK not in page.content()
    for number in range(1, STEPS + 1):
        page.locator(f"#plan-{number}").focus()
        page.keyboard.press("Control+z")
    assert written(page) == [""] * STEPS, "undo must not bring it back"
    page.reload()
    assert written(page) == [""] * STEPS


@pytest.mark.parametrize("language", IN_EACH)
def test_nothing_written_is_in_any_request_address_title_or_history(plan: Opener, address: str, language: str) -> None:
    page = plan(language, KEEP_PRINTS)
    start, title, entries = page.url, page.title(), page.evaluate("history.length")
    asked: list[str] = []
    page.context.on(
        "request", lambda request: asked.append(f"{request.url} {request.post_data} {request.headers} {request.method}")
    )
    fill(page)
    page.locator(".natt input").first.focus()
    page.keyboard.press("Enter")
    for what in ("skriv", "blank", "lagre", "slett", "nei"):
        press(page, what)
    assert (page.url, page.title(), page.evaluate("[history.length, history.state]")) == (start, title, [entries, None])
    assert [(one[1], one[2]) for one in page.evaluate("window.prints")] == [(title, start)] * 2
    assert asked == [], "filling in, printing and saving ask for nothing"
    page.locator("a.sprak").click()
    page.locator(".merke").click()
    page.wait_for_load_state("networkidle")
    assert asked and MARK not in str(asked)
    assert all(one.startswith(address) for one in asked)
    assert MARK not in page.url + page.title() + page.evaluate("document.referrer + window.name")


@pytest.mark.parametrize("language", IN_EACH)
def test_no_field_has_a_name_and_the_form_leads_nowhere(plan: Opener, language: str) -> None:
    page = plan(language)
    assert page.locator(".plan textarea").count() == STEPS
    assert page.locator(".plan .natt input").count() == 4, "steps 2 to 5 are asked about nights and holidays"
    assert page.locator(".plan [name], .plan [action], .plan [formaction], form[action], .plan [type=submit]").count() == 0
    for box in page.locator("form.plan, .plan textarea").all():
        assert box.get_attribute("autocomplete") == "off"  # the form's word covers its boxes to tick
    assert page.locator(".plan button:not([type=button])").count() == 0
    assert [one.inner_text() for one in page.locator(".plan .numre a").all()] == NUMBERS


@pytest.mark.parametrize("language", IN_EACH)
def test_without_script_the_form_is_there_and_no_button_that_does_nothing(plan: Opener, language: str) -> None:
    page = plan(language, java_script_enabled=False)
    assert page.locator(".plan textarea:visible").count() == STEPS
    assert page.locator(".plan button:visible").count() == 0
    assert not page.locator(".funnet").is_visible() and not page.locator(".bekreft").is_visible()
    start = page.url
    page.locator("#plan-2").fill(MARK)
    page.locator(".natt input").first.focus()
    page.keyboard.press("Enter")
    page.locator(".plan").evaluate("form => form.requestSubmit()")  # as some browsers do on Enter
    page.wait_for_timeout(200)
    assert page.url == start and page.locator("#plan-2").input_value() == MARK


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        ("", 320, "light"),
        pytest.param("/en", 320, "dark", marks=pytest.mark.slow),
        pytest.param("", 1280, "dark", marks=pytest.mark.slow),
        pytest.param("/en", 1280, "light", marks=pytest.mark.slow),
    ],
)
def test_with_everything_open_it_fits_the_screen_and_the_audit_finds_nothing(
    plan: Opener, language: str, width: int, scheme: str
) -> None:
    page = plan(language, viewport={"width": width, "height": 700}, color_scheme=scheme)
    fill(page, "Et veldig langt ord: " + "abcdefghij" * 12)
    press(page, "lagre")
    told(page, "lagret")
    page.reload()
    press(page, "slett")
    press(page, "lagre")
    told(page, "lagret")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    for part in (".funnet", ".knapper", ".bekreft", ".svar"):
        assert page.locator(part).is_visible(), part
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    cut = "[...document.querySelectorAll('.plan textarea')].filter(one => one.scrollHeight > one.clientHeight + 1).length"
    assert page.evaluate(cut) == 0, "a field grows with what is written"
    small = [
        box
        for one in page.locator(".plan button, .natt, .numre a").all()
        if (box := one.bounding_box()) and box["height"] < 44
    ]
    assert small == []
    found = Axe().run(page, options=AXE).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_the_script_is_small_and_runs_in_old_browsers(built: Path) -> None:
    source = (built / SCRIPT).read_text(encoding="utf-8")
    assert len(gzip.compress(source.encode())) <= 2048, "the budget is 2 kB brotli, which is smaller still"
    assert not re.search(r"=>|\b(let|const|class|async)\s|`|\?\.|\?\?", source)
