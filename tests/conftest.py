"""What the tests share: the project, sites built once, and a real Chromium to open them in."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from ressursbank.register.chain import Chain, load_chain
from ressursbank.site import Site, load_site
from tests.browser.fonts import FAMILIES, environment
from tests.browser.install import find
from tests.browser.servers import Server

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
MEASURED = "målt"
PARTS = ("data", "docs", "overrides", "ressursbank", "macros.py", "hooks.py", "mkdocs.yml")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With a finished site at hand, only what is asked of that site: no building anew, and no browser."""
    if os.environ.get("FERDIG"):
        asked = [one for one in items if isinstance(one, pytest.Function) and "built" in one.fixturenames]
        items[:] = [one for one in asked if not {"copy", "browser"} & {*one.fixturenames}]


@pytest.fixture(scope="session")
def project() -> Site:
    """The project as it stands, read once."""
    return load_site(ROOT)


@pytest.fixture(scope="session")
def chain(project: Site) -> Chain:
    """The chain of help as it stands."""
    return load_chain(ROOT, project.register)


def copied(target: Path, parts: Iterable[str] = PARTS) -> Path:
    """Parts of the project in another folder, to be broken there."""
    target.mkdir(parents=True, exist_ok=True)
    for part in parts:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / part)
    return target


def run_build(root: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds a project as an editor would, paper left out unless UTEN_PAPIR is empty; never raises."""
    return subprocess.run(
        [sys.executable, "-m", "ressursbank", "bygg", "--rot", str(root), "--ut", str(target)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "UTEN_PAPIR": "1", **environment},
        timeout=600,  # the first build on a machine makes every sheet of paper
    )


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder made for all tests by the first that asks, also when several run side by side."""
    own = factory.getbasetemp()
    target = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with target.with_suffix(".las").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not lock.seek(
            0, os.SEEK_END
        ):  # what was made halfway is made anew; asked now, since another may have made it meanwhile
            shutil.rmtree(target, ignore_errors=True)
            make(target)
            lock.write("laget")
    return target


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it would be published. FERDIG names a folder that is already built, and is to be published if the tests pass."""
    if os.environ.get("FERDIG"):
        return ROOT / os.environ["FERDIG"]

    def make(folder: Path) -> None:
        done = run_build(ROOT, folder / "site", UTEN_PAPIR="")
        assert done.returncode == 0, done.stdout + done.stderr

    return made_once(tmp_path_factory, "bygd", make) / "site"


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The site's address on this machine, without the slash at the end."""
    server = Server(built)
    yield server.address.removesuffix("/")
    server.stop()


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(play: Playwright) -> Iterator[Browser]:
    """One browser for all tests, in one typeface; each test opens its own context."""
    found = play.chromium.launch(executable_path=find(), args=FLAGS, env=environment())
    yield found
    found.close()


WIDEST = "dejavu"  # where it holds, the others seldom fail: they are tried in CI, not at every «make test»


@pytest.fixture(
    scope="session", params=[pytest.param(one, marks=[] if one == WIDEST else [pytest.mark.slow]) for one in FAMILIES]
)
def any_font(play: Playwright, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser in each typeface, for what is measured."""
    found = play.chromium.launch(executable_path=find(), args=FLAGS, env=environment(request.param))
    yield found
    found.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    return copied(tmp_path / "prosjekt")


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Tells a figure at the end of the run, also from a test that ran beside others."""
    return lambda sentence: record_property(MEASURED, sentence)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures the tests measured, one line each."""
    figures = [str(value) for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)
               for name, value in report.user_properties if name == MEASURED]  # fmt: skip
    if figures:
        terminalreporter.section("målt")
        terminalreporter.write("\n".join(figures) + "\n")
