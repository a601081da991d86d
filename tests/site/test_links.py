"""Every address of the finished pages leads where it may; links and anchors are followed by linkchecker as well."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.site import Site
from tests.site.addresses import addresses, ours, wrong
from tests.site.pages import address, html_files, tree

CONFIG = """[filtering]
checkextern=0
[checking]
maxrequestspersecond=500
threads=4
[AnchorCheck]
"""


def test_every_address_leads_to_what_is_there_or_is_https_or_the_register_s(project: Site, built: Path) -> None:
    known, seen = ours(project), set()
    for path in html_files(built):
        assert wrong(tree(path), address(path, built), built, known) == []
        seen |= {one for _, one in addresses(tree(path))}
    missing = {one for one in known - seen if not one.startswith("sms:")}  # a card prints them, since a link opens no text
    assert missing == set(), "each number and address that may be shown must stand somewhere on the site"


@pytest.mark.parametrize(
    "element",
    [f'<a href="{one}">x</a>' for one in (
        "tel:98765432", " tel:98765432", "TEL:98765432", "&#116;el:98765432", "te\nl:98765432", "te&Tab;l:/akutt/", "\x01tel:/akutt/",
        "tel:%3113", "tel:113,98765432", "tel://113", "sms:98765432", "mailto:x@eksempel.no", "javascript:/akutt/", "data:text/html,x", "http://a.no",
        "//a.no/akutt/", "\\\\a.no", "/\\a.no/akutt/", "https:a.no", "https:\\\\a.no", "https://a.no@b.no", "https://https://a.no", "borte/", "#borte", "",
        "../../../../borte", "hjelp", "hjelp\\index.html")]
    + ['<form action="tel:98765432">', '<button formaction="borte/">', '<img src="ftp://a.no">', '<img srcset="favicon.ico, //a.no 2x">',
       '<video poster="tel:98765432">', '<svg><a xlink:href="TEL:98765432"/></svg>', '<base href="https://a.no/">', '<area href="sip:1">',
       '<meta http-equiv="Refresh" content="0">', '<link rel="next" href="http://a.no">', '<object data="borte">'],
)  # fmt: skip
def test_an_address_a_browser_would_follow_elsewhere_is_seen(project: Site, built: Path, element: str) -> None:
    assert len(wrong(BeautifulSoup(element, "html.parser"), "/", built, ours(project))) == 1


WRONG = "/gal.html"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Tells linkchecker that it may ask as fast as it likes: the server is ours."""

    def end_headers(self) -> None:
        """Adds the header linkchecker looks for."""
        self.send_header("LinkChecker", "1")
        super().end_headers()

    def do_GET(self) -> None:
        """The site's own page, or the one that is wrong: it stands in no folder, where another test would read it."""
        if self.path != WRONG:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b'<!doctype html><title>x</title><a href="/akutt/#finnes-ikke">a</a><a href="/borte/">b</a>')

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
def test_linkchecker_would_have_found_one(served: str, tmp_path: Path) -> None:
    # No further than its links: a page met elsewhere first is not asked for the anchor.
    done = follow(tmp_path / "linkcheckerrc", "-r1", f"{served}{WRONG[1:]}")
    assert done.returncode == 1 and "1 error found" in done.stdout
    assert "finnes-ikke" in done.stdout, "Som root blir linkchecker «nobody»: legg prosjektet i en mappe alle kan lese."
