"""A day that is said to have been and is still to come is told, in whatever file and field it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from ressursbank.check.future import REMEDY
from ressursbank.check.run import all_problems
from ressursbank.pages.front_matter import FrontMatter
from ressursbank.register.layers import _models_in
from ressursbank.register.load import VOCABULARIES
from ressursbank.register.resource import Resource
from ressursbank.register.service import Service
from ressursbank.register.template import Template
from ressursbank.register.vocabularies import Municipality
from tests.unit.small_project import ENGLISH, PAGE, SERVICE, SOURCES, make, write
from tests.unit.test_reminders import RESOURCE
from tests.unit.test_sign_off import RULE

AHEAD = {"valid_from", "valid_through", "expires", "deadline"}  # what is to come, and may
PROVE, KURS, LAW = "data/national/services/prove.yml", "data/resources/kurs.yml", "data/law.yml"
ISSUE = "items:\n  - {id: a, sheet: a, language: nb, number: a, fingerprint: a, issued_on: 2026-11-01, valid_through: 2999-01-01}\n"
TASK = "items:\n  - {id: a, who: jurist, what: A., where: B, done_by: kommunikasjon, done_on: 2026-11-01}\n"
TOWN = "launched_on: 2026-11-01"


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("data/sources.yml", SOURCES, "read_on: 2026-11-01"), ("data/sources.yml", SOURCES.replace("read_on", "date: 2026, read_on"), "date: 2026"),
        (PROVE, SERVICE, "source: Prøve, read_on: 2026-11-01"), (PROVE, SERVICE, "title: Prøve, read_on: 2026-11-01"),
        (KURS, RESOURCE, "checked_on: 2026-11-01"), (KURS, RESOURCE, "Prøve, read_on: 2026-11-01"),
        (LAW, RULE, "in_force: 2026-01-01"), (LAW, RULE, "source: kilde\n    read_on: 2026-11-01"),
        ("docs/nb/om/prove.md", PAGE, "content_updated_on: 2026-11-01"), ("docs/en/om/prove.md", ENGLISH, "translated_from: 2026-11-01"),
        ("docs/nb/om/prove.md", PAGE.replace("sources", "last_reviewed_on: 2026-11-02\nsources"), "last_reviewed_on: 2026-11-02"),
        ("data/paper_ledger.yml", ISSUE, "issued_on: 2026-11-01"), ("data/launch_tasks.yml", TASK, "done_on: 2026-11-01"),
        ("data/kommune.yml", "", "launched_on:"),
    ],
)  # fmt: skip
def test_a_day_that_has_not_been_is_told_at_its_line(tmp_path: Path, name: str, text: str, line: str) -> None:
    text = text or (make(tmp_path) / name).read_text(encoding="utf-8")
    if not (tmp_path / name).exists():
        make(tmp_path)
    for year, wanted in (("2026", 0), ("2999", 1)):
        dated = line.replace("2026", year) if "2026" in line else f"{line} {year}-01-01"
        write(tmp_path, name, text.replace(line, dated))
        found = [one for one in all_problems(tmp_path, date(2026, 11, 21)) if "fram i tid" in one.sentence]
        assert [(one.code, one.path) for one in found] == [("DATO", name)] * wanted
        assert all(year in text.replace(line, dated).split("\n")[one.line - 1] for one in found)


def parts(annotation: object) -> list[object]:
    return [annotation, *(inside for part in get_args(annotation) for inside in parts(part))]


def dated(model: type[BaseModel]) -> Iterator[str]:
    """Every field of a model, and of those inside it, that is a date."""
    for name, field in model.model_fields.items():
        if date in parts(field.annotation):
            yield name
        for inside in _models_in(field.annotation):
            yield from dated(inside)


def test_every_date_an_editor_can_write_has_been_or_is_known_to_lie_ahead() -> None:
    models = [*VOCABULARIES.values(), Service, Resource, Template, Municipality, FrontMatter]
    assert {name for one in models for name in dated(one)} - set(REMEDY) == AHEAD
