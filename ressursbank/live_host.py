"""A running host, held against what it must send. Each lack is one Norwegian sentence that says what to do."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from urllib3 import HTTPHeaderDict, PoolManager, exceptions
from urllib3.util import parse_url

from ressursbank.problems import quoted
from ressursbank.publish.csp import style_hashes
from ressursbank.publish.headers import POLICY, sent
from ressursbank.publish.offline import MANIFEST, WORKER
from ressursbank.publish.pages import CANONICAL
from ressursbank.show.acute import acute
from ressursbank.show.place import Here
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

WAIT, LARGEST = 10, 4_000_000  # seconds and bytes for one answer; some twenty are asked for
SETUP = "Ta oppsettet fra deploy/, eller bruk en vert som leser «_headers» og «_redirects»."
CERTIFICATE = {10: "er gått ut på dato. Forny det.", 62: "gjelder et annet navn. Skaff ett for dette."}  # codes of OpenSSL
UNTRUSTED = "er ikke utstedt av noen nettleserne stoler på, eller mellomleddene mangler. Bruk fila med hele kjeden."
KINDS = {WORKER: ("text/javascript", "application/javascript"), MANIFEST: ("application/manifest+json",)}


class UnreachableError(ValueError):
    """Nobody answered as a web server does. Says why, in Norwegian."""


@dataclass(frozen=True)
class Answer:
    """What a host answered at ``url``. A header sent twice is both, with a comma between."""

    url: str
    status: int
    headers: HTTPHeaderDict
    body: bytes
    text: str


def _asked(url: str, headers: dict[str, str] | None = None) -> Answer:
    """One request, no redirect followed. Raises UnreachableError."""
    body, end = b"", time.monotonic() + WAIT
    try:
        asked = {"Accept-Encoding": "identity", **(headers or {})}
        pool = PoolManager(timeout=WAIT, retries=False)
        with pool, pool.urlopen("GET", url, headers=asked, redirect=False, preload_content=False) as answer:
            while len(body) < LARGEST and (part := answer.read1(decode_content=False)):
                body += part
                if time.monotonic() > end:
                    raise TimeoutError
            return Answer(url, answer.status, answer.headers, body, body.decode("utf-8", "replace"))
    except (exceptions.HTTPError, OSError, ValueError) as error:
        raise UnreachableError(f"{url} svarer ikke: {_why(error)}") from None


def _why(error: Exception) -> str:
    cause = error.args[0] if isinstance(error, exceptions.SSLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"sertifikatet {CERTIFICATE.get(cause.verify_code, UNTRUSTED)}"
    if isinstance(error, exceptions.SSLError):
        return "det er ikke HTTPS på denne porten. Slå på TLS 1.2 eller nyere."
    if isinstance(error, exceptions.NameResolutionError | UnicodeError):
        return "navnet finnes ikke. Er adressen skrevet riktig, og er navnet meldt inn i DNS?"
    if isinstance(error, exceptions.TimeoutError | TimeoutError) and not isinstance(error, exceptions.NewConnectionError):
        return f"det tok mer enn {WAIT} sekunder. Går serveren, og slipper brannmuren deg gjennom?"
    return "ingen tar imot, eller det som kom, er ikke fra en nettserver. Går serveren, og er porten åpen?"


class Host:
    """The host at ``address``, for ``site``, and the build it should show where there is one. Raises ValueError."""

    def __init__(self, site: Site, address: str, folder: Path | None) -> None:
        self.site, self.folder, self.seen, self.town = site, folder, dict[str, Answer](), site.register.municipality
        try:
            parts = parse_url(address if "://" in address else f"https://{address}")
        except exceptions.LocationParseError:
            parts = parse_url("")
        if parts.scheme not in ("https", "http") or not parts.host:
            raise ValueError(f"«{address}» er ikke en nettadresse. Skriv den slik: https://hjelp.eksempel.no/")
        self.usual, self.top = parts.scheme == "https" and parts.port is None, f"{parts.scheme}://{parts.netloc}/"
        self.home = urljoin(self.top, f"{parts.path or ''}/".replace("//", "/"))
        self.danger = f'href="{acute(Here(site, SOURCE, "akutt")).danger.href}"'
        self.folders = {one: "" if one == SOURCE else f"{one}/" for one in self.town.languages}

    def ask(self, path: str) -> Answer:
        """What is answered at ``path`` below the site's address; each is asked once. Raises UnreachableError."""
        url = urljoin(self.home, path)
        if url not in self.seen:
            self.seen[url] = _asked(url)
        return self.seen[url]


def _pages(host: Host) -> Iterator[str]:
    for path in (folder + page for folder in host.folders.values() for page in ("", "akutt/", "tjenester/")):
        one = host.ask(path)
        kind = one.headers.get("Content-Type", "").replace(" ", "").lower()
        if one.status != 200:
            yield f"{one.url} svarer {one.status} {one.headers.get('Location', '')}. Den skal svare 200: legg ut hele bygget, og spør om adressen sidene selv har."
        elif host.danger not in one.text:
            yield f"{one.url} er ikke en side fra dette nettstedet: nødnummeret mangler. Viser verten riktig mappe?"
        elif kind != "text/html;charset=utf-8":
            yield f"{one.url} er merket «{kind}», ikke «text/html; charset=utf-8». {SETUP}"
    said = CANONICAL.search(host.ask("").text)
    if said and said[1] != host.home:
        yield f"Forsiden sier at adressen er {said[1]}. Sett SITE_URL={host.home}, bygg på nytt og legg ut."


def _missing(host: Host) -> Iterator[str]:
    for language, folder in host.folders.items():
        one = host.ask(f"{folder}denne-siden-finnes-ikke/")
        if one.status != 404:
            yield f"{one.url} finnes ikke, men verten svarer {one.status}. Den skal svare 404. {SETUP}"
        elif host.danger not in one.text or f'<html lang="{language}"' not in one.text:
            yield f"{one.url} viser ikke nettstedets egen 404-side med nødnumre på «{language}». {SETUP}"
    if host.ask("assets/").status == 200:
        yield f"{host.home}assets/ viser en liste over filer. Slå den av («autoindex off», eller «Options -Indexes»)."


def _forwarded(host: Host) -> Iterator[str]:
    one, page = host.ask("akutt"), f"{host.home}akutt/"
    if one.status not in (301, 302, 307, 308) or urljoin(one.url, one.headers.get("Location", "")) != page:
        yield f"{one.url} sender ikke videre til adressen med skråstrek til slutt. {SETUP}"
    if page.startswith("http:"):
        yield f"{host.home} er uten kryptering. Skaff et sertifikat, og slå på HTTPS. {SETUP}"
    elif host.usual:
        plain = _asked(page.replace("https", "http", 1))
        if plain.status not in (301, 308) or plain.headers.get("Location", "") != page:
            yield f"{plain.url} sender ikke videre til den samme adressen med https (301). {SETUP}"


def _searched(host: Host) -> Iterator[str]:
    front = host.ask("")
    hidden = 'name="robots" content="noindex"' in front.text or "noindex" in front.headers.get("X-Robots-Tag", "")
    if hidden != host.site.preview:
        told = "et utkast, men noindex mangler" if host.site.preview else "i bruk, men noindex ber søkemotorer la det være"
        yield f"Nettstedet er {told}. Bygg på nytt, legg ut, og se etter X-Robots-Tag hos verten."
    robots = host.ask(f"{host.top}robots.txt")
    if robots.status != 200 or "Sitemap:" not in robots.text or re.search(r"(?m)^Disallow: */", robots.text):
        yield f"{robots.url} er ikke den fra bygget. Den må ligge rett under navnet."
    if until := host.town.security.expires:
        one = host.ask(f"{host.top}.well-known/security.txt")
        if one.status != 200 or f"Expires: {until}" not in one.text:
            yield f"{one.url} er ikke den fra bygget. Den må ligge rett under navnet, og mappa .well-known er skjult: den blir lett glemt."


def _worker(host: Host) -> Iterator[str]:
    for path, kinds in KINDS.items():
        one = host.ask(path)
        kind = one.headers.get("Content-Type", "").partition(";")[0].lower()
        if one.status != 200 or kind not in kinds:
            yield f"{one.url} svarer {one.status} som «{kind}», ikke 200 som «{kinds[0]}». Da virker ikke akuttsiden uten nett. {SETUP}"


def _thrifty(host: Host) -> Iterator[str]:
    packed = _asked(host.home, {"Accept-Encoding": "gzip"})
    if not packed.headers.get("Content-Encoding", ""):
        yield f"{host.home} blir sendt upakket, og kommer sent fram på dårlig dekning. Slå på gzip. {SETUP}"
    marks = {"If-None-Match": packed.headers.get("ETag"), "If-Modified-Since": packed.headers.get("Last-Modified")}
    known = {name: value for name, value in marks.items() if value}
    if _asked(host.home, {"Accept-Encoding": "gzip", **known}).status != 304:
        yield f"{host.home} blir sendt helt på nytt til den som har siden fra før. Verten skal sende ETag, og svare 304. {SETUP}"


def _same(host: Host) -> Iterator[str]:
    if host.folder is None:
        return
    host.ask("sitemap.xml")  # has the date of every page
    for url, one in host.seen.items():
        file = host.folder / (url + "index.html" * url.endswith("/")).removeprefix(host.home)
        if one.status == 200 and file.is_file() and file.read_bytes() != one.body:
            yield f"{url} er ikke lik den i {host.folder.name}/. Legg ut på nytt, og slå av alt hos verten som endrer sidene."


def _headers(host: Host) -> Iterator[str]:
    answers = [one for one in host.seen.values() if one.status in (200, 404)]
    for name, wanted in sent(host.town.hsts_subdomains).items():
        wrong = [one for one in answers if not _fits(name, one, wanted)]
        if wrong:
            got = wrong[0].headers.get(name)
            told = f"er {quoted(got)}, ikke {quoted(wanted)}," if got else "mangler"
            yield f"{name} {told} på {len(wrong)} av {len(answers)} adresser, først {wrong[0].url}. {SETUP}"
    if cookies := [one.url for one in answers if one.headers.get("Set-Cookie", "")]:
        yield f"{cookies[0]} setter en informasjonskapsel. Slå den av: nettstedet sier at det ikke bruker noen."


def _fits(name: str, answer: Answer, wanted: str) -> bool:
    """Whether a header is right. The policy may also name styles, when all that this page has are among them."""
    got = answer.headers.get(name, "")
    rules = dict(rule.strip().partition(" ")[::2] for rule in got.split(";"))
    styles = rules.pop("style-src", "").split()
    known = all(one.startswith("'sha256-") for one in styles) and {*style_hashes(answer.text)} <= {*styles}
    return got == wanted or (name == "Content-Security-Policy" and known and rules == {"default-src": "'none'", **POLICY})


CHECKS = (_pages, _missing, _forwarded, _searched, _worker, _thrifty, _same, _headers)  # the last judges every answer


def lacks(host: Host) -> list[str]:
    """Everything that is missing, each thing once. Raises UnreachableError when nobody answers at the address itself."""
    host.ask("")
    found: list[str] = []
    for check in CHECKS:
        try:
            found += check(host)
        except UnreachableError as error:
            found.append(str(error))
    return list(dict.fromkeys(found))
