"""The headers a host sends: the same set in every configuration, and real servers, as Debian sets them up, that send them."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import urllib3

from ressursbank.live_host import Host as Seen
from ressursbank.live_host import lacks
from ressursbank.pages.front_matter import PageType
from ressursbank.publish.headers import HEADERS, policy, sent
from ressursbank.publish.pages import address, roots
from ressursbank.site import Site
from tests.site.hosts import DEPLOY, EXAMPLE, GUIDE, Host, add_ours, follow, with_neighbour

FIRST_ROUND = 10 * 1460 - 1200  # bytes: ten packets (RFC 6928), less the headers
SET = sent(False)


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
    found = dict(row.strip().split(": ", 1) for row in rows[1:])
    hashes = {one for path in built.rglob("*.html") for one in re.findall(r"'sha256-[^']+'", path.read_text("utf-8"))}
    assert hashes and found.pop("Content-Security-Policy") == policy(sorted(hashes))
    assert found == {name: value for name, value in SET.items() if name != "Content-Security-Policy"}


def test_hosts_that_read_redirects_get_each_language_s_own_404_page(built: Path) -> None:
    rows = [row.split() for row in (built / "_redirects").read_text(encoding="utf-8").splitlines()]
    assert rows == [[f"/{one.folder}*", f"/{one.folder}404.html", "404"] for one in roots(built) if one.folder]
    assert all((built / page[1:]).is_file() for _, page, _ in rows)


def test_the_headers_are_as_strict_as_we_say() -> None:
    assert SET["Strict-Transport-Security"] == "max-age=63072000", "other names are not ours to promise for"
    assert sent(True)["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains", "only where someone has said so"
    assert HEADERS["Referrer-Policy"] == "no-referrer" and HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Cross-Origin-Opener-Policy"] == HEADERS["Cross-Origin-Resource-Policy"] == "same-origin"
    assert all(rule.endswith("=()") for rule in HEADERS["Permissions-Policy"].split(", "))
    for one in (policy(), policy(["'sha256-x'"])):
        assert "unsafe" not in one and "http" not in one and "*" not in one
        for rule in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "object-src 'none'"):
            assert rule in one
    assert policy(["'sha256-x'"]).startswith("default-src 'none'; style-src 'sha256-x'; ")


@pytest.fixture(scope="module", params=["nginx", "apache"])
def host(request: pytest.FixtureRequest, built: Path) -> Iterator[Host]:
    """The site as LESMEG.md puts it out, with a file in it that the server may not read."""
    with tempfile.TemporaryDirectory() as name:
        found = with_neighbour(request.param, str(urlsplit(address(built)).hostname), Path(name))
        shutil.copytree(built, found.work / "site")
        (found.work / "hjelp/utgaver").mkdir(parents=True)
        follow("Legg ut en ny utgave", found.work)
        locked = found.work / "hjelp/aktiv/laast.txt"
        locked.write_text("", encoding="utf-8")
        locked.chmod(0)
        with found.running():
            alone = found.neighbour()
        add_ours(found)
        with found.running():
            assert found.neighbour() == alone, "a site beside ours is as it was"
            yield found


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
        ("/_redirects", 404, "text/html"),
        ("/.git/config", 404, "text/html"),
    ],
)
def test_a_real_server_sends_every_header_on_every_answer(host: Host, path: str, status: int, kind: str) -> None:
    answer = host.ask(path)
    assert answer.status == status and answer.headers["Content-Type"].split(";")[0] == kind
    assert {name: answer.headers.get(name) for name in SET} == SET
    assert kind.startswith("image") or answer.headers["Content-Type"].endswith("; charset=utf-8")
    assert host.kind == "apache" or answer.headers["Server"] == "nginx", "the version is nobody's business"


def test_the_command_that_asks_a_host_finds_nothing_missing(
    host: Host, built: Path, project: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = urllib3.util.connection.create_connection
    ports = {80: host.plain, 443: host.secure}
    monkeypatch.setattr(
        urllib3.util.connection, "create_connection", lambda to, *a, **b: real(("127.0.0.1", ports[to[1]]), *a, **b)
    )
    assert "nettleserne stoler på" in _asked_of(project, host.name, built)
    monkeypatch.setenv("SSL_CERT_FILE", str(host.work / "cert.pem"))
    assert _asked_of(project, host.name, built) == ""
    assert "et annet navn" in _asked_of(project, "annet.example", built)
    ports[80] = host.secure
    assert "http://" in _asked_of(project, host.name, built)


def _asked_of(project: Site, name: str, built: Path) -> str:
    try:
        return " ".join(lacks(Seen(project, name, built)))
    except ValueError as error:
        return str(error)


def test_a_page_is_on_the_screen_after_the_first_round_trip(host: Host, built: Path, project: Site) -> None:
    """A server sends about 14 kB before it must hear back; at nginx's own level of packing a guide took two rounds."""
    kinds = (PageType.FORSIDE, PageType.AKUTT, PageType.HJELP, PageType.BEKYMRET, PageType.ETTERLATT, PageType.VEILEDER)
    folders = {one.language: one.folder for one in roots(built)}
    for (language, _), page in project.pages.items():
        if language in folders and page.meta.page_type in kinds:
            answer = host.ask(f"/{folders[language]}{page.url}", Accept_Encoding="gzip")
            assert answer.headers["Content-Encoding"] == "gzip", page.path
            assert answer.status == 200 and len(answer.data) <= FIRST_ROUND, page.path


def test_everyone_is_sent_to_the_same_address_with_https_whatever_name_they_gave(host: Host) -> None:
    for name in (host.name, "lurt.example"):
        answer = host.ask("/akutt/?a=b", secure=False, Host=name)
        assert (answer.status, answer.headers["Location"]) == (301, f"https://{host.name}/akutt/?a=b")
    place = host.ask("/akutt", Host="lurt.example").headers["Location"]
    assert place.removeprefix(f"https://{host.name}") == "/akutt/"


def test_a_missing_page_shows_help_in_the_reader_s_language_and_no_folder_is_listed(host: Host, built: Path) -> None:
    asked = [(f"/{one.folder}finnes/ikke/", one.language) for one in roots(built)]
    for path, language in [*asked, *((path, asked[0][1]) for path in ("/zz/finnes/ikke/", "/assets/", "/laast.txt"))]:
        answer = host.ask(path)
        assert answer.status in ((403, 404) if "ikke" not in path else (404,)), path
        assert f'<html lang="{language}"'.encode() in answer.data and b'href="tel:113"' in answer.data, path


def test_nothing_is_written_down_about_who_reads_while_the_neighbour_s_log_goes_on(host: Host) -> None:
    for path in ("/akutt/", "/finnes/ikke/", "/assets/", "/laast.txt"):
        host.ask(path)
        host.ask(path, secure=False)
    host.ask("/naboens.webmanifest?igjen", secure=False, Host="nabo.example")
    host.ask("/akutt/", secure=False)  # a log is written when the next one asks
    text = host.written()
    assert "naboens.webmanifest?igjen" in text
    assert not [word for word in ("akutt", "finnes/ikke", "GET /assets", "laast") if word in text], text


def test_one_goes_back_to_the_edition_before_and_forward_again(host: Host) -> None:
    releases = host.work / "hjelp/utgaver"
    old, now = re.findall(r"utgaver/(20\S+)", GUIDE)[0], (host.work / "hjelp/aktiv").readlink()
    shutil.copytree(releases / now.name, releases / old, copy_function=shutil.copyfile)
    (releases / old / "akutt/index.html").write_text("den forrige", encoding="utf-8")
    known = host.ask("/akutt/").headers["ETag"]
    follow("Gå tilbake", host.work)
    assert host.ask("/akutt/", If_None_Match=known).data == b"den forrige"
    follow("Legg ut en ny utgave", host.work)
    assert host.ask("/akutt/").data == (host.work / "site/akutt/index.html").read_bytes()
    known = host.ask("/akutt/", Accept_Encoding="gzip").headers["ETag"]
    assert host.ask("/akutt/", Accept_Encoding="gzip", If_None_Match=known).status == 304


@pytest.mark.parametrize("module", ["headers", "ssl", "deflate"])
def test_apache_does_not_start_without_what_keeps_the_readers_safe(tmp_path: Path, module: str) -> None:
    host = with_neighbour("apache", EXAMPLE, tmp_path, module)
    add_ours(host)
    done = subprocess.run([*host.command, "-t"], capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "hjelp.conf" in done.stderr
