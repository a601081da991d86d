"""The safety plan on paper: alone, whole, black on white, and blank when that is asked for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from ressursbank.site import Site
from tests.browser.safety_plan import IN_EACH, KEEP_PRINTS, MARK, NUMBERS, Opener, fill, press, written


def paper(page: Page) -> bytes:
    """The page as a browser would print it in Norway."""
    return page.pdf(format="A4", prefer_css_page_size=True)


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page(?!s)\b", pdf))


def is_a4(pdf: bytes) -> bool:
    """Whether each page is A4, to a point or two."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    return bool(boxes) and all(abs(float(wide) - 595) < 2 and abs(float(high) - 842) < 2 for wide, high in boxes)


@pytest.mark.parametrize("script", [True, False], ids=["skript", "uten-skript"])
@pytest.mark.parametrize("language", IN_EACH)
def test_the_plan_prints_on_one_a4_sheet_blank_and_filled(plan: Opener, language: str, script: bool) -> None:
    page = plan(language, java_script_enabled=script, color_scheme="dark")
    blank = paper(page)
    assert sheets(blank) == 1 and is_a4(blank)
    fill(page, "Ringe søsteren min, eller gå en tur til biblioteket. Er det stengt: sette på musikk og lage te.\n" * 2)
    filled = paper(page)
    assert sheets(filled) == 1 and is_a4(filled)
    assert len(filled) != len(blank)


@pytest.mark.parametrize("language", IN_EACH)
def test_paper_holds_the_plan_alone_in_black_on_white_with_the_numbers(plan: Opener, project: Site, language: str) -> None:
    page = plan(language, color_scheme="dark")
    fill(page)
    press(page, "slett")
    page.emulate_media(media="print", color_scheme="dark")
    assert [one.inner_text() for one in page.locator(".plan .numre a:visible").all()] == NUMBERS
    assert page.locator(".plan .ark a[href='tel:113']").is_visible()
    said = project.register.municipality.name in page.locator(".fot").inner_text()
    assert said == project.preview, "a draft says so on paper too"
    for gone in (".krise", ".topp", "h1", "main > p", ".seksjon", ".kontroll", ".bunn", ".knapper", ".bekreft", ".svar"):
        assert not page.locator(gone).first.is_visible(), gone
    colours = page.evaluate(
        "[...document.querySelectorAll('body, .plan *')].filter(one => one.checkVisibility())"
        ".map(one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])"
    )
    assert {text for text, _ in colours} == {"rgb(0, 0, 0)"}
    assert {behind for _, behind in colours} <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_the_blank_form_can_be_printed_without_losing_what_is_written(plan: Opener) -> None:
    page = plan("", KEEP_PRINTS)
    fill(page)
    press(page, "blank")
    assert "blank" not in page.locator(".plan").evaluate("one => one.className"), "only until it is printed"
    press(page, "skriv")
    blank, filled = (one[0].split() for one in page.evaluate("window.prints"))
    assert "blank" in blank and "blank" not in filled
    assert MARK in written(page)[0] and page.locator(".plan :checked").count() == 4
    page.emulate_media(media="print")
    shown = "[getComputedStyle(document.querySelector('.felt'), '::after').content, getComputedStyle(document.querySelector('.natt input'), '::after').content]"
    text, tick = page.evaluate(shown)
    assert MARK in text and tick == '""'
    page.evaluate("document.querySelector('.plan').classList.add('blank')")
    text, tick = page.evaluate(shown)
    assert MARK not in text and tick == "none"


def test_long_text_is_printed_whole_on_as_many_sheets_as_it_needs(plan: Opener) -> None:
    page = plan()
    fill(page, "En lang setning om noe som hjelper. " * 40)
    page.emulate_media(media="print")
    cut = page.evaluate(
        "[...document.querySelectorAll('.felt')].filter(one => one.scrollHeight > one.clientHeight + 1).length"
    )
    assert cut == 0
    shown = page.evaluate("getComputedStyle(document.querySelector('#plan-1').parentNode, '::after').content")
    assert shown.count("En lang setning") == 40
    assert sheets(paper(page)) > 1
