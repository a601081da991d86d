"""Fifteen ordinary edits, all done to one copy: the check has nothing against them, and no required test turns red."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ressursbank.check.run import all_problems
from ressursbank.problems import Severity
from ressursbank.site import Site
from tests.conftest import PARTS, ROOT, copied
from tests.edits.edits import EDITS

REST = ("tests", "deploy", ".github", ".vscode", ".pre-commit-config.yaml", "pyproject.toml", "Makefile", "README.md")
FOLDERS = ("content", "data", "unit", "mutation", "search", "site", "paper", "browser", "broken")


@pytest.fixture(scope="module")
def edited(project: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole project, tests too, after the edits."""
    root = copied(tmp_path_factory.mktemp("rettet") / "prosjekt", (*PARTS, *REST, "CONTRIBUTING.md"))
    for edit in EDITS:
        edit(root, project)
    return root


@pytest.mark.natt
def test_the_check_has_nothing_against_an_edit_done_as_it_asks(edited: Path) -> None:
    assert [str(one) for one in all_problems(edited) if one.severity is Severity.FEIL] == []
    assert len(EDITS) >= 15


@pytest.mark.natt
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_required_test_turns_red_for_a_right_edit(edited: Path, folder: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        "not slow and not natt",
        f"tests/{folder}",
    ]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=edited, env=alone, capture_output=True, text=True, check=False, timeout=1800)
    assert done.returncode in (0, 5), done.stdout[-6000:]  # 5: the folder holds only what others use


def test_every_folder_of_tests_is_tried() -> None:
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert folders | {"search"} == {*FOLDERS, "audit", "edits"}  # what the search is measured by lies there, for other tests
