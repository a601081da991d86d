"""The page of sheets: each file, each place, each issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from ressursbank.paper.proof import proofs
from ressursbank.site import Site
from tests.site.pages import tree

PAGES = {"nb": "papir/index.html", "en": "en/papir/index.html"}


@pytest.mark.parametrize("language", PAGES)
def test_every_sheet_can_be_fetched_and_says_its_issue_its_size_and_who_it_is_for(
    project: Site, built: Path, language: str
) -> None:
    page = tree(built / PAGES[language])
    links = {str(link["href"]).rpartition("/")[2]: link for link in page.select('a[href$=".pdf"]')}
    for one in proofs(project):
        if one.language != language and one.sheet.each_guide:
            continue
        link = links[one.file_name]
        assert (built / PAGES[language]).parent.joinpath(str(link["href"])).resolve().is_file()
        row = link.find_parent("li")
        assert row is not None and one.number in row.get_text()
    for sheet in project.register.words["sheets"].values():
        article = page.find(id=f"ark-{sheet.id}")
        assert article is not None and sheet.for_whom[language] in article.get_text()
        assert sheet.format[language] in article.get_text() and sheet.handed_out_by[language] in article.get_text()


def test_no_pdf_is_left_that_the_list_does_not_name(built: Path) -> None:
    named = {
        str(link["href"]).rpartition("/")[2]
        for page in PAGES.values()
        for link in tree(built / page).select('a[href$=".pdf"]')
    }
    assert {path.name for path in (built / "papir").glob("*.pdf")} == named


def test_every_place_a_sheet_lies_is_one_of_the_list_s(project: Site) -> None:
    places = project.register.words["places"].values()
    used = {place for sheet in project.register.words["sheets"].values() for place in sheet.places}
    assert used <= {one.id for one in places}


def test_the_list_of_issues_shows_every_row_of_the_ledger(project: Site, built: Path) -> None:
    rows = list(project.register.words["paper_ledger"].values())
    page = tree(built / PAGES["nb"]).select_one(".papirutgaver")
    assert page is not None
    shown = [cell.get_text() for cell in page.select("tbody th")]
    assert sorted(shown) == sorted(one.number for one in rows)
    assert rows or "Ingen utgaver" in page.get_text()


def test_every_sheet_speaks_every_language_of_the_site(project: Site) -> None:
    for name in ("sheets", "places"):
        for one in project.register.words[name].values():
            for texts in (
                one.name,
                getattr(one, "for_whom", None),
                getattr(one, "handed_out_by", None),
                getattr(one, "format", None),
            ):
                assert texts is None or set(project.register.municipality.languages) <= set(texts), one.id
