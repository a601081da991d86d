"""One test a page, named by the page. What an editor must be told stands in «ressursbank sjekk», never only here."""

from __future__ import annotations

import pytest

from ressursbank.check.run import all_problems
from ressursbank.pages.page import Page
from ressursbank.problems import Problem, Severity
from ressursbank.site import load_site
from tests.conftest import ROOT

PAGES = sorted(load_site(ROOT).pages.values(), key=lambda page: page.path)


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    """Everything the check says of the project, asked once."""
    return all_problems(ROOT)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_nothing_in_the_page_stops_a_change(problems: list[Problem], page: Page) -> None:
    assert [str(one) for one in problems if one.path == page.path and one.severity is Severity.FEIL] == []
