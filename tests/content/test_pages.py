"""One test a page, named by the page."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from ressursbank.check.run import all_problems
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.problems import Problem
from ressursbank.site import Site, load_site
from tests.conftest import ROOT

PAGES = sorted(load_site(ROOT).pages.values(), key=lambda page: page.path)
TRANSLATED = [page for page in PAGES if page.language != "nb"]


def each(page: Page) -> str:
    """The test's name is the page's path."""
    return page.path


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    """Everything the check says of the project, asked once."""
    return all_problems(ROOT)


@pytest.mark.parametrize("page", PAGES, ids=each)
def test_the_check_has_nothing_against_the_page(problems: list[Problem], page: Page) -> None:
    assert [str(one) for one in problems if one.path == page.path] == []


@pytest.mark.parametrize("page", PAGES, ids=each)
def test_every_section_has_an_id_that_can_be_linked_to(page: Page) -> None:
    for row in page.body.split("\n"):
        if row.startswith("# "):
            pytest.fail(f"{page.path}: tittelen øverst er sidens eneste H1, fjern «{row}»")
        if row.startswith("## "):
            assert re.search(r"\{[#:][^}]+\}\s*$", row), f"{page.path}: «{row}» mangler {{#id}}"


@pytest.mark.parametrize("page", TRANSLATED, ids=each)
def test_a_translation_has_the_same_headings_words_and_boxes_as_the_source(project: Site, page: Page) -> None:
    source = project.page("nb", page.slug)
    assert source is not None, f"{page.path} har ingen norsk side"
    assert _shape(page) == _shape(source)
    assert page.meta.page_type is source.meta.page_type and page.meta.template == source.meta.template
    for field in ("roles", "situations", "channels", "exit", "sources", "owner"):
        assert getattr(page.meta, field) == getattr(source.meta, field), f"{page.path}: «{field}» er ikke lik"


def _shape(page: Page) -> tuple[list[str], Counter[str], list[str]]:
    headings = [f"{mark} {found}" for mark, found in re.findall(r"^(#{2,4}) .*?\{#([\w-]+)\}\s*$", page.body, re.M)]
    words = Counter(f"{call.name}{call.args}{sorted(call.kwargs)}" for call in page.calls)
    return headings, words, re.findall(r"^!!! (\w+)", page.body, re.M)


def test_a_page_in_two_languages_has_the_same_path_in_both(project: Site) -> None:
    for page in PAGES:
        assert project.page("nb", page.slug) is not None, page.path


@pytest.mark.parametrize("page", [page for page in PAGES if page.meta.page_type is PageType.HJELP], ids=each)
def test_a_help_page_ends_in_a_number(page: Page) -> None:
    assert page.calls, f"{page.path}: siden viser ingen vei til hjelp"
    last = page.body.rstrip().split("\n")[-12:]
    assert any("{{" in row for row in last), f"{page.path}: avslutt siden med et nummer"
