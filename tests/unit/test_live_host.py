"""«ressursbank vert»: a host that is right is left alone, and each thing that can be wrong gets its own sentence."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ressursbank import cli, live_host
from ressursbank.live_host import Host, lacks
from ressursbank.publish.headers import sent
from ressursbank.publish.root_files import robots, security
from ressursbank.register.vocabularies import Security
from ressursbank.site import Site
from tests.conftest import ROOT

FOLLOWS = ("er ikke lik", "liste over filer")  # what a wrong page also is
PLAIN = "er uten kryptering"  # these hosts are plain ones on this machine; https is tried with real servers


class Made:
    """A host that answers ``pages`` (path to status, type and body) as it must, until a test makes it wrong."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.headers, self.packs, self.remembers, self.wait = sent(False), True, True, 0.0
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who asked, did not wait
        self.home, self.folder = f"http://127.0.0.1:{self.server.server_port}/", folder
        draft = '<meta name="robots" content="noindex">' if site.preview else ""
        html = f'<link rel="canonical" href="{self.home}">{draft}<a href="tel:113">113</a>'
        self.pages = {
            "/sw.js": (200, "text/javascript", "1"),
            "/manifest.webmanifest": (200, "application/manifest+json", "{}"),
            "/sitemap.xml": (200, "text/xml", "<a/>"),
            "/robots.txt": (200, "text/plain", robots(self.home)),
            "/.well-known/security.txt": (200, "text/plain", security(site, self.home)),
        }
        for language in site.register.municipality.languages:
            root, page = "/" if language == "nb" else f"/{language}/", f'<html lang="{language}">{html}'
            self.pages[root + "404"] = (404, "text/html; charset=utf-8", page)
            for name in ("", "akutt/", "tjenester/"):
                self.pages[root + name] = (200, "text/html; charset=utf-8", page)
        for path, (_, _, body) in self.pages.items():
            file = folder / (path[1:] + "index.html" if path.endswith("/") else path[1:])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def put(self, path: str, **what: object) -> None:
        """Changes one answer: its status, kind or body."""
        old = dict(zip(("status", "kind", "body"), self.pages[path], strict=True))
        self.pages[path] = tuple({**old, **what}.values())  # type: ignore[assignment]


def _handler(made: Made) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/akutt" and "/akutt" not in made.pages:
                self.send_response(301)
                self.send_header("Location", "/akutt/")
                return self.end_headers()
            root = next(one for one in ("/en/", "/") if self.path.startswith(one) and one + "404" in made.pages)
            status, kind, body = made.pages.get(self.path, made.pages[root + "404"])
            self.send_response(304 if made.remembers and self.headers["If-None-Match"] else status)
            pack = {"Content-Encoding": "gzip"} if made.packs and "gzip" in self.headers["Accept-Encoding"] else {}
            for name, value in {"Content-Type": kind, "ETag": '"1"', **made.headers, **pack}.items():
                self.send_header(name, value)
            self.end_headers()
            for letter in body:  # a slow host is never silent
                self.wfile.write(letter.encode())
                time.sleep(made.wait)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Handler


@pytest.fixture
def site(project: Site) -> Site:
    """The project in two languages, with a day somebody has set for the address of those who find a hole."""
    own = {"languages": ["nb", "en"], "security": Security(expires=date(2030, 1, 1)), "hsts_subdomains": False}
    register = replace(project.register, municipality=project.register.municipality.model_copy(update=own))
    return replace(project, register=register)


@pytest.fixture
def made(site: Site, tmp_path: Path) -> Iterator[Made]:
    found = Made(site, tmp_path)
    yield found
    found.server.shutdown()
    found.server.server_close()


def said(site: Site, made: Made) -> list[str]:
    return [one for one in lacks(Host(site, made.home, made.folder)) if PLAIN not in one]


def _turned(made: Made, site: Site) -> None:
    body = str(made.pages["/"][2])
    made.put(
        "/", body=body.replace('name="robots"', "x") if site.preview else body + '<meta name="robots" content="noindex">'
    )


WRONG: dict[str, Callable[[Made, Site], object]] = {
    "svarer 500": lambda made, _: made.put("/en/akutt/", status=500),
    "nødnummeret mangler": lambda made, _: made.put("/tjenester/", body="<h1>It works!</h1>"),
    "charset=utf-8": lambda made, _: made.put("/akutt/", kind="text/html"),
    "Sett SITE_URL": lambda made, _: made.put(
        "/", body=str(made.pages["/"][2]).replace(made.home, "https://annet.example/")
    ),
    "Den skal svare 404": lambda made, _: made.put("/404", status=200),
    "404-side med nødnumre på «en»": lambda made, _: made.pages.update({"/en/404": made.pages["/404"]}),
    "liste over filer": lambda made, _: made.pages.update({"/assets/": (200, "text/html", "Index of")}),
    "skråstrek": lambda made, _: made.pages.update({"/akutt": made.pages["/akutt/"]}),
    "noindex": _turned,
    "robots.txt er ikke den": lambda made, _: made.put("/robots.txt", body="User-agent: *\nDisallow: /\nSitemap: x"),
    "security.txt er ikke den": lambda made, _: made.pages.pop("/.well-known/security.txt"),
    "uten nett": lambda made, _: made.put("/sw.js", kind="text/plain"),
    "Slå på gzip": lambda made, _: setattr(made, "packs", False),
    "svare 304": lambda made, _: setattr(made, "remembers", False),
    "er ikke lik": lambda made, _: made.put("/sitemap.xml", body="<b/>"),
    "informasjonskapsel": lambda made, _: made.headers.update({"Set-Cookie": "a=b"}),
    "er «max-age=0»": lambda made, _: made.headers.update({"Cache-Control": "max-age=0"}),
    "er «default-src *»": lambda made, _: made.headers.update({"Content-Security-Policy": "default-src *"}),
}


def test_a_host_that_is_right_hears_nothing_also_when_it_names_the_styles(made: Made, site: Site) -> None:
    assert said(site, made) == []
    made.headers = sent(False, ["'sha256-x'"])
    assert said(site, made) == []


@pytest.mark.parametrize("sentence", WRONG)
def test_each_thing_that_is_wrong_gets_one_sentence_of_its_own(made: Made, site: Site, sentence: str) -> None:
    WRONG[sentence](made, site)
    found = said(site, made)
    assert [one for one in found if sentence in one], found
    assert all(sentence in one or any(follows in one for follows in FOLLOWS) for one in found), found


@pytest.mark.parametrize("name", sent(False))
def test_each_header_that_is_missing_is_named(made: Made, site: Site, name: str) -> None:
    del made.headers[name]
    assert [one.startswith(f"{name} mangler på ") for one in said(site, made)] == [True]


def test_the_names_below_are_asked_for_https_only_where_someone_has_said_so(made: Made, site: Site) -> None:
    made.headers |= sent(True)
    assert ["includeSubDomains" in one for one in said(site, made)] == [True]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("finnes-ikke.invalid", "navnet finnes ikke"),
        ("closed", "ingen tar imot"),
        ("ftp://x/", "er ikke en nettadresse"),
        ("https://[", "er ikke en nettadresse"),
        ("", "er ikke en nettadresse"),
        ("https://gjøvik.invalid/å b", "navnet finnes ikke"),
        ("https", "det er ikke HTTPS"),
        ("slow", "det tok mer enn"),
    ],
)
def test_a_host_nobody_reaches_is_told_in_one_sentence(
    made: Made, address: str, sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_host, "WAIT", 0.5)
    made.wait = 0.05 if address == "slow" else 0.0
    if address == "closed":
        made.server.shutdown()
        made.server.server_close()
    address = {"https": made.home.replace("http", "https")}.get(
        address, made.home if address in ("slow", "closed") else address
    )
    assert cli.main(["vert", address, "--rot", str(ROOT)]) == 1
    told = capsys.readouterr()
    assert sentence in told.err and told.err.count("\n") == 1 and not told.out


def test_the_command_lists_what_is_missing_and_says_when_the_build_is(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["vert", made.home, "--rot", str(ROOT), "--mappe", str(made.folder)]) == 1
    assert PLAIN in capsys.readouterr().out
    assert cli.main(["vert", made.home, "--rot", str(ROOT), "--mappe", "borte"]) == 1
    assert "make build" in capsys.readouterr().err
