"""The numbers on every page stay what they are; a second one, to ring from abroad, may stand after them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ressursbank.check.pinned import check_pinned
from ressursbank.register.service import ContactPoint
from ressursbank.site import Site

LINE = "mental-helse-hjelpetelefonen"


def with_points(site: Site, points: list[ContactPoint]) -> Site:
    """The site with these ways in to the helpline."""
    changed = site.register.services[LINE].model_copy(update={"contact_points": points})
    return replace(site, register=replace(site.register, services={**site.register.services, LINE: changed}))


@pytest.fixture
def points(project: Site) -> tuple[ContactPoint, ContactPoint]:
    """The helpline's own number, and the one for those abroad, as if it had been rung too."""
    first, abroad = project.register.services[LINE].contact_points
    return first, abroad.model_copy(update={"verification": first.verification})


def test_a_number_that_says_when_it_is_for_may_stand_after_the_pinned_one(
    project: Site, points: tuple[ContactPoint, ContactPoint]
) -> None:
    first, abroad = points
    assert abroad.note and list(check_pinned(with_points(project, [first, abroad]))) == []


def test_one_that_does_not_say_when_may_not(project: Site, points: tuple[ContactPoint, ContactPoint]) -> None:
    first, abroad = points
    (problem,) = check_pinned(with_points(project, [first, abroad.model_copy(update={"note": None})]))
    assert problem.code == "NODLINJE" and "116123" in problem.sentence


def test_no_note_lets_another_number_take_the_pinned_ones_place(
    project: Site, points: tuple[ContactPoint, ContactPoint]
) -> None:
    first, abroad = points
    assert [one.code for one in check_pinned(with_points(project, [abroad, first]))][:1] == ["NODLINJE"]
    hidden = first.model_copy(update={"value": None, "verification": abroad.verification})
    assert "NODLINJE" in [one.code for one in check_pinned(with_points(project, [hidden, abroad]))]
