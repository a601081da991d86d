"""The staff part: the guide made for a role comes first, no cell of the choice is empty, and no letter goes out unread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ressursbank.check.whole_site import MOST_GUIDES, check_whole_site
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.register.sign_off import Approval
from ressursbank.show.guides import RoleRow, choice, in_order
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.chosen import a_page


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_choice_has_every_role_with_its_card_and_leads_to_the_guides_for_it(project: Site, language: str) -> None:
    rows = choice(Here(project, language, "ansatt/index"))["rows"]
    assert isinstance(rows, list) and [row.id for row in rows] == list(project.register.words["roles"])
    for row in rows:
        assert isinstance(row, RoleRow) and bool(row.card) == bool(project.page(language, f"ansatt/roller/{row.id}"))
        assert all(1 <= len(cell.links) <= MOST_GUIDES for cell in row.cells)


def test_a_cell_without_a_guide_or_with_more_than_a_handful_is_told_the_editor(project: Site) -> None:
    guides = {key: page for key, page in project.pages.items() if page.meta.page_type is PageType.VEILEDER}
    without = replace(project, pages={key: page for key, page in project.pages.items() if key not in guides})
    role, situation = (next(iter(project.register.words[one])) for one in ("roles", "situations"))
    fits = {"roles": [role], "situations": [situation]}
    many = {key: replace(page, meta=page.meta.model_copy(update=fits)) for key, page in guides.items()}
    for site, count in ((without, 0), (replace(project, pages={**project.pages, **many}), len(guides) // 2)):
        told = [one.sentence for one in check_whole_site(site) if one.code == "VEILEDER"]
        assert any(f"{count} veiledere" in one and f"«{role}»" in one and f"«{situation}»" in one for one in told)
    assert not [one for one in check_whole_site(project) if one.code == "VEILEDER"]


def test_the_guide_made_for_a_role_comes_first_then_the_one_for_everybody(project: Site) -> None:
    guide = a_page(project, "ansatt", fits=lambda one: one.meta.page_type is PageType.VEILEDER)

    def made(title: str, *roles: str, first_for: tuple[str, ...] = ()) -> Page:
        meta = guide.meta.model_copy(update={"title": title, "roles": list(roles), "first_for": list(first_for)})
        return replace(guide, meta=meta)

    special, plain, own = made("A", "nav"), made("B", "nav", "leder", "larer"), made("C", "nav", first_for=("nav",))
    pages = [special, plain, own]
    assert [one.meta.title for one in in_order(pages, "nav")] == ["C", "B", "A"]


def test_what_needs_approval_is_not_handed_out_before_it(project: Site) -> None:
    for one in project.register.templates.values():
        assert not one.model_copy(update={"approval": Approval(), "approval_needed": True}).handed_out
        assert one.model_copy(update={"approval_needed": False}).handed_out
