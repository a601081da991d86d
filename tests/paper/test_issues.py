"""The issue number follows the content and nothing else, and an old one can be looked up."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.commands import papir
from ressursbank.paper import ledger, press
from ressursbank.paper.number import SHORT, as_written
from ressursbank.paper.proof import Proof, proofs
from ressursbank.problems import ProblemsFoundError
from ressursbank.register.sheet import Issue
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site, read_site, reload_site
from tests.conftest import ROOT
from tests.paper.pdf import EDGE, numbers_in, signs
from tests.site.launched import launch

TODAY = date(2026, 11, 21)
LINE = Path("data/national/services/kors-pa-halsen.yml")


def marks(root: Path, today: date = TODAY) -> dict[tuple[str, str], Proof]:
    """Every sheet of a project, as it would be printed."""
    site, problems = read_site(root, today)
    assert site is not None and not problems, problems
    return {(one.id, one.language): one for one in proofs(site)}


def changed(before: dict[tuple[str, str], Proof], after: dict[tuple[str, str], Proof]) -> set[tuple[str, str]]:
    """The sheets whose number is another."""
    return {key for key in before if before[key].number != after[key].number}


def edit(path: Path, old: str, new: str) -> None:
    """Changes one place in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_one_digit_changed_gives_a_new_number_to_exactly_the_sheets_that_show_it(copy: Path) -> None:
    before = marks(copy)
    edit(copy / "data/national/services/kirkens-sos-telefon.yml", "value: '22 40 00 40'", "value: '22 40 00 41'")
    after = marks(copy)
    showing = {key for key, one in before.items() if "22400040" in one.digits}
    assert 0 < len(showing) < len(before) and changed(before, after) == showing
    for key, one in after.items():
        assert ("22400041" in one.digits) == (key in showing) and "22400040" not in numbers_in(
            re.sub("<[^>]+>", "", one.html)
        )


def test_a_number_nobody_stands_for_leaves_every_sheet_and_what_to_do_comes_instead(copy: Path) -> None:
    before = marks(copy)
    path = copy / "data/national/services/lpp-radgivningstelefon.yml"
    text = re.sub(
        r"state: seen(.*?)(?=\n    \S|\nsources)",
        "state: unconfirmed\n      why: Prøve.",
        path.read_text("utf-8"),
        count=1,
        flags=re.S,
    )
    path.write_text(text, encoding="utf-8")
    after = marks(copy)
    had = {key for key, one in before.items() if "22491922" in one.digits}
    assert had and not any("22491922" in one.digits for one in after.values())
    assert changed(before, after) == had
    words = re.sub(r"<[^>]+>", "", after["naere", "nb"].html)
    assert "22 49 19 22" not in words and "Nummeret er ikke bekreftet her. Vil du snakke med noen nå: 116 123" in words


def test_no_unconfirmed_value_stands_on_any_sheet(project: Site) -> None:
    points = [point for service in project.register.services.values() for point in service.contact_points if point.value]
    shown = {point.value for point in points if point.printable}
    hidden = {point.value for point in points if not point.printable} - shown
    assert len(hidden) > 20
    for one in proofs(project):
        words = re.sub(r"<[^>]+>", "", one.html)
        for value in hidden:
            assert value and value not in words, (one.id, value)


def test_the_number_does_not_change_with_the_day_or_with_what_the_sheet_does_not_show(copy: Path) -> None:
    before = marks(copy)
    assert not changed(before, marks(copy, TODAY + timedelta(days=1)))
    edit(copy / "docs/nb/om/index.md", "Det er et utkast.", "Det er bare et utkast.")
    assert not changed(before, marks(copy))


def test_a_sentence_or_a_style_changed_gives_new_numbers_to_the_sheets_that_use_it(copy: Path) -> None:
    before = marks(copy)
    edit(copy / "docs/nb/hjelp/for-menn.md", "Du blir sint for småting.", "Du blir fort sint.")
    after = marks(copy)
    assert changed(before, after) == {("menn", "nb")}
    edit(copy / "overrides/papir/stil/numre.css", "border-bottom:.7pt", "border-bottom:.8pt")
    assert changed(after, marks(copy)) == {("numre", "nb"), ("numre", "en")}


def test_numbers_are_short_spell_no_word_or_amount_and_are_never_the_same_for_two_sheets(project: Site) -> None:
    numbers = [one.number for one in proofs(project)]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert SHORT.match(number) and not re.search("[AEIOUY01LGM]", number)
        assert as_written(f" {number.lower().replace('-', ' ')} ") == number


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed_and_the_clock(
    project: Site, built: Path, tmp_path: Path
) -> None:
    chosen = ("numre-nb", "innbygger-en", "plan-nb", "kort-akutt-fare-nb", "lommekort-en")
    code = f"""
from pathlib import Path
from ressursbank.paper.press import pdf_of
from ressursbank.paper.proof import folder, proofs
from ressursbank.site import load_site
site = load_site(Path({str(ROOT)!r}))
for one in proofs(site):
    if one.file_name[:-4] in {chosen!r}:
        Path({str(tmp_path)!r}, one.file_name).write_bytes(pdf_of(one.html, folder(site), one.id)[0])
"""
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment, timeout=600)
    for name in chosen:
        assert (tmp_path / f"{name}.pdf").read_bytes() == (built / "papir" / f"{name}.pdf").read_bytes(), name


def test_an_unchanged_sheet_is_not_made_again(project: Site, built: Path, tmp_path: Path) -> None:
    said: list[str] = []
    again = press.print_all(project, tmp_path, said.append)
    assert again.new == 0 and said == []
    assert {path.name for path in again.files} == {path.name for path in (built / "papir").glob("*.pdf")}


def test_the_build_leaves_the_paper_out_when_asked(copy: Path, build: object) -> None:
    from tests.conftest import run_build

    done = run_build(copy, copy / "site", UTEN_PAPIR="1")
    assert done.returncode == 0 and not list((copy / "site").rglob("*.pdf")), done.stderr


def asked(**options: object) -> argparse.Namespace:
    """What someone writes after «ressursbank papir»."""
    return argparse.Namespace(**{"ut": "site", "utgi": False, "forny": None, "finn": None, **options})


def issue(proof: Proof, **other: object) -> Issue:
    """A row of the ledger for a sheet, changed as the test wants."""
    row = ledger.issued(proof, TODAY)
    return row.model_copy(update=other)


def test_the_counter_is_told_whether_an_old_sheet_still_holds(project: Site) -> None:
    made = proofs(project)
    one = made[0]
    allowed = {digit for proof in made for digit in proof.digits}
    judge = ledger._standing
    assert judge(issue(one), one, allowed, TODAY) is ledger.Standing.STEMMER
    assert judge(issue(one, fingerprint="0" * 32), one, allowed, TODAY) is ledger.Standing.SNART
    assert judge(issue(one, digits=["113", "22222222"]), one, allowed, TODAY) is ledger.Standing.BYTT
    assert judge(issue(one), one, allowed, TODAY + timedelta(days=400)) is ledger.Standing.UTLOPT


def test_an_issue_is_given_out_once_stands_on_the_paper_and_can_be_looked_up(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papir, "write_paper", lambda site, folder: None)
    options = asked(utgi=True)
    (copy / ledger.FILE).write_text("items: []\n", encoding="utf-8")
    assert papir.run(copy, options) == 0
    first = (copy / ledger.FILE).read_text(encoding="utf-8")
    assert papir.run(copy, options) == 0
    assert (copy / ledger.FILE).read_text(encoding="utf-8") == first, "a second time adds nothing"
    site = reload_site(copy)
    made = proofs(site)
    assert ledger.to_reprint(site, made) == []
    one = next(proof for proof in made if (proof.id, proof.language) == ("innbygger", "nb"))
    assert f"Utgave {one.number}. Gitt ut " in one.html and "Gjelder til " in one.html
    capsys.readouterr()
    options = asked(finn=one.number.replace("-", "").lower())
    assert papir.run(copy, options) == 0
    assert "innbygger-nb" in capsys.readouterr().out
    options.finn = "ZZZZ-ZZ"
    assert papir.run(copy, options) == 1 and "Gi et nytt ark" in capsys.readouterr().out


def another_number(root: Path) -> None:
    """Gives a line another number, in the right way: where it is shown, and where it was seen."""
    path = root / LINE
    text = path.read_text(encoding="utf-8")
    assert text.count("'800 33 321'") == 2
    path.write_text(text.replace("'800 33 321'", "'800 33 329'"), encoding="utf-8")


def test_a_slip_in_a_digit_stops_the_paper_and_is_not_given_out_even_as_a_draft(copy: Path) -> None:
    before = (copy / ledger.FILE).read_bytes()
    edit(copy / LINE, "value: '800 33 321'", "value: '800 33 329'")
    for option in ({"utgi": True}, {"forny": "alle"}):
        with pytest.raises(ProblemsFoundError, match="SIFFER"):
            papir.run(copy, asked(**option))
    edit(copy / "docs/nb/hjelp/for-menn.md", "Du blir sint for småting.", "Ring 22 22 22 22.")
    with pytest.raises(ProblemsFoundError, match="TELEFON"):
        papir.run(copy, asked())
    assert (copy / ledger.FILE).read_bytes() == before and not (copy / "site").exists()


def test_what_could_not_be_printed_is_not_given_out(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(site: Site, folder: Path) -> None:
        raise press.PaperError("Arket har mer tekst enn det er plass til.")

    monkeypatch.setattr(papir, "write_paper", full)
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
        assert min(min(one.left, one.right, one.top, one.bottom) for one in signs(path)) >= EDGE, path.name


def test_every_sheet_has_room_for_its_issue_and_the_longest_dates(project: Site, tmp_path: Path) -> None:
    printed_whole(project, tmp_path)


@pytest.mark.slow
def test_every_sheet_has_room_the_day_the_numbers_are_in(copy: Path, project: Site, tmp_path: Path) -> None:
    assert "psykisk-helse-og-rus-voksne" in launch(copy, project)
    site, problems = read_site(copy)
    assert site is not None and not problems
    printed_whole(site, tmp_path)


def test_the_whole_way_from_issue_to_a_changed_number_and_a_new_issue(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papir, "write_paper", lambda site, folder: None)
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
    another_number(copy)
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
    assert changed_number in told[first["innbygger", "nb"].number] and holds in told[second["innbygger", "nb"].number]
    before = (copy / ledger.FILE).read_bytes()
    papir.run(copy, options)
    assert (copy / ledger.FILE).read_bytes() == before, "nothing is new, so nothing is given out"


def test_giving_out_does_not_change_the_number_itself(copy: Path) -> None:
    before = marks(copy)
    site, _ = read_site(copy, TODAY)
    assert site is not None
    ledger.write(copy, [ledger.issued(one, TODAY) for one in proofs(site)], TODAY)
    assert not changed(before, marks(copy)) and all(one.issued_on == TODAY for one in marks(copy).values())
