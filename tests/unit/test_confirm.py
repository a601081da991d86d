"""A confirmation changes what it says and nothing else, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ressursbank.cli import main
from ressursbank.edit import confirm as confirmed
from ressursbank.edit import write as module
from ressursbank.problems import Problem
from ressursbank.reading.yaml_text import read_yaml
from ressursbank.register.contact_point import State
from ressursbank.register.load import load_register, read_register
from tests.conftest import ROOT
from tests.unit.small_project import SERVICE, make, write

FILE = "data/national/services/prove.yml"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project on 21 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    return make(tmp_path)


def confirm(root: Path, *arguments: str) -> int:
    """The command as it is typed."""
    return main(["bekreft", *arguments, "--rot", str(root)])


def test_a_confirmation_changes_four_lines_and_keeps_comments_order_and_the_rest(small: Path) -> None:
    assert confirm(small, "prove", "--av", "servicetorg", "--dato", "2026-11-20") == 0
    assert (small / FILE).read_text(encoding="utf-8") == SERVICE.replace(
        "      state: unconfirmed # ikke ringt\n      why: Bare sett i en gammel liste.\n",
        "      state: confirmed # ikke ringt\n      team: servicetorg\n      date: 2026-11-20\n      number: '22 59 13 01'\n",
    )
    point = load_register(small).services["prove"].point("telefon")
    assert point and point.verification.state is State.CONFIRMED and point.verification.date == date(2026, 11, 20)


def test_without_a_date_today_is_written(small: Path) -> None:
    assert confirm(small, "prove", "--av", "servicetorg") == 0
    assert "date: 2026-11-21" in (small / FILE).read_text(encoding="utf-8")


def test_a_check_written_on_one_line_stays_on_one_line(small: Path) -> None:
    assert confirm(small, "prove", "--punkt", "chat", "--av", "servicetorg") == 0
    said = "verification: {state: confirmed, team: servicetorg, date: 2026-11-21, source: Prøve, read_on: 2026-11-01}"
    assert said in (small / FILE).read_text(encoding="utf-8")
    assert confirm(small, "prove", "--punkt", "uten", "--nummer", "61 18 95 00", "--av", "servicetorg") == 0
    text = (small / FILE).read_text(encoding="utf-8")
    assert "verification: {state: confirmed, team: servicetorg, date: 2026-11-21, number: '61 18 95 00'}" in text
    assert "    type: phone\n    value: '61 18 95 00'\n" in text


def test_a_second_confirmation_puts_the_new_day_in_the_old_ones_place(small: Path) -> None:
    assert confirm(small, "prove", "--av", "servicetorg", "--dato", "2026-11-10") == 0
    assert confirm(small, "prove", "--av", "kriseteam", "--dato", "2026-11-20") == 0
    text = (small / FILE).read_text(encoding="utf-8")
    assert text.count("team: ") == 1 and "team: kriseteam\n      date: 2026-11-20\n" in text
    assert confirm(small, "prove", "--av", "servicetorg", "--dato", "2026-11-19") == 1


@pytest.mark.parametrize("value", ["61 18 95 00", "61189500", "+47 61 18 95 00"])
def test_a_new_number_takes_the_old_ones_place_and_quotation_marks(small: Path, value: str) -> None:
    assert confirm(small, "prove", "--av", "servicetorg", "--nummer", value) == 0
    text = (small / FILE).read_text(encoding="utf-8")
    assert '    value: "61 18 95 00" # sett på døra\n' in text and "      number: '61 18 95 00'\n" in text
    assert confirm(small, "prove", "--av", "servicetorg", "--nummer", "61 18 95 01") == 0
    assert "      number: '61 18 95 01'\n" in (small / FILE).read_text(encoding="utf-8"), "the proof follows the number"


@pytest.mark.parametrize(
    ("change", "end"),
    [
        (lambda text: text.replace("\n", "\r\n"), b"\r\n"),
        (lambda text: "\ufeff" + text, b"\n"),
        (lambda text: text.rstrip("\n"), b"."),
    ],
    ids=["crlf", "bom", "no line end"],
)
def test_line_ends_and_byte_order_mark_are_kept(small: Path, change: Callable[[str], str], end: bytes) -> None:
    write(small, FILE, change(SERVICE))
    assert confirm(small, "prove", "--av", "servicetorg") == 0
    raw = (small / FILE).read_bytes()
    expected = SERVICE.replace(
        "state: unconfirmed # ikke ringt\n      why: Bare sett i en gammel liste.",
        "state: confirmed # ikke ringt\n      team: servicetorg\n      date: 2026-11-21\n      number: '22 59 13 01'",
    )
    assert raw == change(expected).encode("utf-8") and raw.endswith(end)


@pytest.mark.parametrize(
    ("why", "left"),
    [
        ("why: Kort. # spør Kari", "      # spør Kari\n"),
        ("why: >-\n        Lang\n        grunn.\n", ""),
        ("why: |\n        Lang\n\n        grunn.\n      # spør Kari", "      # spør Kari\n"),
        ("why: en grunn\n        over to linjer", ""),
        ("why: 'hermet # ikke en kommentar'", ""),
    ],
)
def test_the_reason_is_taken_out_in_every_form_and_its_comment_stays(small: Path, why: str, left: str) -> None:
    write(small, FILE, SERVICE.replace("why: Bare sett i en gammel liste.", why))
    assert confirm(small, "prove", "--av", "servicetorg") == 0
    rows = (small / FILE).read_text(encoding="utf-8")
    assert "why: Ikke kjent" in rows and "grunn" not in rows and "Kort" not in rows
    assert f"      date: 2026-11-21\n      number: '22 59 13 01'\n{left}" in rows
    assert read_register(small)[1] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["provee", "--av", "servicetorg"], "Fant ikke tjenesten «provee». Mente du «prove»?"),
        (["prove", "--punkt", "chatt", "--av", "servicetorg"], "har ikke kontaktpunktet «chatt». Mente du «chat»?"),
        (["prove", "--av", "servicetorge"], "«servicetorge» finnes ikke i data/teams.yml. Mente du «servicetorg»?"),
        (["prove", "--av", "servicetorg", "--dato", "2026-11-22"], "2026-11-22 er fram i tid."),
        (["prove", "--av", "servicetorg", "--dato", "2025-11-22"], "er alt for gammel"),
        (["prove", "--av", "servicetorg", "--dato", "21.11.2026"], "er ikke en dato"),
        (["prove", "--av", "servicetorg", "--nummer", "815 33 300"], "står på lista over foreldede numre"),
        (["prove", "--av", "servicetorg", "--nummer", "81533300"], "står på lista over foreldede numre"),
        (["prove", "--av", "servicetorg", "--nummer", "123"], "er ikke et kjent kortnummer"),
        (["prove", "--punkt", "uten", "--av", "servicetorg"], "har ingen verdi å bekrefte"),
        (["prove", "--av", "servicetorg", "--nummer", "22 40 00 40"], "[TO-STEDER]"),
        (["prove", "--punkt", "chat", "--av", "servicetorg", "--nummer", "ikke en adresse"], "[ADRESSE]"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_in_norwegian_and_nothing_is_written(
    small: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert confirm(small, *arguments) == 1
    told = capsys.readouterr().err
    assert said in told and ("satt tilbake" in told) == said.startswith("["), "most is refused before anything is written"
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("status", ["planned", "closed", "paused"])
def test_a_service_that_is_not_open_cannot_be_confirmed(small: Path, status: str) -> None:
    write(small, FILE, SERVICE.replace("audience", f"status: {status}\naudience"))
    assert confirm(small, "prove", "--av", "servicetorg") == 1


def test_a_borrowed_number_is_confirmed_where_it_is_used_but_changed_only_where_it_lives(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    borrower = SERVICE.replace('value: "22 59 13 01"', "value_from: kirkens-sos-telefon")
    write(small, FILE, borrower)
    assert confirm(small, "prove", "--av", "servicetorg", "--nummer", "61 18 95 00") == 1
    assert "Bekreft det der." in capsys.readouterr().err
    assert confirm(small, "prove", "--av", "servicetorg") == 0


def test_in_layers_it_is_written_where_the_check_stands(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    over = "contact_points:\n  - key: telefon\n    verification: {state: unconfirmed, why: Uenighet}\n"
    path = write(small, "data/gjovik/services/prove.yml", over)
    assert confirm(small, "prove", "--av", "servicetorg") == 0
    assert (small / FILE).read_text(encoding="utf-8") == SERVICE
    assert "{state: confirmed, team: servicetorg, date: 2026-11-21, number: '22 59 13 01'}" in path.read_text(
        encoding="utf-8"
    )
    assert confirm(small, "prove", "--punkt", "chat", "--av", "servicetorg") == 0
    assert "laget «national»" in capsys.readouterr().out
    assert confirm(small, "prove", "--av", "servicetorg", "--nummer", "61 18 95 00") == 1


def test_a_service_with_mistakes_is_to_be_mended_first(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(small, "data/gjovik/services/prove.yml", 'contact_points:\n  - key: telefon\n    value: "61 18 95 00"\n')
    assert confirm(small, "prove", "--av", "servicetorg") == 1
    assert "Fila til «prove» har feil." in capsys.readouterr().err


def test_a_file_written_in_a_way_that_cannot_be_changed_safely_is_left_alone(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SERVICE.replace("      state: unconfirmed # ikke ringt\n", "      ? state\n      : unconfirmed\n")
    write(small, FILE, text)
    assert confirm(small, "prove", "--av", "servicetorg") == 1
    assert "Rett den for hånd." in capsys.readouterr().err
    assert (small / FILE).read_text(encoding="utf-8") == text


def test_a_problem_further_down_that_only_moves_is_not_a_new_one(small: Path) -> None:
    write(small, FILE, SERVICE.replace("source: Prøve, read_on: 2026-11-01", "source: Prøve, read_on: 2026-12-24"))
    assert confirm(small, "prove", "--av", "servicetorg") == 0


def test_the_file_is_put_back_when_the_check_is_stopped_midway(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def stopped(root: Path) -> list[Problem]:
        calls.append(1)
        if len(calls) == 2:
            assert "confirmed" in (root / FILE).read_text(encoding="utf-8")
            raise KeyboardInterrupt
        return []

    monkeypatch.setattr(module, "all_problems", stopped)
    with pytest.raises(KeyboardInterrupt):
        confirm(small, "prove", "--av", "servicetorg")
    assert (small / FILE).read_text(encoding="utf-8") == SERVICE
    assert not list(small.glob(".ressursbank-*"))


def test_problems_that_were_there_before_do_not_stop_a_confirmation(small: Path) -> None:
    write(small, "docs/nb/om/feil.md", "uten fortekst")
    assert confirm(small, "prove", "--av", "servicetorg") == 0


def test_every_point_of_the_real_register_can_be_confirmed_and_only_its_check_changes(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "all_problems", lambda root: [])  # the check itself is tried on the small project
    register = load_register(copy)
    day = max(point.verification.date or date.min for one in register.services.values() for point in one.contact_points)
    for name, service in register.services.items():
        for point in service.contact_points:
            if not point.value or point.lent:
                continue
            path = copy / register.entries[name].place(("contact_points",)).path
            before, tree = path.read_text(encoding="utf-8"), read_yaml(path).tree
            confirmed.confirm(copy, register, confirmed.Wish(name, point.key, "servicetorg", date(2026, 11, 21)))
            after = read_yaml(path).tree
            for row in after["contact_points"]:
                if row["key"] == point.key:
                    assert row["verification"]["state"] == "confirmed"
                    row["verification"] = next(r for r in tree["contact_points"] if r["key"] == point.key)["verification"]
            assert after == tree
            comments = [row for row in before.split("\n") if row.lstrip().startswith("#")]
            assert [row for row in path.read_text(encoding="utf-8").split("\n") if row.lstrip().startswith("#")] == comments
            path.write_text(before, encoding="utf-8")
    assert day < date(2027, 1, 1) and (ROOT / "data").is_dir()
