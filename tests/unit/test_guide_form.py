"""A handling guide stays an instrument: an answer on the first screen, ten minutes of reading, and a whole one can finish."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ressursbank.change.uses import services_on
from ressursbank.check.front_matter import check_front_matter
from ressursbank.check.guide import ANSWER, MOST, MOST_NOW, MOST_SAID, check_guide
from ressursbank.check.prose import check_numbers
from ressursbank.check.text_of import of_page
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.register.sign_off import mark_of
from ressursbank.site import Site
from tests.chosen import a_page

WORD = "ord "
TERMS = "".join(f"{name}\n:   Ja.\n\n" for name in ("Hva", "Hvordan", "Hvem", "Verktøy", "Frist"))
SAY = '!!! si "Si det slik"\n    - «Hei.»\n\n??? na "Fare"\n    - Ring.\n\n'


def guide(project: Site, **more: str) -> Page:
    """A guide with all its parts, and more text in some of them."""
    parts = {"steg-na": TERMS + SAY, "steg-i-dag": TERMS + "{{ drofting() }}\n\n", "dele": "", "overlevere": ""}
    order = ("steg-na", "steg-i-dag", "steg-uke", "steg-30-dager", "steg-forste-ar", "overlevere", "dele", "egen-vei-ut")
    body = more.get("svar", "Spør.") + "\n\n"
    for part in order:
        body += f"## Del {{#{part}}}\n\n{parts.get(part, TERMS)}{more.get(part, '')}\n\n"
    body += '## Hvem {#for-hvem}\n\n!!! nei "Ikke"\n    - Bære det alene.\n'
    made = a_page(project, "ansatt", fits=lambda one: one.meta.page_type is PageType.VEILEDER)
    first = {"gjor": "Bli der", "si": "«Hei.»", "ring": ["nod-113-amk"]}
    calls = [one for one in made.calls if one.name == "drofting"]
    return replace(made, body=body, calls=calls, meta=made.meta.model_copy(update=first))


def told(project: Site, page: Page) -> list[str]:
    """What an editor is told."""
    return [one.sentence for one in check_guide(page, project.strings["nb"])]


def test_a_guide_with_all_its_parts_is_told_nothing(project: Site) -> None:
    assert told(project, guide(project)) == []


@pytest.mark.parametrize(
    ("more", "limit"),
    [
        ({"svar": "a" * (ANSWER + 1)}, ANSWER),
        ({"steg-i-dag": WORD * MOST_NOW}, MOST_NOW),
        ({"steg-na": f'??? note "Mer"\n    {WORD * MOST_NOW}'}, MOST_NOW),
        ({"dele": WORD * MOST}, MOST),
        ({"steg-na": "    - «Hei.»\n" * MOST_SAID}, MOST_SAID),
    ],
)
def test_what_is_too_much_is_told_with_its_limit_also_when_it_is_folded(
    project: Site, more: dict[str, str], limit: int
) -> None:
    found = told(project, guide(project, **more))
    assert len(found) == 1 and str(limit) in found[0]


@pytest.mark.parametrize("field", ["gjor", "si", "ring"])
def test_a_card_that_lacks_something_is_told_which(project: Site, field: str) -> None:
    page = guide(project)
    without = replace(page, meta=page.meta.model_copy(update={field: None}))
    assert [field in one for one in told(project, without)] == [True]


def test_the_card_rings_only_what_is_fixed_for_everyone_and_says_so_of_any_other(project: Site) -> None:
    office = str(project.register.municipality.switchboard)
    for ring, wrong in ((["nod-113-amk"], 0), ([office], 1), (["nod-113-amk", "finnes-ikke"], 1)):
        page = guide(project)
        page = replace(page, meta=page.meta.model_copy(update={"ring": ring}))
        assert [one.code for one in check_front_matter(page, project)] == ["UKJENT"] * wrong, ring


@pytest.mark.parametrize("field", ["gjor", "si"])
def test_what_the_card_says_is_read_as_the_rest_of_the_page(project: Site, field: str) -> None:
    page = guide(project)
    other = replace(page, meta=page.meta.model_copy(update={field: "«Ring 22 33 44 55 nå»"}))
    found = [[problem for passage in of_page(one) for problem in check_numbers(passage)] for one in (page, other)]
    assert not found[0] and found[1]


@pytest.mark.parametrize("field", [{"gjor": "Gå ut"}, {"si": "«Vent.»"}, {"ring": ["nod-112-politi"]}])
def test_another_card_is_another_text_to_approve_and_shows_its_numbers(project: Site, field: dict[str, object]) -> None:
    page = guide(project)
    other = replace(page, meta=page.meta.model_copy(update=field))
    assert mark_of(other.signable.words) != mark_of(page.signable.words)
    assert set(other.meta.ring) <= services_on(other, project)
