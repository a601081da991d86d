"""The headers a host sends: the same set in every configuration, and a real nginx that sends them on every answer."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ressursbank.publish.headers import FRESH, HEADERS, policy
from tests.conftest import ROOT
from tests.site import nginx

DEPLOY = ROOT / "deploy"
FIRST_ROUND = 10 * 1460 - 1200  # bytes: ten packets (RFC 6928), less the headers
SET = {**HEADERS, "Content-Security-Policy": policy(), "Cache-Control": FRESH}


def written(pattern: str, path: Path) -> dict[str, str]:
    """The headers a configuration sets; a header set twice would be two policies."""
    found = re.findall(pattern, path.read_text(encoding="utf-8"), re.M)
    assert len(found) == len(dict(found)), path.name
    return dict(found)


def test_nginx_and_apache_send_the_same_headers_as_the_build_writes() -> None:
    assert written(r'^\s+add_header (\S+) "(.*)" always;$', DEPLOY / "nginx.conf") == SET
    assert written(r'^\s+Header always set (\S+) "(.*)"$', DEPLOY / "apache.conf") == SET


def test_in_nginx_all_headers_stand_in_one_place_since_one_more_would_silence_the_rest() -> None:
    depth, places = 0, set()
    for row in (DEPLOY / "nginx.conf").read_text(encoding="utf-8").splitlines():
        depth += row.count("{") - row.count("}")
        if row.strip().startswith("add_header"):
            places.add(depth)
    assert places == {1}


def test_hosts_that_read_the_file_in_the_build_get_the_set_and_every_style_on_the_site(built: Path) -> None:
    rows = (built / "_headers").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "/*"
    sent = dict(row.strip().split(": ", 1) for row in rows[1:])
    hashes = {one for path in built.rglob("*.html") for one in re.findall(r"'sha256-[^']+'", path.read_text("utf-8"))}
    assert hashes and sent.pop("Content-Security-Policy") == policy(sorted(hashes))
    assert sent == {name: value for name, value in SET.items() if name != "Content-Security-Policy"}


def test_the_headers_are_as_strict_as_we_say() -> None:
    assert "includeSubDomains" in HEADERS["Strict-Transport-Security"] and "63072000" in HEADERS["Strict-Transport-Security"]
    assert HEADERS["Referrer-Policy"] == "no-referrer" and HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Cross-Origin-Opener-Policy"] == HEADERS["Cross-Origin-Resource-Policy"] == "same-origin"
    assert all(rule.endswith("=()") for rule in HEADERS["Permissions-Policy"].split(", "))
    for one in (policy(), policy(["'sha256-x'"])):
        assert "unsafe" not in one and "http" not in one and "*" not in one
        for rule in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "object-src 'none'"):
            assert rule in one
    assert policy(["'sha256-x'"]).startswith("default-src 'none'; style-src 'sha256-x'; ")


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: str
    sent: int  # bytes on the line, packed


@dataclass(frozen=True)
class Host:
    """A running nginx with the shipped configuration."""

    plain: int
    secure: int
    folder: Path

    def ask(self, path: str, secure: bool = True, packed: bool = False) -> Answer:
        """One request, no redirect followed."""
        trust = ssl._create_unverified_context()
        connection = (
            http.client.HTTPSConnection("127.0.0.1", self.secure, context=trust, timeout=10)
            if secure
            else http.client.HTTPConnection("127.0.0.1", self.plain, timeout=10)
        )
        connection.request(
            "GET", path, headers={"Host": "hjelp.example.no", "Accept-Encoding": "gzip" if packed else "identity"}
        )
        reply = connection.getresponse()
        body = reply.read()
        answer = Answer(reply.status, {**reply.headers}, body.decode("utf-8", "replace"), len(body))
        connection.close()
        return answer


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def host(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The shipped nginx configuration with only ports, certificate and folder changed."""
    program = nginx.find()
    if program is None or not shutil.which("openssl"):
        pytest.skip(nginx.MISSING if program is None else "openssl finnes ikke her")
    work = tmp_path_factory.mktemp("nginx")
    found = Host(free_port(), free_port(), work)
    _certificate(work)
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    changed = (
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
        ("listen 80;", f"listen 127.0.0.1:{found.plain};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{found.secure} ssl http2;"),
        ("/etc/ssl/hjelp/fullchain.pem", str(work / "cert.pem")),
        ("/etc/ssl/hjelp/privkey.pem", str(work / "key.pem")),
        ("/srv/hjelp/site", str(built)),
    )
    for old, new in changed:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    temporary = "".join(
        f"{name}_temp_path {work}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    conf = f"{user}daemon off;\npid {work}/pid;\nerror_log {work}/error.log;\nevents {{}}\nhttp {{\n{temporary}{text}\n}}\n"
    (work / "nginx.conf").write_text(conf, encoding="utf-8")
    started = subprocess.Popen([program, "-p", str(work), "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")])
    _wait(found.secure, work / "error.log")
    yield found
    started.terminate()
    started.wait(10)


def _certificate(work: Path) -> None:
    subject = ["-subj", "/CN=hjelp.example.no", "-days", "2", "-nodes"]
    files = ["-keyout", str(work / "key.pem"), "-out", str(work / "cert.pem")]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", *subject, *files], check=True, capture_output=True)


def _wait(port: int, log: Path) -> None:
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html"),
        ("/akutt/", 200, "text/html"),
        ("/en/hjelp/", 200, "text/html"),
        ("/sw.js", 200, "text/javascript"),
        ("/assets/ikon.svg", 200, "image/svg+xml"),
        ("/favicon.ico", 200, "image/x-icon"),
        ("/manifest.webmanifest", 200, "application/manifest+json"),
        ("/sitemap.xml", 200, "text/xml"),
        ("/robots.txt", 200, "text/plain"),
        ("/.well-known/security.txt", 200, "text/plain"),
        ("/finnes/ikke/", 404, "text/html"),
        ("/_headers", 404, "text/html"),
        ("/.git/config", 404, "text/html"),
    ],
)
def test_a_real_nginx_sends_every_header_on_every_answer(host: Host, path: str, status: int, kind: str) -> None:
    answer = host.ask(path)
    assert answer.status == status and answer.headers["Content-Type"].split(";")[0] == kind
    assert {name: answer.headers.get(name) for name in SET} == SET
    assert answer.headers["Server"] == "nginx", "the version is nobody's business"


@pytest.mark.parametrize("path", ["/", "/hjelp/selvmordstanker/", "/ansatt/bekymring-voksen/", "/en/ansatt/akutt-fare/"])
def test_a_page_from_nginx_is_on_the_screen_after_the_first_round_trip(host: Host, path: str) -> None:
    """A server sends about 14 kB before it must hear back; at nginx's own level of packing a guide took two rounds."""
    answer = host.ask(path, packed=True)
    assert answer.headers["Content-Encoding"] == "gzip" and 2000 < answer.sent <= FIRST_ROUND


def test_nginx_sends_everyone_to_the_same_address_with_https(host: Host) -> None:
    answer = host.ask("/akutt/?a=b", secure=False)
    assert (answer.status, answer.headers["Location"]) == (301, "https://hjelp.example.no/akutt/?a=b")
    assert host.ask("/akutt").headers["Location"] == "/akutt/"


def test_nginx_shows_the_404_page_with_help_in_the_reader_s_language(host: Host) -> None:
    for path, sentence in (("/om/tull/", "Siden finnes ikke"), ("/en/nonsense/", "This page does not exist")):
        answer = host.ask(path)
        assert answer.status == 404 and sentence in answer.body and 'href="tel:113"' in answer.body


def test_nginx_writes_nothing_down_about_who_reads(host: Host) -> None:
    host.ask("/akutt/")
    host.ask("/finnes/ikke/")
    text = "".join(
        path.read_text("utf-8", "replace") for path in host.folder.rglob("*") if path.is_file() and path.suffix == ".log"
    )
    assert "127.0.0.1, " not in text and "akutt" not in text and "finnes/ikke" not in text
    assert [path.name for path in host.folder.glob("*.log")] == ["error.log"]
