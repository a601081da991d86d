"""The staff part: the guide made for a role comes first, no two links of a role lead to the same, no letter goes out unread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ressursbank.check.whole_site import check_whole_site
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.register.sign_off import Approval
from ressursbank.show.guides import CHANNELS, FIRST_STEP, Role, choice, guides, in_order
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.chosen import a_page


@pytest.fixture(params=["nb", "en"])
def here(project: Site, request: pytest.FixtureRequest) -> Here:
    """Where the choice stands, in each language."""
    return Here(project, request.param, "ansatt/index")


def roles_of(here: Here) -> list[Role]:
    """The choice as it is shown."""
    found = choice(here)["roles"]
    assert isinstance(found, list) and all(isinstance(one, Role) for one in found)
    return found


def test_the_choice_has_every_role_with_its_card_and_every_situation_once(here: Here) -> None:
    words = here.site.register.words
    roles = roles_of(here)
    assert [one.id for one in roles] == list(words["roles"])
    for role in roles:
        assert bool(role.card) == bool(here.site.page(here.language, f"ansatt/roller/{role.id}"))
        said = sorted(name for row in role.rows for name in row.situations)
        assert said == sorted(here.text.of(word.name) for word in words["situations"].values())


def test_no_two_links_of_a_role_lead_to_the_same_place_and_no_guide_for_it_is_left_out(here: Here) -> None:
    for role in roles_of(here):
        steps = [row.link.href for row in role.rows] + [one.href for one in role.others]
        assert all(href.endswith(f"#{FIRST_STEP}") for href in steps)
        leads = [*steps, *(href for href, _ in role.channels), role.card]
        assert len(leads) == len(set(leads)), role.id
        fit = {here.link(one.url) for one in guides(here) if role.id in one.meta.roles and one.meta.situations}
        assert {href.partition("#")[0] for href in steps} == fit


def test_how_it_reached_one_leads_to_the_words_for_that_channel_alone_and_only_for_channels_the_role_has(here: Here) -> None:
    page = here.site.page(here.language, CHANNELS)
    assert page is not None
    for role in roles_of(here):
        card = here.site.page(here.language, f"ansatt/roller/{role.id}")
        assert card is not None and card.meta.channels
        assert [href for href, _ in role.channels] == [here.link(f"{page.url}#{one}") for one in card.meta.channels]
        assert all(f"{{#{one}}}" in page.body for one in card.meta.channels)


def test_a_cell_without_a_guide_or_with_more_than_a_handful_is_told_the_editor(project: Site) -> None:
    all_guides = {key: page for key, page in project.pages.items() if page.meta.page_type is PageType.VEILEDER}
    without = replace(project, pages={key: page for key, page in project.pages.items() if key not in all_guides})
    role, situation = (next(iter(project.register.words[one])) for one in ("roles", "situations"))
    fits = {"roles": [role], "situations": [situation]}
    many = {key: replace(page, meta=page.meta.model_copy(update=fits)) for key, page in all_guides.items()}
    for site, count in ((without, 0), (replace(project, pages={**project.pages, **many}), len(all_guides) // 2)):
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
