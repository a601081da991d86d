"""Every link and anchor of the served site, followed by linkchecker as a reader's browser would."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

CONFIG = """[filtering]
checkextern=0
[checking]
maxrequestspersecond=500
threads=4
[AnchorCheck]
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Tells linkchecker that it may ask as fast as it likes: the server is ours."""

    def end_headers(self) -> None:
        """Adds the header linkchecker looks for."""
        self.send_header("LinkChecker", "1")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    """The site's address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def follow(config: Path, *addresses: str) -> subprocess.CompletedProcess[str]:
    """Runs linkchecker from the addresses; a broken link or anchor gives exit 1."""
    config.write_text(CONFIG, encoding="utf-8")
    for folder in (config, config.parent, config.parent.parent, config.parent.parent.parent):
        folder.chmod(0o755 if folder.is_dir() else 0o644)  # as root, linkchecker becomes «nobody»
    program = str(Path(sys.executable).parent / "linkchecker")
    command = [program, "-f", str(config), "--no-status", "-o", "text", *addresses]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=500)


@pytest.mark.slow
def test_linkchecker_finds_no_broken_link_or_anchor(served: str, tmp_path: Path) -> None:
    done = follow(tmp_path / "linkcheckerrc", served, f"{served}en/", f"{served}404.html", f"{served}en/404.html")
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert "0 errors found" in done.stdout and "0 warnings found" in done.stdout


@pytest.mark.slow
def test_linkchecker_would_have_found_one(served: str, built: Path, tmp_path: Path) -> None:
    broken = tmp_path / "linkcheckerrc"
    page = built / "gal.html"
    page.write_text(
        '<!doctype html><title>x</title><a href="/akutt/#finnes-ikke">a</a><a href="/borte/">b</a>', encoding="utf-8"
    )
    try:
        done = follow(broken, f"{served}gal.html")
    finally:
        page.unlink()
    assert done.returncode == 1 and "1 error found" in done.stdout and "finnes-ikke" in done.stdout
