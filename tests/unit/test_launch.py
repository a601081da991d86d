"""The launch list can be emptied by those it names, without touching a program; and nothing else empties it."""

from __future__ import annotations

import re
import shutil
from argparse import Namespace
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from ressursbank.check.run import all_problems
from ressursbank.commands import lansering
from ressursbank.launch import NEEDED, owed
from ressursbank.problems import Severity
from ressursbank.reminders import reminders
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site, load_site, reload_site
from tests.chosen import a_line, a_page, page_with
from tests.conftest import copied
from tests.site.launched import launch

TASKS = "data/launch_tasks.yml"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, project: Site) -> Path:
    """The project with everything done."""
    root = copied(tmp_path_factory.mktemp("gjort") / "prosjekt")
    launch(root, project)
    return root


@pytest.fixture
def launched(done: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may break."""
    return Path(shutil.copytree(done, tmp_path / "prosjekt"))


def answer(root: Path, i_bruk: bool = False) -> int:
    """The command as the workflows run it."""
    reload_site(root)
    return lansering.run(root, Namespace(i_bruk=i_bruk))


def test_done_by_those_it_names_the_list_is_empty_and_the_check_has_nothing_to_say(
    launched: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [str(one) for one in all_problems(launched) if one.severity is Severity.FEIL] == []
    assert answer(launched) == 0
    assert capsys.readouterr().out == "Ingenting gjenstår. Nettstedet kan tas i bruk.\n"


@pytest.mark.parametrize("half", [NEEDED[::2], NEEDED[1::2]])
def test_rows_that_are_deleted_are_still_owed(launched: Path, half: tuple[str, ...]) -> None:
    path, needed = launched / TASKS, tuple(f"{name}\n" for name in half)
    head, *rows = path.read_text(encoding="utf-8").split("  - id: ")
    path.write_text("  - id: ".join([head, *(row for row in rows if not row.startswith(needed))]), encoding="utf-8")
    debts = owed(launched)
    assert sorted(re.findall(r"«(.*?)»", one.what)[0] for one in debts) == sorted(half) and {one.where for one in debts} == {
        TASKS
    }


def test_a_draft_owes_its_adoption_and_holds_back_no_proposal(launched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    town = launched / "data/kommune.yml"
    adopted = town.read_text(encoding="utf-8")
    town.write_text(adopted.replace("approved_for_launch: true", "approved_for_launch: false"), encoding="utf-8")
    assert answer(launched) == 1 and answer(launched, i_bruk=True) == 0
    assert "hindrer ingen forslag" in capsys.readouterr().out


SEEN = "state: seen\n    number: '{line.number}'\n    source: Prøve\n    read_on: '{day}'"
AWAY = "state: unconfirmed\n    why: Prøve."


@pytest.mark.parametrize("said", [SEEN, AWAY])
def test_a_number_holds_back_the_launch_but_never_a_correction_after_it(launched: Path, project: Site, said: str) -> None:
    line, town = a_line(project, lambda one: len(one.service.contact_points) == 1), launched / "data/kommune.yml"
    path, name = launched / line.file, line.service.name
    text = path.read_text(encoding="utf-8")
    new, times = re.subn(
        r"state: confirmed\n(?:    \S.*\n)*", f"{said.format(day=project.today, line=line)}\n", text, count=1
    )
    assert times == 1
    path.write_text(new, encoding="utf-8")
    assert answer(launched) == 1 and [debt.what.partition(":")[0] for debt in owed(launched)] == [name]
    day, before = f"launched_on: {project.today}", f"launched_on: {project.today - timedelta(days=1)}"
    town.write_text(town.read_text(encoding="utf-8").replace(day, before), encoding="utf-8")
    assert answer(launched) == 0 and answer(launched, i_bruk=True) == 0
    (told,) = [one for one in reminders(load_site(launched), []) if line.service.id in one.where]
    assert told.what.startswith(f"{name}: ring «{line.service.contact_points[0].key}».")


def test_the_day_of_the_launch_is_owed_when_it_is_adopted(launched: Path) -> None:
    town = launched / "data/kommune.yml"
    town.write_text(re.sub(r"launched_on: .*", "launched_on:", town.read_text(encoding="utf-8")), encoding="utf-8")
    (debt,) = owed(launched)
    assert "launched_on" in debt.what


def test_in_use_a_proposal_that_owes_something_must_wait(launched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(launched, i_bruk=True) == 0
    where = a_page(load_site(launched), "hjelp").path
    page = launched / where
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"\n  fag: .*", "\n  fag:", text, count=1), encoding="utf-8")
    capsys.readouterr()
    assert answer(launched, i_bruk=True) == 1
    said = capsys.readouterr().out
    assert "1 ting gjenstår" in said and where in said and "i det samme forslaget" in said


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_public_list_names_each_task_and_counts_what_is_owed_for_every_page(project: Site, language: str) -> None:
    shown = show(Here(project, language, page_with(project, "status").slug), "status")
    debts = owed(project.root)
    assert len(re.findall("<li>", shown)) < 60 and "{antall}" not in shown
    assert all(one.what in unescape(shown) for one in debts if one.kind in ("oppgave", "vedtak"))
