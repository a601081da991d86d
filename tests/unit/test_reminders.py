"""What time has made due stands on a list by owner, and stops nobody."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ressursbank.check.run import all_problems
from ressursbank.cli import main
from ressursbank.commands import sjekk
from ressursbank.problems import Problem, Severity
from ressursbank.reminders import Reminder, reminders, shown_list
from ressursbank.site import Site, read_site
from tests.unit.small_project import LOCAL, PAGE, SERVICE, make, write

EARLY, LATE = date(2026, 11, 21), date(2027, 11, 21)
RESOURCE = """id: kurs
title: Kurs
description: {nb: For alle., en: For everyone.}
publisher: Prøve
url: https://eksempel.no
shelf: kurs
format: kurs
minutes: 60
audience: [alle]
languages: [nb]
availability: open
owner: kommunikasjon
checked_on: 2026-11-01
valid_through: 2026-12-31
sources:
  - {title: Prøve, read_on: 2026-11-01, kind: owner}
"""


def due(root: Path, today: date, problems: list[Problem] | None = None) -> list[Reminder]:
    """The reminders of a project on a day, the crisis lines' own left out."""
    site, found = read_site(root, today)
    assert site is not None, found
    told = [one for one in reminders(site, problems or []) if "vei inn" not in one.what]
    return [one for one in told if "nod-1" not in one.where and "116" not in one.what]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small project with a resource that ends with the year."""
    make(tmp_path)
    write(tmp_path, "data/resources/kurs.yml", RESOURCE)
    return tmp_path


def test_nothing_is_due_when_everything_is_new(small: Path) -> None:
    assert due(small, EARLY) == []


def test_each_thing_that_is_due_is_given_to_its_owner(small: Path) -> None:
    owners = {(one.owner, one.where.split(":")[0]) for one in due(small, LATE)}
    assert ("Kommunikasjonsavdelingen", "docs/nb/om/prove.md") in owners
    assert ("Kommunikasjonsavdelingen", "data/resources/kurs.yml") in owners
    assert ("Servicetorget", "data/national/services/prove.yml") in owners


def test_a_review_resets_the_page_and_a_confirmation_belongs_to_the_team_that_rang(small: Path) -> None:
    write(small, "docs/nb/om/prove.md", PAGE.replace("sources", "last_reviewed_on: 2027-11-01\nsources"))
    confirmed = "{state: confirmed, team: kriseteam, date: 2026-11-20}"
    write(
        small,
        "data/national/services/prove.yml",
        SERVICE.replace("{state: seen, source: Prøve, read_on: 2026-11-01}", confirmed),
    )
    found = due(small, LATE)
    assert "docs/nb/om/prove.md" not in {one.where for one in found}
    mine = next(one for one in found if "Prøvetjenesten" in one.what)
    assert mine.owner == "Psykososialt kriseteam" and "Det ble ringt 2026-11-20." in mine.what


def test_a_number_nobody_has_stood_for_is_no_reminder(small: Path) -> None:
    assert not any("«telefon»" in one.what and "Prøvetjenesten" in one.what for one in due(small, LATE))


def test_a_translation_that_is_behind_and_a_service_that_has_ended_are_told(small: Path) -> None:
    write(small, "docs/nb/om/prove.md", PAGE.replace("2026-11-01", "2026-11-15"))
    write(small, "data/gjovik/services/lokal.yml", LOCAL.replace("audience", "valid_through: 2026-11-01\naudience"))
    found = {one.owner: one.what for one in due(small, EARLY)}
    assert "oversettelsen følger 2026-11-01" in found["Oversetter, English"]
    assert "Lokal hjelp gjaldt til 2026-11-01" in found["Servicetorget"]


def test_what_the_check_only_reminds_of_is_given_to_the_pages_owner(small: Path) -> None:
    told = Problem("docs/nb/om/prove.md", 3, "LENKE", "En lenke svarer ikke.", Severity.PAMINNELSE)
    assert [(one.owner, one.what) for one in due(small, EARLY, [told])] == [
        ("Kommunikasjonsavdelingen", "En lenke svarer ikke.")
    ]


def test_the_check_counts_the_reminders_and_says_where_they_are(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, _ = read_site(small, EARLY)
    told = Problem("docs/nb/om/prove.md", 3, "LENKE", "En lenke svarer ikke.", Severity.PAMINNELSE)
    monkeypatch.setattr(sjekk, "read_and_check", lambda root: (site, [told]))
    monkeypatch.setattr(sjekk, "reminders", lambda site, problems: [*problems, told])
    assert main(["sjekk", "--rot", str(small)]) == 0
    assert capsys.readouterr().out == (
        "Alt i orden: 0 feil, 0 advarsler, 2 påminnelser. Påminnelsene stopper ingenting, og står i «ressursbank paminnelser».\n"
    )


def test_a_translation_that_is_gone_is_told_to_the_one_who_translates(small: Path) -> None:
    (small / "docs/en/om/prove.md").unlink()
    (told,) = due(small, EARLY)
    assert (told.owner, told.where) == ("Oversetter, English", "docs/nb/om/prove.md") and "hent den tilbake" in told.what
    languages = small / "data/languages.yml"
    text = languages.read_text(encoding="utf-8")
    languages.write_text(
        text.replace("name: English\n    eng", "name: English\n    scope: [akutt]\n    eng"), encoding="utf-8"
    )
    assert due(small, EARLY) == []


@pytest.mark.parametrize(
    ("name", "pattern", "said"),
    [
        ("data/national/services/prove.yml", "  en: For everyone.\n", "Teksten mangler på «en»"),
        ("data/resources/kurs.yml", ", en: For everyone.", "Teksten mangler på «en»"),
        ("data/teams.yml", ", en: The service desk", "Teksten mangler på «en»"),
        ("data/strings/en.yml", "  oversatt_av: .*\n", "1 setninger mangler, og vises på norsk så lenge: side.oversatt_av."),
    ],
)
def test_a_text_dropped_in_one_language_is_a_reminder(small: Path, name: str, pattern: str, said: str) -> None:
    before, text = all_problems(small), (small / name).read_text(encoding="utf-8")
    write(small, name, re.sub(pattern, "", text, count=1))
    (told,) = [one for one in all_problems(small) if one.sentence not in {known.sentence for known in before}]
    assert said in told.sentence and told.path == name and told.severity is Severity.PAMINNELSE


def test_the_list_is_grouped_by_owner_and_holds_no_live_markdown() -> None:
    found = [Reminder("A", EARLY, "<b>x</b>", "p"), Reminder("A", LATE, "y", "p"), Reminder("B", EARLY, "z", "p")]
    text = shown_list(found, EARLY)
    assert "## A (2)\n\n- [ ] 2026-11-21: \\<b\\>x\\</b\\> (p)\n- [ ] 2027-11-21: y (p)\n\n## B (1)" in text
    assert "Ingenting har gått ut på dato." in shown_list([], EARLY)


@pytest.mark.parametrize("page", [PAGE, "uten fortekst"])
def test_the_command_never_fails(small: Path, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(small, "docs/nb/om/prove.md", page)
    assert main(["paminnelser", "--rot", str(small)]) == 0
    write(small, "data/kommune.yml", "id: x\n")
    assert main(["paminnelser", "--rot", str(small)]) == 0
    assert "sjekk" in capsys.readouterr().out


def test_the_real_project_has_every_page_on_the_list_two_years_from_now(project: Site) -> None:
    later = Site(project.root, project.register, project.pages, project.strings, date(2029, 1, 1))
    places = {one.where for one in reminders(later, [])}
    assert {page.path for page in project.pages.values()} <= places
