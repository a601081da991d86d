"""The check's sentences stand on the line in the pull request, and nothing typed there is obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ressursbank.check.annotations import annotation, one_line
from ressursbank.check.run import all_problems
from ressursbank.cli import main
from ressursbank.problems import Problem, Severity
from ressursbank.site import Site
from tests.unit.small_project import PAGE, SERVICE, make, write


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on GitHub's machine."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on an editor's machine, also when the tests themselves run on GitHub's."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_an_error_and_a_warning_stand_on_their_line() -> None:
    assert annotation(Problem("a.md", 3, "TELEFON", "Galt.")) == "::error file=a.md,line=3,title=TELEFON::Galt."
    warning = Problem("a.md", 3, "ORD", "Tja.", Severity.ADVARSEL)
    assert annotation(warning) == "::warning file=a.md,line=3,title=ORD::Tja."


def test_every_sign_that_could_end_a_command_is_written_otherwise() -> None:
    nasty = Problem("a,line=9::b\n.md", 3, "X", "100 %\r\n::stop-commands::x")
    assert annotation(nasty) == "::error file=a%2Cline=9%3A%3Ab%0A.md,line=3,title=X::100 %25%0D%0A::stop-commands::x"


@pytest.mark.usefixtures("github")
def test_the_check_prints_annotations_on_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(make(tmp_path), "docs/nb/om/prove.md", PAGE.replace("Her står", "Ring 22 59 13 01. Her står"))
    assert main(["sjekk", "--rot", str(tmp_path)]) == 1
    rows = capsys.readouterr().out.split("\n")
    told = next(number for number, row in enumerate(rows) if row.startswith("docs/nb/om/prove.md:14: [TELEFON]"))
    assert rows[told + 1].startswith("::error file=docs/nb/om/prove.md,line=14,title=TELEFON::«22 59 13 01»")


@pytest.mark.usefixtures("at_home")
def test_the_check_prints_none_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(make(tmp_path), "docs/nb/om/prove.md", PAGE.replace("Her står", "Ring 22 59 13 01. Her står"))
    assert main(["sjekk", "--rot", str(tmp_path)]) == 1
    assert "::error" not in capsys.readouterr().out


@pytest.mark.usefixtures("github")
@pytest.mark.parametrize("planted", ["x\\n::add-mask::113", "x\\n##[add-mask]113", "x ##[error]y"])
def test_what_is_planted_in_a_value_never_becomes_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], planted: str
) -> None:
    bad = SERVICE.replace("read_on: 2026-11-01, kind", f'read_on: "{planted}", kind')
    write(make(tmp_path), "data/national/services/prove.yml", bad)
    assert main(["sjekk", "--rot", str(tmp_path)]) == 1
    rows = capsys.readouterr().out.split("\n")
    assert any("[DATO]" in row for row in rows)
    assert all(row.startswith("::error ") for row in rows if row.startswith("::"))
    assert not any("##[" in row for row in rows if not row.startswith("::error "))


def test_one_line_keeps_the_sentence() -> None:
    assert one_line("a:1: [X] «b\n::c»") == "a:1: [X] «b ::c»"


def test_every_problem_of_the_real_project_is_one_line(project: Site) -> None:
    for problem in all_problems(project.root):
        if problem.severity is not Severity.PAMINNELSE:
            assert "\n" not in annotation(problem) and one_line(str(problem)) == str(problem)
