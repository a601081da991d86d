"""Random damage to data and pages: told in Norwegian, quickly, and never published with a wrong number."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ressursbank.check.evidence import RUNG
from ressursbank.check.readability import check_readability
from ressursbank.cli import main
from ressursbank.pages.page import Page
from ressursbank.phone import digits_of
from ressursbank.problems import Problem
from ressursbank.register.load import read_register
from tests.conftest import copied
from tests.mutation.corruptions import CHANGES, Corruption, corruptions
from tests.unit.small_project import SERVICE, make, write

LONGEST = 10  # seconds an editor waits for an answer; of work, since a busy machine is nobody's mistake
QUICK = settings(
    max_examples=60,
    derandomize=True,  # the same damage in every run: a red check must be an editor's doing, never luck
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def numbers(root: Path) -> dict[str, set[str]]:
    """The digits each service of a project would show."""
    register, _ = read_register(root)
    found: dict[str, set[str]] = {}
    for name, service in register.services.items() if register else ():
        found[name] = {
            digits_of(one.value) for one in service.contact_points if one.printable and one.value and one.type in RUNG
        }
    return found


def told(root: Path) -> tuple[int, str]:
    """The check, run here: its exit code and what it says. Anything it raises is a mistake of ours."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(["sjekk", "--rot", str(root)])
    return code, out.getvalue()


def files_of(root: Path) -> list[str]:
    """Every file editors write."""
    return sorted(
        path.relative_to(root).as_posix()
        for folder in ("data", "docs")
        for path in (root / folder).rglob("*")
        if path.is_file() and path.suffix in (".yml", ".md")
    )


def harmless(root: Path, damage: Corruption, right: dict[str, set[str]]) -> int:
    """Does the damage, runs the check, and puts the file back. Returns the exit code."""
    path = root / damage.path
    raw = path.read_bytes()
    try:
        path.write_bytes(damage.done(raw))
        begun = time.process_time()
        code, said = told(root)
        assert time.process_time() - begun < LONGEST, f"{damage}: det tok for lang tid"
        assert code in (0, 1) and "Traceback" not in said, said
        assert code == 0 or "[" in said, f"{damage}: stoppet uten å si hvorfor: {said}"
        for name, digits in numbers(root).items() if code == 0 else ():
            assert digits <= right.get(name, set()), f"{damage}: {name} viser {digits}, og ingen sa noe"
        return code
    finally:
        path.write_bytes(raw)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, with a shown number that is no crisis line."""
    root = make(tmp_path_factory.mktemp("liten"))
    unsure = "state: unconfirmed # ikke ringt\n      why: Bare sett i en gammel liste."
    seen = "state: seen\n      number: 22 59 13 01\n      source: Prøve\n      read_on: 2026-11-01"
    write(root, "data/national/services/prove.yml", SERVICE.replace(unsure, seen))
    (root / "mkdocs.yml").unlink()  # it has not the pages a whole site must have
    return root


def test_the_small_project_is_whole_before_anything_is_done_to_it(small: Path) -> None:
    assert told(small)[0] == 0 and told(small)[1].startswith("Alt i orden: 0 feil, 0 advarsler, ")
    assert len(numbers(small)["prove"]) == 1 and len(files_of(small)) > 25


def test_damage_to_a_small_project_gives_sentences_and_no_wrong_number(small: Path) -> None:
    right, codes = numbers(small), []

    @QUICK
    @given(corruptions(files_of(small)))
    def tried(damage: Corruption) -> None:
        codes.append(harmless(small, damage, right))

    tried()
    assert len(codes) >= 60 and codes.count(1) > len(codes) / 3


@pytest.mark.slow
@pytest.mark.parametrize("what", sorted(CHANGES))
def test_each_kind_of_damage_to_a_shown_number_s_own_file(small: Path, what: str) -> None:
    right = numbers(small)

    @settings(QUICK, max_examples=12)
    @given(
        st.builds(
            Corruption, st.just("data/national/services/prove.yml"), st.just(what), st.integers(0, 9999), st.integers(0, 99)
        )
    )
    def tried(damage: Corruption) -> None:
        harmless(small, damage, right)

    tried()


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of everything editors write; what is the same from one run to the next is worked out once."""
    copied(tmp_path, ("data", "docs", "overrides", "mkdocs.yml"))
    known: dict[object, list[Problem]] = {}

    def remembered(page: Page, excused: dict[str, str]) -> list[Problem]:
        key = (page.path, page.body, repr(page.meta), tuple(excused.items()))
        if key not in known:
            known[key] = list(check_readability(page, excused))
        return known[key]

    monkeypatch.setattr("ressursbank.check.run.check_readability", remembered)
    return tmp_path


@pytest.mark.natt
def test_a_hundred_kinds_of_damage_to_the_real_content(real: Path, measured: Callable[[str], None]) -> None:
    right, codes = numbers(real), []

    @settings(QUICK, max_examples=100)
    @given(corruptions(files_of(real)))
    def tried(damage: Corruption) -> None:
        codes.append(harmless(real, damage, right))

    tried()
    measured(f"skader på ekte innhold: {len(codes)}, stoppet {codes.count(1)}, uten galt nummer {codes.count(0)}")
    assert len(codes) >= 100
