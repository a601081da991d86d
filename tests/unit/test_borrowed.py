"""A number lives once: who borrows it shows it with its hours and its check, says whose it is, and is not rung twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from ressursbank.call_round.calls import groups
from ressursbank.reminders import reminders
from ressursbank.show.card import Card, card
from ressursbank.show.place import Here
from ressursbank.site import Site, read_site
from tests.unit.small_project import LOCAL, SERVICE, make, write

ODD = "    verification:\n      state: unconfirmed # ikke ringt\n      why: Bare sett i en gammel liste.\n"
SEEN = "    always_open: true\n    verification: {state: seen, number: 22 59 13 01, source: Prøve, read_on: 2026-11-01}\n"


def project(root: Path, point: str, check: str = SEEN) -> tuple[Site, list[str]]:
    """A national line and a local service with one contact point: the site, and what is wrong in it."""
    make(root)
    own, rest = LOCAL.replace("way_round: samtale", "way_round: legevakt").split("    type: phone\n")
    write(root, "data/national/services/prove.yml", SERVICE.replace(ODD, check))
    write(root, "data/gjovik/services/lokal.yml", f"{own}    {point}\nconflicts:{rest.partition('conflicts:')[2]}")
    site, problems = read_site(root)
    assert site is not None
    return site, [str(one) for one in problems]


def cards(site: Site) -> list[Card]:
    return [card(Here(site, "nb", "om/prove"), one) for one in ("prove", "lokal")]


def test_it_is_shown_as_the_lenders_and_rung_where_it_lives(tmp_path: Path) -> None:
    site, problems = project(tmp_path, "value_from: prove/telefon")
    lender, own = cards(site)
    assert not problems and [one.value for one in own.points] == [lender.points[0].value]
    assert own.points[0].hours == lender.points[0].hours and "Prøvetjenesten" in own.points[0].note
    assert "Prøvetjenesten" in own.line and "Prøvetjenesten" not in lender.line, (
        "nobody shall think the local office answers"
    )
    rung = {call.service.id for group in groups(site.register, site.strings["nb"], site.today) for call in group.calls}
    assert "prove" in rung and "lokal" not in rung


def test_a_lender_nobody_stands_for_gives_the_way_round_and_a_reminder(tmp_path: Path) -> None:
    site, problems = project(tmp_path, "value_from: prove/telefon", ODD)
    own = cards(site)[1]
    assert not problems and not own.points and own.way_round
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
    (told,) = project(tmp_path, point)[1]
    assert said in told and told.startswith("data/gjovik/services/lokal.yml:")
