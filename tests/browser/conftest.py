"""Servers that can be stopped, and devices that have never been here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.servers import Server


@pytest.fixture(scope="session")
def changeable(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site for servers that are stopped and started."""
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("uten-nett") / "site"))


@pytest.fixture
def stoppable(request: pytest.FixtureRequest, changeable: Path) -> Iterator[Server]:
    """A server to stop, at the root of its address, or below a path where a test asks for both."""
    found = Server(changeable, str(getattr(request, "param", "/")))
    yield found
    found.stop()


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    """A device that has never been here."""
    found = browser.new_context(locale="nb-NO")
    yield found
    found.close()
