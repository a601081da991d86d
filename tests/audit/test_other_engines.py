"""A second and a third rule engine beside axe, over every kind of page: what one does not see, another may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ressursbank.site import Site
from tests.audit.fetched import fetched
from tests.browser.test_policy import one_of_each

pytestmark = pytest.mark.slow
EQUAL_ACCESS = """async () => (await new ace.Checker().check(document, ['WCAG_2_2'])).results
  .filter(one => one.value[0] === 'VIOLATION' && one.value[1] === 'FAIL')
  .map(one => one.ruleId + ' (' + one.reasonId + '): ' + one.snippet.slice(0, 120))"""
SNIFFER = """() => new Promise(done => HTMLCS.process('WCAG2AAA', document, () => done(HTMLCS.getMessages()
  .filter(one => one.type === HTMLCS.ERROR).map(one => one.code + ': ' + one.element.outerHTML.slice(0, 120)))))"""
# What an engine says that is no failure for a reader, and why.
DISMISSED = {
    "table_headers_exists": "a phone shows each row as a card; the headings are hidden from the eye and there for others",
    "WCAG2AAA.Principle3.Guideline3_2.3_2_2.H32.2": "the safety plan is sent nowhere, so nothing in it may submit",
}


@pytest.fixture(scope="module", params=[("light", 320), ("dark", 1280)], ids=str)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone in the light and a screen in the dark."""
    scheme, width = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("package", "script", "ask"),
    [("accessibility-checker-engine", "ace.js", EQUAL_ACCESS), ("html_codesniffer", "build/HTMLCS.js", SNIFFER)],
    ids=["equal-access", "codesniffer"],
)
def test_no_engine_finds_a_failure(page: Page, address: str, project: Site, package: str, script: str, ask: str) -> None:
    code = fetched(package) / script
    wrong: list[Any] = []
    for path in one_of_each(project):
        page.goto(f"{address}/{path}")
        page.add_script_tag(path=code)
        wrong += [f"{path}: {one}" for one in page.evaluate(ask) if not any(one.startswith(name) for name in DISMISSED)]
    assert wrong == []
