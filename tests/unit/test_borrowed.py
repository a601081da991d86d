"""A number lives once: who borrows it shows it with its hours and its check, says whose it is, and is not rung twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from ressursbank.call_round.calls import groups
from ressursbank.problems import Problem
from ressursbank.reminders import reminders
from ressursbank.show.card import Card, card
from ressursbank.show.place import Here
from ressursbank.site import Site, read_site
from tests.unit.small_project import LOCAL, SERVICE, make, write

ODD = "    verification:\n      state: unconfirmed # ikke ringt\n      why: Bare sett i en gammel liste.\n"
SEEN = "    always_open: true\n    verification: {state: seen, number: 22 59 13 01, source: Prøve, read_on: 2026-11-01}\n"
OWN, REST = LOCAL.split("    type: phone\n")[0], "conflicts:" + LOCAL.split("conflicts:")[1]


def project(root: Path, point: str, check: str = SEEN, way: str = "samtale") -> tuple[Site, list[Problem]]:
    """A national line and a local service with one contact point."""
    if not (root / "docs").exists():
        make(root)
    write(root, "data/national/services/prove.yml", SERVICE.replace(ODD, check))
    write(
        root,
        "data/gjovik/services/lokal.yml",
        f"{OWN.replace('way_round: samtale', f'way_round: {way}')}    {point}\n{REST}",
    )
    site, problems = read_site(root)
    assert site is not None
    return site, problems


def shown(site: Site) -> Card:
    return card(Here(site, "nb", "om/prove"), "lokal")


def test_it_is_shown_as_the_lenders_and_follows_it(tmp_path: Path) -> None:
    site, problems = project(tmp_path, "value_from: prove/telefon")
    (point,), lender = shown(site).points, card(Here(site, "nb", "om/prove"), "prove").points[0]
    assert not problems and point.lent and "Prøvetjenesten" in point.note and not shown(site).way_round
    assert (point.value, point.hours) == (lender.value, lender.hours)
    rung = [call.service.id for group in groups(site.register, site.strings["nb"], site.today) for call in group.calls]
    assert "prove" in rung and "lokal" not in rung
    site, _ = project(tmp_path, "value_from: prove", SEEN.replace("11-01", "11-02"), "vold")
    assert shown(site).points[0].value != lender.value and "tel:112" in shown(site).way_round


def test_a_lender_nobody_stands_for_gives_the_way_round_and_a_reminder(tmp_path: Path) -> None:
    site, problems = project(tmp_path, "value_from: prove/telefon", ODD)
    assert not problems and not shown(site).points and shown(site).way_round
    assert any("Lokal hjelp: ingen vei inn vises." in one.what for one in reminders(site, []))


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("value_from: provet", "Mente du «prove»?"),
        ("value_from: prove/tlf", "Fant ikke"),
        ("value_from: prove\n    value: 22 59 13 03", "Behold det ene."),
        ("value_from: lokal/telefon", "låner selv"),
        ("type: phone\n    value_from: prove/chat", "Skriv det samme i «type»."),
    ],
)
def test_what_cannot_be_borrowed_is_told_in_one_sentence(tmp_path: Path, point: str, said: str) -> None:
    problems = project(tmp_path, point)[1]
    assert len(problems) == 1 and said in problems[0].sentence and problems[0].path.endswith("lokal.yml")
