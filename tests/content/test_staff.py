"""The staff part: every guide, card and cell that the plan asks for."""

from __future__ import annotations

import pytest

from ressursbank.pages.front_matter import PageType
from ressursbank.show.guides import RoleRow, choice
from ressursbank.show.place import Here
from ressursbank.site import Site

GUIDES = (
    "akutt-fare", "bekymring-voksen", "bekymring-barn-og-unge", "selvskading", "vurdering-og-henvisning", "oppfolging",
    "parorende-og-barn", "etter-selvmord", "skole-etter-selvmord", "arbeidsplass-etter-selvmord", "nar-det-er-en-kollega",
    "eldre", "bonder", "nav", "flyktninger",
)  # fmt: skip
REFERENCES = ("index", "bti", "kanaler", "skranke", "samtalen", "taushetsplikt", "ta-vare-pa-deg-selv", "kurs")
BOKMAL_ONLY = ("ansatt/maler", "handlingsplan/index", "handlingsplan/lag-en-plan", "handlingsplan/leders-sjekkliste")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_guide_of_the_plan_exists(project: Site, language: str) -> None:
    found = {
        page.slug.removeprefix("ansatt/")
        for (code, _), page in project.pages.items()
        if code == language and page.meta.page_type is PageType.VEILEDER
    }
    assert found >= set(GUIDES)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_reference_page_and_role_card_exists(project: Site, language: str) -> None:
    for name in REFERENCES:
        assert project.page(language, f"ansatt/{name}"), name
    for role in project.register.words["roles"]:
        card = project.page(language, f"ansatt/roller/{role}")
        assert card is not None and card.meta.roles == [role] and len(card.meta.channels) == 3, role


@pytest.mark.parametrize("slug", BOKMAL_ONLY)
def test_the_pages_that_may_be_bokmal_only_exist_in_bokmal(project: Site, slug: str) -> None:
    assert project.page("nb", slug)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_cell_of_role_and_situation_is_empty_and_none_offers_more_than_a_handful(project: Site, language: str) -> None:
    rows = choice(Here(project, language, "ansatt/index"))["rows"]
    assert isinstance(rows, list) and len(rows) == 14
    for row in rows:
        assert isinstance(row, RoleRow) and row.card
        for cell in row.cells:
            assert 1 <= len(cell.links) <= 6, (row.id, cell.situation)


def test_the_guide_made_for_a_role_comes_first_in_its_cells(project: Site) -> None:
    listed = choice(Here(project, "nb", "ansatt/index"))["rows"]
    assert isinstance(listed, list)
    rows = {row.id: row for row in listed}
    assert rows["landbrukskontor"].cells[0].links[0].label == "Bonde"
    assert rows["nav"].cells[0].links[0].label == "Nav"
    assert rows["larer"].cells[1].links[0].label == "Barn eller ungdom"
    assert rows["larer"].cells[6].links[0].label == "Skole og ungdom"
    assert rows["servicetorg"].cells[0].links[0].label == "Voksen"


def test_the_seven_measures_stand_with_deadline_and_without_a_word_about_being_late(project: Site) -> None:
    measures = project.register.words["measures"]
    assert len(measures) == 7
    assert all(one.responsible and one.what for one in measures.values())


def test_letters_to_bereaved_pupils_and_parents_are_not_handed_out_before_approval(project: Site) -> None:
    not_yet = [one.model_copy(update={"approved": False}) for one in project.register.templates.values()]
    waiting = {one.id for one in not_yet if not one.handed_out}
    assert {
        "forste-brev-til-etterlatte",
        "brev-til-elever",
        "brev-til-foreldre-etter-dodsfall",
        "melding-til-foreldre",
    } <= waiting
