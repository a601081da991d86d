"""A rule of law says since when and where it was read, and is told to those who must look at it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ressursbank.check.run import all_problems
from ressursbank.reminders import reminders
from ressursbank.show.place import Here
from ressursbank.show.reading_list import of_page
from ressursbank.show.render import show
from ressursbank.site import Site, reload_site
from tests.conftest import ROOT
from tests.unit.small_project import PAGE, make, write

READ = "    lawyer: kommunikasjon 2026-11-02\n"
RULE = """items:
  - id: hjelpe
    status: in_force
    in_force: 2026-07-01
    source: kilde
    read_on: 2026-11-01
    act: prøveloven
    paragraph: § 1
    changed_by: lov 1. mai 2026 nr. 2
    text: {nb: Alle skal hjelpe., en: Everyone must help.}
"""
PROPOSED = RULE.replace("in_force\n    in_force: 2026-07-01", "proposed")


def project_with(root: Path, rule: str, page: str = PAGE) -> Site:
    """A small project with one rule of law."""
    write(make(root), "data/law.yml", rule)
    write(root, "docs/nb/om/prove.md", page)
    return reload_site(root)


def test_a_rule_says_since_when_and_when_it_was_read_and_its_page_names_the_source(tmp_path: Path) -> None:
    site = project_with(tmp_path, RULE, PAGE.replace("[kilde]", "[annen]") + '\n{{ regel("hjelpe") }}\n')
    said = show(Here(replace(site, root=ROOT), "en", "om/prove"), "regel", "hjelpe")
    for part in (
        "Everyone must help.",
        "prøveloven § 1",
        "1 July 2026",
        "lov 1. mai 2026 nr. 2",
        "Prøve",
        "1 November 2026",
    ):
        assert part in said
    assert [one.id for one in of_page(Here(site, "nb", "om/prove"), site.pages["nb", "om/prove"])] == ["kilde"]


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        ("source: kilde>source: borte", "UKJENT", 5),
        ("lawyer: kommunikasjon>lawyer: Kari", "GODKJENT", 11),
        ("read_on: 2026>read_on: 2036", "DATO", 6),
        ("status: in_force>status: proposed", "LOV", 3),
    ],
)
def test_a_rule_nobody_can_stand_for_is_refused_at_its_line(tmp_path: Path, change: str, code: str, line: int) -> None:
    right, _, wrong = change.partition(">")
    write(make(tmp_path), "data/law.yml", (RULE + READ).replace(right, wrong))
    assert (code, line) in {(one.code, one.line) for one in all_problems(tmp_path) if one.path == "data/law.yml"}


def test_a_rule_read_a_year_ago_or_not_yet_in_force_is_a_reminder(tmp_path: Path) -> None:
    for at, (rule, day, due) in enumerate(((RULE, "2027-11-01", 0), (RULE, "2027-11-02", 1), (PROPOSED, "2026-11-21", 1))):
        site = replace(project_with(tmp_path / str(at), rule), today=date.fromisoformat(day))
        assert [one.where for one in reminders(site, [])].count("data/law.yml:3") == due


def test_every_rule_is_used_and_has_both_languages(project: Site) -> None:
    used = {call.args[0] for page in project.pages.values() for call in page.calls if call.name == "regel"}
    for name, rule in project.register.words["law"].items():
        assert {"nb", "en"} <= rule.text.keys() and name in used, (
            f"Ingen side bruker «{name}» i data/law.yml. Ta regelen bort."
        )
