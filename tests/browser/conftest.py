"""Servers that can be stopped, and devices that have never been here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.safety_plan import PAGE, Opener
from tests.browser.servers import Server


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """A test in three engines is tried twice: on a busy machine a driver may lose a page. What is wrong, is wrong both times."""
    if not isinstance(item, pytest.Function) or "driver" not in item.fixturenames:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if any(one.failed for one in reports):
        item._initrequest()
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for one in reports:
        item.ihook.pytest_runtest_logreport(report=one)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


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


@pytest.fixture
def plan(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens the page in a context of its own; all are closed afterwards."""
    contexts: list[BrowserContext] = []

    def open_page(language: str = "", before: str = "", **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.goto(address + language + PAGE)
        return page

    yield open_page
    for context in contexts:
        context.close()
