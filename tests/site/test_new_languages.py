"""Two languages unlike Norwegian, and one just begun: long words, right to left, and no phrases translated yet.

They are added to a copy of the project as an editor adds them. Nothing but text and lists may be needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import Tag
from playwright.sync_api import Browser, Page

from ressursbank.check.run import read_and_check
from ressursbank.problems import Severity
from ressursbank.site import Site, load_site
from tests.audit import probes
from tests.audit.test_every_page import audit, opened
from tests.browser.servers import Server
from tests.chosen import a_page, page_with
from tests.conftest import ROOT, copied, run_build
from tests.site.addresses import ours, target, wrong
from tests.site.new_languages import ADDED, BARE, LONG, PARTIAL, RTL, Added, add
from tests.site.pages import address, tree
from tests.site.published import home, sitemap

pytestmark = pytest.mark.slow
RIGHT_TO_LEFT = (RTL, BARE)
EVERY = [(one, slug) for one in ADDED for slug in one.pages]
DIGITS = re.compile(r"\d[\d ]*\d")


@pytest.fixture(scope="module")
def project_with_more(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with three more languages, and the site built of it."""
    root = copied(tmp_path_factory.mktemp("flere-sprak") / "prosjekt")
    for language in ADDED:
        add(root, language)
    done = run_build(root, root / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def several(project_with_more: Path) -> Path:
    """The built site with three more languages."""
    return project_with_more / "site"


@pytest.fixture(scope="module")
def several_address(several: Path) -> Iterator[str]:
    server = Server(several)
    yield server.address.removesuffix("/")
    server.stop()


def place_of(language: Added, slug: str) -> str:
    """The page's address on the site."""
    return f"/{language.code}/{'' if slug == 'index' else slug.removesuffix('index') if slug.endswith('/index') else slug + '/'}"


def built_page(site: Path, language: Added, slug: str) -> Path:
    return site / place_of(language, slug).lstrip("/") / "index.html"


def test_nothing_an_editor_did_is_called_a_mistake_and_both_whole_languages_have_every_phrase(
    project_with_more: Path,
) -> None:
    _, problems = read_and_check(project_with_more)
    assert [str(one) for one in problems if one.severity is Severity.FEIL] == []
    about = [
        str(one) for one in problems if one.path.startswith(("data/strings/fi", "data/strings/ar", "docs/fi", "docs/ar"))
    ]
    assert about == []


@pytest.mark.parametrize("language", ADDED, ids=lambda one: one.code)
def test_every_page_says_its_language_and_direction_and_no_other_page_is_made(several: Path, language: Added) -> None:
    made = {address(path, several) for path in (several / language.code).rglob("index.html")}
    assert made == {place_of(language, slug) for slug in language.pages}
    for path in (several / language.code).rglob("*.html"):
        html = tree(path).html
        assert html is not None and html["lang"] == language.code, path
        assert html["dir"] == ("rtl" if language in RIGHT_TO_LEFT else "ltr"), path


@pytest.mark.parametrize("language", ADDED, ids=lambda one: one.code)
def test_every_page_rings_the_same_numbers_in_the_same_order_as_the_norwegian_one(several: Path, language: Added) -> None:
    for slug in language.pages:
        own, source = (tree(several / part / f"{slug.removesuffix('index').removesuffix('/')}".strip("/") / "index.html")
                       for part in (language.code, ""))  # fmt: skip
        # Where the language lacks the topics' pages, the list holds whole cards: their buttons are the same, and no fewer.
        asked = "nav.krise a[href^='tel:'], a.ring" if slug == "tjenester/index" else 'a[href^="tel:"]'
        numbers = [[str(one["href"]) for one in page.select(asked)] for page in (own, source)]
        assert numbers[0] == numbers[1] and numbers[0][0] == "tel:113", slug


@pytest.mark.parametrize("language", RIGHT_TO_LEFT, ids=lambda one: one.code)
def test_no_number_of_several_groups_can_be_turned_round(several: Path, language: Added) -> None:
    """«116 117» between Arabic words is read «117 116» unless it says its own direction."""
    for slug in language.pages:
        page = tree(built_page(several, language, slug))
        for link in page.select('a[href^="tel:"]'):
            assert link.select_one('bdi[dir="ltr"]') is not None, (slug, link)
        assert page.body is not None
        for text in page.body.find_all(string=DIGITS):
            holder = text.parent
            assert holder is not None
            if " " not in "".join(DIGITS.findall(text)) or holder.name in ("script", "style"):
                continue
            own = holder.find_parent(["bdi", "bdo"]) or holder
            assert own.name == "bdi" or own.get("dir") in ("ltr", "auto") or not re.search(r"[\u0590-\u06ff]", text), (
                slug,
                text,
            )


@pytest.mark.parametrize("language", ADDED, ids=lambda one: one.code)
def test_every_link_leads_somewhere_and_one_to_a_page_the_language_lacks_leads_to_the_marked_norwegian(
    project: Site, several: Path, language: Added
) -> None:
    borrowed, known = 0, ours(project)
    for path in (several / language.code).rglob("index.html"):
        place = address(path, several)
        assert [one for one in wrong(tree(path), place, several, known) if " download" not in one] == []  # paper is left out
        for link in tree(path).select("a[href]:not([download])"):
            if urlsplit(str(link["href"])).scheme:
                continue
            file, _ = target(several, place, str(link["href"]))
            html = tree(file).html if file.suffix == ".html" else None
            if html is not None and html["lang"] != language.code:
                borrowed += 1
                assert link.get("hreflang") == html["lang"], f"{place}: {link}"
    assert borrowed > len(language.pages)  # the language choice alone gives as many


@pytest.mark.parametrize("language", ADDED, ids=lambda one: one.code)
def test_norwegian_text_on_the_page_says_so_with_its_direction(several: Path, language: Added) -> None:
    found = [
        one for slug in language.pages for one in tree(built_page(several, language, slug)).select('[lang="nb"]:not(a)')
    ]
    assert found
    if language in RIGHT_TO_LEFT:
        assert [one for one in found if one.get("dir") not in ("ltr", "auto")] == []


def test_the_language_choice_names_each_language_in_its_own_letters_and_keeps_the_page(several: Path, project: Site) -> None:
    for language in (LONG, RTL):
        choice = tree(built_page(several, language, "hjelp/index")).select("nav.sprak a[hreflang]")
        assert [str(one["hreflang"]) for one in choice] == ["nb", "en", *(one.code for one in reversed(ADDED))]
        by_code = {str(one["hreflang"]): one for one in choice}
        assert by_code["ar"]["dir"] == "rtl" and by_code["fi"]["dir"] == "ltr"
        assert by_code[language.code].get_text() == language.name and by_code[language.code]["aria-current"] == "true"
        place = place_of(language, "hjelp/index")
        assert urljoin(place, str(by_code["nb"]["href"])) == "/hjelp/"
    lacks = a_page(project, "hjelp", fits=lambda one: one.slug not in PARTIAL).url
    lacking = tree(several / lacks / "index.html").select_one('nav.sprak a[hreflang="ar"]')
    assert isinstance(lacking, Tag) and urljoin(f"/{lacks}", str(lacking["href"])) == "/ar/"


@pytest.mark.parametrize("language", ADDED, ids=lambda one: one.code)
def test_the_emergency_page_is_small_in_every_language_and_has_the_sentence_to_show_in_norwegian(
    several: Path, project: Site, language: Added
) -> None:
    path = built_page(several, language, "akutt")
    assert path.stat().st_size <= 14_336
    shown = tree(path).select_one('#vis [lang="nb"]')
    assert shown is not None and shown["dir"] == "ltr" and project.strings["nb"].plain("akutt.si_1") in shown.get_text()


def test_search_engines_are_told_of_real_translations_only(several: Path) -> None:
    listed, root = sitemap(several), home(several)
    for language in ADDED:
        own = {f"{root.rstrip('/')}{place_of(language, slug)}" for slug in language.pages}
        assert {place for place in listed if place.startswith(f"{root}{language.code}/")} == own
        told = {versions[language.code] for versions in listed.values() if language.code in versions}
        assert told == own


THREE = [
    (RTL, "index"),
    (RTL, page_with(load_site(ROOT), "kart").slug),
    (LONG, next(one for one in PARTIAL if one.startswith("ansatt/") and one != "ansatt/index")),
]


def open_page(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", bypass_csp=True).new_page()
    page.goto(address)
    return page


def crisis(page: Page) -> list[str]:
    """What is wrong with the first thing on the page: three numbers and a way to all of it, whole and first."""
    boxes = [one.bounding_box() for one in page.locator("body > nav.krise li").all()]
    wide = page.viewport_size["width"] if page.viewport_size else 0
    whole = [
        one for one in boxes if one and one["x"] >= 0 and one["x"] + one["width"] <= wide and one["y"] + one["height"] <= 800
    ]
    return [] if len(whole) == 4 else [f"kriseblokken er ikke hel: {boxes}"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("language", "slug"), THREE, ids=lambda one: getattr(one, "code", one))
def test_nothing_reaches_past_the_edge_and_the_crisis_block_is_whole(
    browser: Browser, several_address: str, language: Added, slug: str, width: int
) -> None:
    page = open_page(browser, several_address + place_of(language, slug), width)
    found = [*probes.reflow(page), *crisis(page)]
    page.context.close()
    assert found == []


@pytest.mark.parametrize(("language", "slug"), EVERY, ids=lambda one: getattr(one, "code", one))
def test_a_page_in_a_new_language_is_reachable_for_everyone(
    browser: Browser, several_address: str, language: Added, slug: str
) -> None:
    wrong = []
    for width in (320, 1280):
        page = open_page(browser, several_address + place_of(language, slug), width)
        found = [*audit(page), *probes.reflow(page), *probes.targets(page), *probes.focus(page)]
        found += [*probes.text_spacing(page), *(probes.large_text(page) if width == 1280 else [])]  # as for every page
        found += crisis(page) if slug != "akutt" else []
        wrong += [f"{width}: {one}" for one in [*found, *opened(page)]]
        page.context.close()
    assert wrong == []
