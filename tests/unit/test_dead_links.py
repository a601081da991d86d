"""A link that does not answer is told to whoever owns the file it stands in, and never stops anybody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ressursbank.cli import main
from ressursbank.dead_links import dead_links
from ressursbank.reminders import Reminder
from ressursbank.site import read_site
from tests.unit.small_project import make, write
from tests.unit.test_reminders import RESOURCE

HEAD = ["# created by LinkChecker at 2026-11-21", "urlname;parentname;base;result;warningstring;infostring;valid;url;line"]


def row(url: str, result: str, valid: bool = False) -> str:
    """One row of LinkChecker's report, as the program writes it."""
    return f'{url};http://127.0.0.1:8765/om/;;"{result}";;;{valid};{url};1'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project where one address stands on a page, in a service and on a card."""
    make(tmp_path)
    write(tmp_path, "data/resources/kurs.yml", RESOURCE)
    page = tmp_path / "docs/nb/om/prove.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nLes [mer](https://eksempel.no/).\n", encoding="utf-8")
    return tmp_path


def found(root: Path, *rows: str) -> list[Reminder]:
    """What the report gives in a project."""
    site, problems = read_site(root, date(2026, 11, 21))
    assert site is not None, problems
    return dead_links(site, [*HEAD, *rows])


def test_a_dead_link_is_told_at_each_place_to_the_owner_of_the_file(small: Path) -> None:
    told = found(small, row("https://eksempel.no", "404 Not Found"))
    assert {(one.owner, one.where.split(":")[0]) for one in told} == {
        ("Kommunikasjonsavdelingen", "docs/nb/om/prove.md"),
        ("Kommunikasjonsavdelingen", "data/resources/kurs.yml"),
    }
    assert all("https://eksempel.no svarer ikke (404)." in one.what for one in told)
    assert [one.where for one in told if one.where.startswith("data")] == ["data/resources/kurs.yml:5"]


def test_the_start_of_a_longer_address_is_another_link(small: Path) -> None:
    assert {one.where.split(":")[0] for one in found(small, row("https://eksempel.no/chat", "Timeout"))} == {
        "data/national/services/prove.yml"
    }


def test_a_site_that_turns_machines_away_is_not_called_dead(small: Path) -> None:
    (one,) = found(small, row("https://eksempel.no/chat", "403 Forbidden"))
    assert one.owner == "Servicetorget" and "slipper ikke inn maskiner (403)" in one.what


@pytest.mark.parametrize(
    "rows",
    [
        [row("https://eksempel.no", "200 OK", valid=True)],
        [row("http://127.0.0.1:8765/finnes-ikke/", "404 Not Found")],
        [row("https://andre.no", "404 Not Found")],
        [],
    ],
)
def test_what_answers_is_our_own_or_stands_nowhere_is_left_out(small: Path, rows: list[str]) -> None:
    assert found(small, *rows) == []


def test_what_the_other_side_answers_is_never_printed(small: Path) -> None:
    told = found(small, row("https://eksempel.no", "404 @alle se <b>her</b>"), row("https://eksempel.no/chat", "evil: 1"))
    assert told and not any("@" in one.what or "<" in one.what or "evil" in one.what for one in told)


def test_the_list_holds_dates_and_links_by_owner(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1827100800")  # November 2027
    report = small / "lenker.csv"
    report.write_text("\n".join([*HEAD, row("https://eksempel.no/chat", "404 Not Found")]), encoding="utf-8")
    assert main(["paminnelser", "--rot", str(small), "--lenker", str(report)]) == 0
    shown = capsys.readouterr().out
    assert shown.count("## Servicetorget") == 1
    assert "svarer ikke" in shown.partition("## Servicetorget")[2]
