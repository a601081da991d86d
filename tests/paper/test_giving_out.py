"""Sheets are given out only when they are right, printed and have room; then an old one can be looked up."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.commands import papir
from ressursbank.paper import ledger, press
from ressursbank.paper.proof import proofs
from ressursbank.phone import parse
from ressursbank.problems import ProblemsFoundError
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site, load_site, read_site, reload_site
from tests.chosen import a_line, a_page
from tests.conftest import ROOT
from tests.paper.pdf import BODY, EDGE, signs
from tests.paper.test_issues import changed, issue
from tests.site.launched import launch

MADE = proofs(load_site(ROOT))
LINE = a_line(load_site(ROOT), lambda one: any(parse(one.number).digits in sheet.digits for sheet in MADE))


def asked(**options: object) -> argparse.Namespace:
    """What someone writes after «ressursbank papir»."""
    return argparse.Namespace(**{"ut": "site", "utgi": False, "forny": None, "finn": None, **options})


def adopt(root: Path) -> None:
    """The municipality says that the site is no longer a draft."""
    path = root / "data/kommune.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("approved_for_launch: false", "approved_for_launch: true"), encoding="utf-8")


@pytest.mark.parametrize(
    "options, told",
    [
        ({"utgi": True}, "utkast"),
        ({"forny": "alle"}, "utkast"),
        ({"finn": " "}, "nederst på arket"),
        ({"ut": "stie/site"}, "stie"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence_and_nothing_is_made(
    copy: Path, options: dict[str, object], told: str
) -> None:
    path = copy / "data/kommune.yml"
    path.write_text(path.read_text("utf-8").replace("approved_for_launch: true", "approved_for_launch: false"), "utf-8")
    before = (copy / ledger.FILE).read_bytes()
    with pytest.raises(ValueError, match=told):
        papir.run(copy, asked(**options))
    assert (copy / ledger.FILE).read_bytes() == before and not (copy / "site").exists() and not (copy / "stie").exists()


@pytest.mark.slow
def test_an_issue_is_given_out_once_stands_on_the_paper_and_can_be_looked_up(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papir, "write_paper", lambda site, folder: None)
    adopt(copy)
    options = asked(utgi=True)
    (copy / ledger.FILE).write_text("items: []\n", encoding="utf-8")
    assert papir.run(copy, options) == 0
    first = (copy / ledger.FILE).read_text(encoding="utf-8")
    assert papir.run(copy, options) == 0
    assert (copy / ledger.FILE).read_text(encoding="utf-8") == first, "a second time adds nothing"
    site = reload_site(copy)
    made = proofs(site)
    assert ledger.to_reprint(site, made) == []
    one = next(proof for proof in made if proof.language == "nb")
    capsys.readouterr()
    options = asked(finn=one.number.replace("-", "").lower())
    assert papir.run(copy, options) == 0
    assert f"{one.id}-nb" in capsys.readouterr().out
    options.finn = "ZZZZ-ZZ"
    assert papir.run(copy, options) == 1 and "Gi et nytt ark" in capsys.readouterr().out


@pytest.mark.slow
def test_a_slip_in_a_digit_stops_the_paper_and_is_not_given_out_even_as_a_draft(copy: Path) -> None:
    before = (copy / ledger.FILE).read_bytes()
    LINE.change(copy)
    for option in ({"utgi": True}, {"forny": "alle"}):
        with pytest.raises(ProblemsFoundError, match="SIFFER"):
            papir.run(copy, asked(**option))
    page = copy / a_page(load_site(ROOT), "hjelp").path
    page.write_text(f"{page.read_text(encoding='utf-8')}\nRing 22 22 22 22.\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError, match="TELEFON"):
        papir.run(copy, asked())
    assert (copy / ledger.FILE).read_bytes() == before and not (copy / "site").exists()


@pytest.mark.slow
def test_what_could_not_be_printed_is_not_given_out(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(site: Site, folder: Path) -> None:
        raise press.PaperError("Arket har mer tekst enn det er plass til.")

    monkeypatch.setattr(papir, "write_paper", full)
    adopt(copy)
    before = (copy / ledger.FILE).read_bytes()
    with pytest.raises(press.PaperError):
        papir.run(copy, asked(utgi=True))
    assert (copy / ledger.FILE).read_bytes() == before


def given_out(site: Site) -> Site:
    """The site with every sheet given out, and the longest dates there are."""
    longest = {"issued_on": date(2026, 9, 30), "valid_through": date(2027, 9, 30)}
    return ledger.with_issues(site, [issue(one, **longest) for one in proofs(site)])


def printed_whole(site: Site, folder: Path) -> None:
    """Prints every sheet as given out; none may run out of its pages, its cards or what a printer reaches."""
    site = given_out(site)
    assert all(one.issued_on for one in proofs(site))
    made = press.print_all(site, folder / "papir", lambda _: None, cache=folder / "ark")
    assert made.new == len(proofs(site))
    for path in made.files:
        seen = signs(path)
        assert min(min(one.left, one.right, one.top, one.bottom) for one in seen) >= EDGE, path.name
        assert 2 * len(seen) > 3 * sum(one.size < BODY - 0.1 for one in seen), f"{path.name}: bare foten kan være liten"


@pytest.mark.natt
def test_every_sheet_has_room_for_its_issue_and_the_longest_dates(project: Site, tmp_path: Path) -> None:
    printed_whole(project, tmp_path)


@pytest.mark.natt
def test_every_sheet_has_room_the_day_the_numbers_are_in(copy: Path, project: Site, tmp_path: Path) -> None:
    assert launch(copy, project)
    site, problems = read_site(copy)
    assert site is not None and not problems
    printed_whole(site, tmp_path)


@pytest.mark.slow
def test_the_whole_way_from_issue_to_a_changed_number_and_a_new_issue(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papir, "write_paper", lambda site, folder: None)
    adopt(copy)
    options = asked(utgi=True)
    (copy / ledger.FILE).write_text("items: []\n", encoding="utf-8")
    papir.run(copy, options)
    site = reload_site(copy)
    first = {(one.id, one.language): one for one in proofs(site)}
    for one in first.values():
        words, text = site.strings[one.language], re.sub(r"<[^>]+>", "", one.html)
        assert one.issued_on == site.today and one.valid_through and one.valid_through > site.today
        issued = words("papir.utgave", nummer=one.number, dato=words.day(site.today), til=words.day(one.valid_through))
        assert issued in text and words("papir.prove", nummer=one.number) not in text, one.file_name
    LINE.change(copy, both=True)
    capsys.readouterr()
    papir.run(copy, options)
    site = reload_site(copy)
    second = {(one.id, one.language): one for one in proofs(site)}
    again = changed(first, second)
    assert f"{len(again)} utgaver er ført opp" in capsys.readouterr().out and 0 < len(again) < len(second)
    assert len(ledger.rows(site)) == len(first) + len(again)
    listed = BeautifulSoup(show(Here(site, "nb", "papir/index"), "papirutgaver"), "html.parser").select("tbody tr")
    told = {str(row.th and row.th.get_text()): " ".join(row.get_text(" ").split()) for row in listed}
    changed_number, holds = (site.strings["nb"].plain(f"papir.liste.{one}") for one in ("bytt", "stemmer"))
    assert all(changed_number in told[first[key].number] and holds in told[second[key].number] for key in again)
    before = (copy / ledger.FILE).read_bytes()
    papir.run(copy, options)
    assert (copy / ledger.FILE).read_bytes() == before, "nothing is new, so nothing is given out"
