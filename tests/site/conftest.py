"""One build with everything in it that changes a whole site, for the tests that look at one change each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from ressursbank.register.chain import Chain
from ressursbank.register.service import Service, Status
from ressursbank.site import Site
from tests.chosen import Line, a_line
from tests.conftest import copied, made_once, run_build

NEW_NAME = "Et helt annet navn"


@dataclass(frozen=True)
class Elsewhere:
    """The built site; the line with a digit changed, and what the build said of it; the service on the map with a new name."""

    site: Path
    line: Line
    said: str
    renamed: Service


def change(path: Path, pattern: str, new: str) -> None:
    """Changes the one place in a file that is meant."""
    text, times = re.subn(pattern, new, path.read_text(encoding="utf-8"), flags=re.M)
    assert times == 1, f"{path}: {pattern}"
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def elsewhere(project: Site, chain: Chain, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """A draft at an address with a path, without the offline copy, with one digit and one name changed."""
    line, renamed = a_line(project), _on_the_map(project, chain)

    def make(root: Path) -> None:
        copied(root)
        line.change(root)
        change(root / project.register.entries[renamed.id].place(("name",)).path, r"^name: .*$", f"name: {NEW_NAME}")
        town = root / "data/kommune.yml"
        town.write_text(re.sub("(approved_for_launch|offline_copy): true", r"\1: false", town.read_text("utf-8")), "utf-8")
        done = run_build(root, root / "site", SITE_URL="https://eksempel.no/under/")
        assert done.returncode == 0, done.stdout + done.stderr
        (root / "sagt.txt").write_text(done.stderr, encoding="utf-8")

    root = made_once(tmp_path_factory, "et-annet-sted", make)
    return Elsewhere(root / "site", line, (root / "sagt.txt").read_text(encoding="utf-8"), renamed)


def _on_the_map(project: Site, chain: Chain) -> Service:
    """A service on the map, sent on to by another, whose name is no part of another's."""
    names = [one.name for one in project.register.services.values()]
    ends = {arrow.receiver for arrow in chain.arrows} & {one for stage in chain.stages for one in stage.services}
    found = [project.register.services[one] for one in sorted(ends)]
    return next(one for one in found if one.status is Status.ACTIVE and sum(one.name in name for name in names) == 1)
