"""Builds that are killed, half done, or made by somebody who keeps files to himself; tried with a generator of a few lines."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ressursbank.build import BESIDE, LAST, build_and_swap

MAKES = """import sys, time
from pathlib import Path
folder = Path(sys.argv[sys.argv.index("--site-dir") + 1])
(folder / "hjelp").mkdir(parents=True)
for name in {names}:
    (folder / name).write_text("nytt", encoding="utf-8")
time.sleep({seconds})
"""


def project(root: Path, *names: str, seconds: float = 0) -> Path:
    """A project whose generator makes these files and takes this long; the site that stands is «gammelt»."""
    (root / "mkdocs").mkdir(parents=True)
    (root / "mkdocs/__init__.py").touch()
    (root / "mkdocs/__main__.py").write_text(MAKES.format(names=names, seconds=seconds), encoding="utf-8")
    (root / "site").mkdir()
    (root / "site/index.html").write_text("gammelt", encoding="utf-8")
    return root


def stands(root: Path) -> str:
    """What visitors read."""
    return (root / "site/index.html").read_text(encoding="utf-8")


def started(root: Path, place: int = 1) -> subprocess.Popen[bytes]:
    """A build in a process of its own, begun but not done; the ``place``-th at once."""
    command = f"from pathlib import Path; from ressursbank.build import *; build_and_swap(Path({str(root)!r}), Path({str(root / 'site')!r}))"
    build = subprocess.Popen([sys.executable, "-c", command], start_new_session=True)
    while len(list(root.glob(f"{BESIDE}*/site/index.html"))) < place:
        assert build.poll() is None
        time.sleep(0.02)
    return build


def test_the_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    root = project(tmp_path / "prosjekt", "index.html", LAST)
    assert build_and_swap(root, root / "site") == 0 and stands(root) == "nytt"
    assert not list(root.glob(f"{BESIDE}*"))


def test_a_build_our_own_steps_took_no_part_in_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path / "prosjekt", "index.html")
    assert build_and_swap(root, root / "site") == 1 and stands(root) == "gammelt"
    assert "hooks.py" in capfd.readouterr().err


def test_what_a_killed_build_left_goes_with_the_next_one_but_a_build_that_goes_on_is_let_be(tmp_path: Path) -> None:
    root = project(tmp_path / "prosjekt", "index.html", LAST, seconds=30)
    killed = started(root)
    (left,) = root.glob(f"{BESIDE}*")
    going_on = started(root, 2)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    (root / "mkdocs/__main__.py").write_text(MAKES.format(names=("index.html", LAST), seconds=0), encoding="utf-8")
    assert build_and_swap(root, root / "site") == 0
    assert not left.exists() and len(list(root.glob(f"{BESIDE}*"))) == 1
    os.killpg(going_on.pid, signal.SIGKILL)
    going_on.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows har ingen umask")
def test_a_web_server_can_read_what_a_person_who_keeps_files_to_himself_has_built(tmp_path: Path) -> None:
    root = project(tmp_path / "prosjekt", "index.html", "hjelp/index.html", LAST)
    before = os.umask(0o077)
    try:
        assert build_and_swap(root, root / "site") == 0
    finally:
        os.umask(before)
    modes = {one.stat().st_mode & 0o777 for one in [root / "site", *(root / "site").rglob("*")]}
    assert modes == {0o755, 0o644}
