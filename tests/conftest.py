"""What the tests share: the project, a site built once, and a real Chromium to open it in."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it would be published, built once for all tests, also when several run side by side.

    FERDIG names a folder that is already built, and is to be published if the tests pass.
    """
    if os.environ.get("FERDIG"):
        return ROOT / os.environ["FERDIG"]
    own = tmp_path_factory.getbasetemp()
    home = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    target = home / "bygd" / "site"
    with (home / "bygd.las").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.is_dir():
            done = run_build(ROOT, target, UTEN_PAPIR="")
            assert done.returncode == 0, done.stdout + done.stderr
    return target


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


@pytest.fixture(scope="session", params=FAMILIES)
def any_font(play: Playwright, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser in each typeface, for what is measured."""
    found = play.chromium.launch(executable_path=find(), args=FLAGS, env=environment(request.param))
    yield found
    found.close()


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Path]:
    """A copy of the project that a test may break."""
    root = tmp_path / "prosjekt"
    root.mkdir()
    for part in PARTS:
        source = ROOT / part
        shutil.copytree(
            source, root / part, ignore=shutil.ignore_patterns("__pycache__")
        ) if source.is_dir() else shutil.copy(source, root / part)
    yield root


@pytest.fixture(scope="session")
def build() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The build as a function, for tests that break something first."""
    return run_build


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
