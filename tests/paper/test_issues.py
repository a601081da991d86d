"""The issue number follows the content and nothing else, and an old one can be looked up."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from ressursbank.paper import ledger, press
from ressursbank.paper.number import SHORT, as_written
from ressursbank.paper.proof import Proof, proofs
from ressursbank.phone import digits_of
from ressursbank.register.service import WayRound
from ressursbank.register.sheet import Issue
from ressursbank.site import Site, load_site, read_site
from tests.chosen import a_line, a_page
from tests.conftest import ROOT
from tests.paper.pdf import numbers_in

TODAY = date(2026, 11, 21)


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
    before, site = marks(copy), load_site(ROOT)
    shown = {digit for one in before.values() for digit in one.digits}
    line = a_line(site, lambda one: digits_of(one.number) in shown and one.service.way_round is WayRound.SAMTALE)
    said = re.compile(r"^( +)state: (?:seen|confirmed)\n(?:\1\S.*\n)*", re.M)
    text = said.sub(r"\1state: unconfirmed\n\1why: Prøve.\n", (copy / line.file).read_text("utf-8"))
    (copy / line.file).write_text(text, encoding="utf-8")
    after = marks(copy)
    had = {key for key, one in before.items() if digits_of(line.number) in one.digits}
    assert had and not any(digits_of(line.number) in one.digits for one in after.values())
    assert changed(before, after) == had
    for key in had:
        words = re.sub(r"<[^>]+>", "", after[key].html)
        assert line.number not in words and "116 123" in words, key


def test_no_unconfirmed_value_stands_on_any_sheet(project: Site) -> None:
    points = [point for service in project.register.services.values() for point in service.contact_points if point.value]
    shown = {point.value for point in points if point.printable}
    hidden = {point.value for point in points if not point.printable} - shown
    assert len(hidden) > 20 or not project.preview
    for one in proofs(project):
        words = re.sub(r"<[^>]+>", "", one.html)
        for value in hidden:
            assert value and value not in words, (one.id, value)


def test_the_number_does_not_change_with_the_day_or_with_what_the_sheet_does_not_show(copy: Path) -> None:
    before = marks(copy)
    assert not changed(before, marks(copy, TODAY + timedelta(days=1)))
    page = copy / a_page(load_site(ROOT), "om").path
    page.write_text(f"{page.read_text(encoding='utf-8')}\nEn setning til.\n", encoding="utf-8")
    assert not changed(before, marks(copy))


def test_a_sentence_or_a_style_changed_gives_new_numbers_to_the_sheets_that_use_it(copy: Path) -> None:
    before = marks(copy)
    pages = [one for one in load_site(ROOT).pages.values() if one.language == "nb"]
    rows = [(page, row) for page in pages for row in re.findall(r"^- ([^{\[*\n]+\.)$", page.body, re.M)]
    page, row = next((page, row) for page, row in rows if any(row in one.html for one in before.values()))
    edit(copy / page.path, f"- {row}\n", "- Dette er skrevet om.\n")
    after = marks(copy)
    assert changed(before, after) == {key for key, one in before.items() if row in one.html}
    edit(copy / "overrides/papir/stil/numre.css", "border-bottom:.7pt", "border-bottom:.8pt")
    assert changed(after, marks(copy)) == {key for key, one in after.items() if one.sheet.template == "numre"}


def test_numbers_are_short_spell_no_word_or_amount_and_are_never_the_same_for_two_sheets(project: Site) -> None:
    numbers = [one.number for one in proofs(project)]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert SHORT.match(number) and not re.search("[AEIOUY01LGM]", number)
        assert as_written(f" {number.lower().replace('-', ' ')} ") == number


@pytest.mark.slow
def test_two_runs_give_the_same_bytes_whatever_the_hash_seed_and_the_clock(
    project: Site, built: Path, tmp_path: Path
) -> None:
    small = {one.sheet.template: one.file_name[:-4] for one in proofs(project) if one.sheet.template != "hefte"}
    chosen = tuple(sorted(small.values())[::3])
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


def test_giving_out_does_not_change_the_number_itself(copy: Path) -> None:
    before = marks(copy)
    site, _ = read_site(copy, TODAY)
    assert site is not None
    ledger.write(copy, [ledger.issued(one, TODAY) for one in proofs(site)], TODAY)
    assert not changed(before, marks(copy)) and all(one.issued_on == TODAY for one in marks(copy).values())
