"""The numbers on every page, and the words around them, stay what they are until a second file says otherwise."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ressursbank.check.pinned import CRISIS_WORDS, PINS, SEARCHED, WHOLE, check_pinned, check_pins
from ressursbank.problems import Problem
from ressursbank.register.contact_point import ContactPoint
from ressursbank.site import Site, read_site
from tests.conftest import ROOT
from tests.unit.small_project import make, pin, write

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


NATIONAL = "data/national/services"


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    """A small project with every service that is pinned whole, and a mark for each of them and for every crisis word."""
    root = make(tmp_path)
    for name in WHOLE:
        shutil.copy(ROOT / NATIONAL / f"{name}.yml", root / NATIONAL)
    pin(root)
    return root


def found(root: Path) -> list[Problem]:
    """What is said of the pinned as the files stand now."""
    site, _ = read_site(root)
    assert site is not None
    return [*check_pinned(site), *check_pins(site)]


# Each file that can change what is read in a crisis, and a change in it.
EDITS = (
    *(("data/strings/nb.yml", rf"^{part}:\n", rf"{part}:\n  ny: Vent.\n") for part in CRISIS_WORDS),
    ("data/strings/en.yml", r"^krise:\n", "krise:\n  ny: Wait.\n"),
    ("data/search/nb.yml", rf"^{SEARCHED}:.*", f"{SEARCHED}: [vent]"),
    (f"{NATIONAL}/nod-113-amk.yml", r"^(  nb: ).*", r"\1Vent."),
    (f"{NATIONAL}/nod-sms.yml", "'113'", "'112'"),
    (f"{NATIONAL}/nod-sms.yml", r"^way_round: .*", "way_round: samtale"),
    ("data/gjovik/services/nod-sms.yml", r"\A", "id: nod-sms\ndescription: {nb: Vent., en: Wait.}\n"),
)


@pytest.mark.parametrize(("path", "old", "new"), EDITS)
def test_one_edit_of_it_stops_and_the_second_that_the_sentence_asks_for_lets_it_through(
    pinned: Path, path: str, old: str, new: str
) -> None:
    assert found(pinned) == []
    before = (pinned / path).read_text("utf-8") if (pinned / path).exists() else ""
    write(pinned, path, re.sub(old, new, before, flags=re.M))
    (problem,) = found(pinned)
    assert problem.code == "NODLINJE" and "fag" in problem.sentence
    row = re.search(r"skriv «(\S+): ([a-p]{12})» under «([^»]+)»", problem.sentence)
    assert row
    text, part = (pinned / PINS).read_text("utf-8"), row[3].split(": ")[-1]
    changed = re.sub(rf"(^ *{part}:\n(?:.*\n)*? +{row[1]}: ).*", rf"\g<1>{row[2]}", text, count=1, flags=re.M)
    write(pinned, PINS, changed)
    assert text != changed and found(pinned) == []


@pytest.mark.parametrize("text", [None, "services:\n", "services: x\nwords: x\n", "\twords:\n", ""])
def test_no_marks_are_not_taken_for_everything_being_right(pinned: Path, text: str | None) -> None:
    (pinned / PINS).unlink() if text is None else write(pinned, PINS, text)
    assert found(pinned)


def test_the_norwegian_words_cannot_be_let_loose_by_taking_their_marks_away(pinned: Path) -> None:
    write(pinned, PINS, (pinned / PINS).read_text("utf-8").partition("words:")[0])
    assert found(pinned)


def test_a_call_round_and_a_language_nobody_has_read_need_no_mark(pinned: Path) -> None:
    path = pinned / NATIONAL / "nod-sms.yml"
    write(pinned, f"{NATIONAL}/nod-sms.yml", re.sub(r"read_on: .*", "read_on: 2026-11-25", path.read_text("utf-8")))
    write(pinned, "data/strings/uk.yml", "krise:\n  navn: x\n")
    assert found(pinned) == []
