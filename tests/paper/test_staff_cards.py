"""What staff have on paper: a card for each guide and each role, and one sheet to choose between them."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
import tinyhtml5

from ressursbank.check.pinned import ALWAYS, PINNED
from ressursbank.show.guides import guides
from ressursbank.show.own_address import site_address
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.paper.pdf import codes_in, numbers_in, text_of
from tests.paper.readers import letters
from tests.paper.test_sheets import PROOFS


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    """The PDFs of the built site."""
    return built / "papir"


def test_every_guide_has_its_card(project: Site) -> None:
    guides = {slug.rpartition("/")[2] for (_, slug), page in project.pages.items() if page.meta.page_type == "veileder"}
    assert guides and {(f"kort-{one}", "nb") for one in guides} <= {(one.id, one.language) for one in PROOFS}


def test_an_action_card_begins_with_what_to_do_say_and_ring_and_has_every_step_and_the_danger_box(
    project: Site, folder: Path
) -> None:
    for proof in PROOFS:
        if proof.sheet.each_guide:
            page = project.page(proof.language, f"ansatt/{proof.id.removeprefix('kort-')}")
            assert page is not None
            text = re.sub(r"\W", "", text_of(folder / proof.file_name))
            headings = re.findall(r"^## (.*?) \{#steg-", page.body, re.M)
            danger = re.findall(r'^\?\?\? na "(.*)"$', page.body, re.M)
            numbers = [project.register.services[one].contact_points[0].value or "" for one in page.meta.ring]
            order = [page.meta.gjor or "", page.meta.si or "", *numbers, headings[0], *danger, *headings[1:]]
            assert len(headings) == 5 and danger and numbers
            at = 0
            for one in order:
                at = text.find(re.sub(r"\W", "", one), at)
                assert at >= 0, f"{proof.file_name}: {one}"
            soon = page.body.partition("{#steg-uke}")[0]
            for one in re.findall(r'^\?\?\? note "(.*)"$', soon, re.M):
                assert re.sub(r"\W", "", one) in text, (
                    f"{proof.file_name}: «{one}» er brettet på skjermen, og borte på arket"
                )


def test_the_sheet_of_the_whole_choice_has_a_row_for_each_role_with_every_guide_that_fits_it(project: Site) -> None:
    sheets = [one for one in PROOFS if one.sheet.template == "matrise"]
    assert {one.language for one in sheets} == {"nb", "en"}
    for proof in sheets:
        here, words = Here(project, proof.language, "papir/index"), project.register.words
        found = tinyhtml5.parse(proof.html, namespace_html_elements=False).findall(".//tbody/tr")
        assert len(found) == len(words["roles"])
        for row, (role, word) in zip(found, words["roles"].items(), strict=True):
            assert "".join(row[0].itertext()) == here.text.of(word.name)
            assert sum(int(cell.get("colspan", "1")) for cell in row[1:]) == len(words["situations"])
            named = {name for cell in row[1:] for name in "".join(cell.itertext()).split(", ")}
            assert named == {one.meta.label for one in guides(here) if role in one.meta.roles and one.meta.situations}


def test_every_role_has_one_card_on_a_page_of_its_own_with_what_to_say_the_crisis_numbers_and_its_code(
    project: Site, folder: Path
) -> None:
    sheets = [one for one in PROOFS if one.sheet.template == "rollekort"]
    assert {one.language for one in sheets} == {"nb", "en"}
    for proof in sheets:
        words, path = project.strings[proof.language], folder / proof.file_name
        home = site_address(project) + {"nb": "", "en": "en/"}[proof.language]
        cards = list(tinyhtml5.parse(proof.html, namespace_html_elements=False).iter("article"))
        assert [one.get("data-rolle") for one in cards] == list(project.register.words["roles"])
        pages = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(path)][1:]
        for card, text, code in zip(cards, pages, codes_in(path)[1:], strict=True):
            role = str(card.get("data-rolle"))
            page = project.page(proof.language, f"ansatt/roller/{role}")
            assert page is not None and code == f"{home}{page.url}"
            name = words.of_plain(project.register.words["roles"][role].name)
            said = re.findall(r"^    - (.*)$", page.body.partition("!!! si ")[2].partition("\n\n")[0], re.M)
            assert said and all(letters(one) in letters(text) for one in (name, *said)), f"{role}: {text}"
            assert {PINNED[one] for one in ALWAYS} <= numbers_in(text), role
