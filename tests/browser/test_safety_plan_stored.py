"""What lies on the device may be anything, or may not be kept at all: the plan's page stays whole and says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.safety_plan import IN_EACH, MARK, PAGE, STEPS, Opener, fill, kept, press, told, written

NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
FOREIGN = [
    "{",
    "",
    "null",
    "[]",
    "7",
    '"tekst"',
    '{"tekst":"x","natt":[]}',
    '{"tekst":[1,2,3,4,5,6],"natt":[true,true,true,true]}',
]
FOREIGN += ['{"tekst":["a","b"],"natt":[true]}', '{"tekst":["1","2","3","4","5","6"],"natt":"1234"}']


def test_stored_data_that_is_not_a_plan_is_passed_over(plan: Opener) -> None:
    page = plan()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    fill(page)
    press(page, "lagre")
    told(page, "lagret")
    for value in FOREIGN:
        page.evaluate("value => localStorage.setItem(Object.keys(localStorage)[0], value)", value)
        page.reload()
        assert written(page) == [""] * STEPS and not page.locator(".funnet").is_visible(), value
        assert page.locator(".knapper").is_visible(), value
    fill(page)
    press(page, "lagre")
    told(page, "lagret")
    page.reload()
    assert MARK in written(page)[0]
    assert errors == []


def test_stored_markup_stays_text(plan: Opener) -> None:
    page = plan()
    markup = "</textarea><img src=x onerror=\"document.title='feil'\">"
    fill(page, markup)
    press(page, "lagre")
    told(page, "lagret")
    page.reload()
    assert written(page)[0] == f"{markup} 1"
    assert page.locator(".plan img").count() == 0 and page.title() != "feil"


@pytest.mark.parametrize("trouble", [NO_STORAGE, FULL_STORAGE], ids=["sperret", "fullt"])
@pytest.mark.parametrize("language", IN_EACH)
def test_a_browser_that_does_not_store_gets_an_honest_sentence(plan: Opener, language: str, trouble: str) -> None:
    page = plan(language, trouble)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    fill(page)
    press(page, "lagre")
    told(page, "sperret")
    page.locator("#plan-1").fill("Mer")
    told(page, "sperret")
    press(page, "slett")
    press(page, "ja")
    told(page, "bare_tomt" if trouble == NO_STORAGE else "slettet")
    assert written(page) == [""] * STEPS and errors == []


def test_a_save_loses_neither_what_another_tab_saved_nor_a_step_nobody_touched(plan: Opener, address: str) -> None:
    page = plan()
    fill(page)
    press(page, "lagre")
    told(page, "lagret")
    other = page.context.new_page()
    other.goto(address + PAGE)
    page.locator("#plan-1").evaluate("field => { field.value = ''; }")  # as a browser may, without a word
    page.locator("#plan-2").fill("Skrevet her")
    other.locator("#plan-3").fill("Skrevet der")
    press(other, "lagre")
    press(page, "lagre")
    told(page, "lagret")
    expected = [f"{MARK} 1", "Skrevet her", "Skrevet der", *(f"{MARK} {number}" for number in range(4, STEPS + 1))]
    assert written(page) == expected
    expect(other.locator("#plan-2")).to_have_value("Skrevet her")

    page.locator("#plan-2").fill("Mitt")
    other.locator("#plan-2").fill("Ditt")
    press(other, "lagre")
    press(page, "lagre")
    told(page, "begge")
    assert written(page)[1] == "Ditt\nMitt" and "Mitt" not in str(kept(page))
    press(page, "lagre")
    told(page, "lagret")
    expect(other.locator("#plan-2")).to_have_value("Ditt\nMitt")
    press(other, "slett")
    press(other, "ja")
    expect(page.locator("#plan-1")).to_have_value("")
    assert written(page) == [""] * STEPS
