"""The emergency page and the 404 page made from it: alone, small, and with a way on for whoever reads to the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest

from ressursbank.show.acute import ONWARD, acute
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.site.pages import tree


@pytest.mark.parametrize("page", ["akutt/index.html", "en/akutt/index.html"])
def test_the_emergency_page_stands_alone_and_is_small(built: Path, page: str) -> None:
    path = built / page
    assert path.stat().st_size <= 14_336
    assert not tree(path).select("script, img, link[rel=stylesheet], link[rel=icon], iframe, video")
    order = [link["href"] for link in tree(path).select('a[href^="tel:"]')]
    assert order[0] == "tel:113" and "tel:116117" in order and "tel:116123" in order and "tel:+4722400040" in order


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_emergency_page_says_what_to_do_when_the_emergency_number_is_silent_apart_from_the_ladder(
    project: Site, built: Path, language: str
) -> None:
    """The ladder is for lines that are busy; mixed with it, a dead emergency number would send people down the list."""
    heading = project.strings[language].plain("akutt.nede")
    folder = "" if language == "nb" else "en/"
    for name in ("akutt/index.html", "404.html"):
        sections = tree(built / folder / name).select("main section")
        found = [one for one in sections if one.h2 and one.h2.get_text() == heading]
        assert len(found) == 1 and not found[0].select("ol"), name
        assert [link["href"] for link in found[0].select("a")] == ["tel:113", "tel:112", "tel:116117"], name
        assert sections.index(found[0]) > max(at for at, one in enumerate(sections) if one.select("ol")), name


@pytest.mark.parametrize("folder", ["", "en/"])
def test_who_reads_the_emergency_page_to_its_end_is_led_on_by_the_pages_own_titles(built: Path, folder: str) -> None:
    for place in (f"{folder}akutt/index.html", f"{folder}404.html"):
        last = tree(built / place).select("main section")[-1]
        links = [(urljoin(f"/{place}", str(link["href"])), link.get_text()) for link in last.select("a")]
        assert [target for target, _ in links] == [f"/{folder}{slug.removesuffix('index').rstrip('/')}/" for slug in ONWARD]
        for target, said in links:
            heading = tree(built / target.lstrip("/") / "index.html").h1
            assert heading is not None and heading.get_text() == said, place


def test_a_language_without_a_page_is_lent_the_norwegian_one_and_a_page_nobody_has_is_left_out(project: Site) -> None:
    lent, gone = ONWARD[0], ONWARD[1]
    pages = {key: one for key, one in project.pages.items() if key != ("en", lent) and key[1] != gone}
    found = acute(Here(replace(project, pages=pages), "en", "akutt")).onward
    assert [one.language for one in found] == ["nb", *[""] * (len(ONWARD) - 2)]
    assert found[0].href == f"../../{lent}/" and not [one for one in found if gone in one.href]


def test_the_404_page_says_so_first_and_its_links_hold_at_any_address(project: Site, built: Path) -> None:
    for path, language in ((built / "404.html", "nb"), (built / "en/404.html", "en")):
        page = tree(path)
        assert page.h1 is not None and page.h1.get_text() == project.strings[language].plain("akutt.ikke_funnet")
        for link in page.select("a[href]"):
            assert str(link["href"]).startswith(("#", "tel:", "/", "https://")), link
