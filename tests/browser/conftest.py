"""A real Chromium, and the built site on a local server."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.install import find
from tests.browser.servers import Server

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each, and answers unknown addresses with the 404 page."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own 404 page, as a real host would send it."""
        page = Path(self.directory) / "404.html"
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The site's address on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each test opens its own context."""
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=find(), args=FLAGS)
        yield found
        found.close()


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
