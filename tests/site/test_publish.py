"""What is done to a finished build: policies, offline copy, files at the root, data for search engines."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import brotli
import pytest
from bs4 import BeautifulSoup

from ressursbank.build import QUIET
from ressursbank.check.security_txt import check_security_txt
from ressursbank.launch import of_site
from ressursbank.problems import Severity
from ressursbank.publish.csp import with_policy
from ressursbank.publish.offline import write_offline
from ressursbank.publish.structured import EMERGENCY
from ressursbank.site import Site
from tests.conftest import PARTS, ROOT, run_build
from tests.site.pages import address, html_files, tree

ALONE = ("akutt/index.html", "404.html")
XHTML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
TOPIC = re.compile(r"selvmord|sjølmord|suicid|krise|crisis|død|death|sorg|grief|skad|harm|psyk|mental", re.I)


def rules(page: BeautifulSoup) -> dict[str, str]:
    """The page's policy."""
    meta = page.select_one('meta[http-equiv="Content-Security-Policy"]')
    assert meta is not None
    return dict((rule.strip().split(" ", 1)) for rule in str(meta["content"]).split(";"))


# Policies


def test_every_page_has_a_policy_right_after_its_charset_that_fits_its_own_style(built: Path) -> None:
    for path in html_files(built):
        html, place = path.read_text(encoding="utf-8"), address(path, built)
        assert '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"' in html, place
        policy = rules(tree(path))
        assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'", place
        styles = [one.decode_contents() for one in tree(path).find_all("style")]
        hashes = {f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in styles}
        assert set(policy["style-src"].split()) == hashes and hashes, place
        assert not re.search(r"unsafe|https?:|\*|data:|blob:", str(policy)), place


def test_the_emergency_and_404_pages_may_load_nothing_at_all(built: Path) -> None:
    for path in html_files(built):
        if path.as_posix().endswith(ALONE):
            assert set(rules(tree(path))) == {"default-src", "style-src", "base-uri", "form-action"}, address(path, built)


def test_a_page_is_allowed_only_what_it_uses(built: Path) -> None:
    uses = {
        "script-src": "script[src]",
        "connect-src": "input[type=search]",
        "worker-src": "[data-offline]",
        "manifest-src": "link[rel=manifest]",
        "img-src": "img, link[rel=icon], image",
    }
    for path in html_files(built):
        page, place = tree(path), address(path, built)
        for name, selector in uses.items():
            wanted = "'self'" if page.select_one(selector) else None
            assert rules(page).get(name) == wanted, f"{place}: {name}"


def test_no_page_holds_a_style_attribute_or_inline_code_that_its_policy_would_stop(built: Path) -> None:
    for path in html_files(built):
        page, place = tree(path), address(path, built)
        assert not page.select("[style]"), f"{place}: {page.select('[style]')[:1]}"
        code = [
            one for one in page.find_all("script") if one.get("type") != "application/ld+json" and one.get_text().strip()
        ]
        assert code == [], place


def test_a_page_that_does_not_begin_as_ours_gets_no_half_policy() -> None:
    for html in (
        "<p>uten hode",
        '<style>a{}</style><meta charset="utf-8">',
        '<script src="a.js"></script><meta charset="utf-8">',
    ):
        with pytest.raises(ValueError, match="sikkerhetspolicy"):
            with_policy(html)


# Files at the root


def test_robots_may_read_everything_and_find_the_sitemap(built: Path) -> None:
    text = (built / "robots.txt").read_text(encoding="utf-8")
    assert "Disallow" not in text and "Allow: /\n" in text
    assert f"Sitemap: {home(built)}sitemap.xml" in text


def test_security_txt_has_what_rfc_9116_asks_for(project: Site, built: Path) -> None:
    text = (built / ".well-known/security.txt").read_text(encoding="utf-8")
    fields = [row.split(": ", 1) for row in text.splitlines()]
    names = [name for name, _ in fields]
    assert names.count("Expires") == 1 and names.count("Preferred-Languages") == 1 and "Contact" in names
    values = dict(fields)
    assert values["Contact"].startswith(("https://", "mailto:"))
    assert values["Canonical"] == f"{home(built)}.well-known/security.txt"
    assert values["Preferred-Languages"] == "nb, en"
    expires = datetime.fromisoformat(values["Expires"])
    assert expires.tzinfo is not None and expires.date() == project.register.municipality.security.expires


def on_day(project: Site, expires: date | None, today: date) -> list[tuple[str, Severity]]:
    town = project.register.municipality
    changed = town.model_copy(update={"security": town.security.model_copy(update={"expires": expires})})
    site = replace(project, register=replace(project.register, municipality=changed), today=today)
    return [(one.code, one.severity) for one in check_security_txt(site)]


def test_the_expiry_of_security_txt_is_watched_but_stops_nobody(project: Site) -> None:
    end = date(2027, 10, 31)
    assert on_day(project, end, end - timedelta(days=31)) == []
    for left in (30, 0, -100):
        assert on_day(project, end, end - timedelta(days=left)) == [("SIKKERHET", Severity.PAMINNELSE)], left
    assert on_day(project, end, end - timedelta(days=366)) == [("SIKKERHET", Severity.ADVARSEL)]
    assert on_day(project, None, end) == []


def test_the_expiry_problem_points_at_its_line(project: Site) -> None:
    late = replace(project, today=date(2030, 1, 1))
    found = next(check_security_txt(late))
    row = (ROOT / found.path).read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert row.strip().startswith("expires:") and "security.txt" in found.sentence


def test_nobody_to_tell_about_a_hole_stands_on_the_launch_list(project: Site) -> None:
    owed = [one for one in of_site(project) if one.kind == "sikkerhet"]
    assert bool(owed) == (not project.register.municipality.security.contact)


def test_browsers_that_ask_for_an_icon_get_a_neutral_one(built: Path) -> None:
    icon = (built / "favicon.ico").read_bytes()
    assert icon.startswith(b"\x00\x00\x01\x00") and len(icon) < 2_000


# Sitemap


def home(site: Path) -> str:
    """The site's own address."""
    link = tree(site / "index.html").select_one('link[rel="canonical"]')
    assert link is not None
    return str(link["href"])


def sitemap(site: Path) -> dict[str, dict[str, str]]:
    """Address → language → address of each version."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    found = {}
    for entry in root.findall("s:url", XHTML):
        links = entry.findall("x:link", XHTML)
        place = entry.findtext("s:loc", "", XHTML)
        assert place not in found
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry.findtext("s:lastmod", "", XHTML))
        found[place] = {one.attrib["hreflang"]: one.attrib["href"] for one in links}
        assert len(found[place]) == len(links)
    return found


def test_the_sitemap_has_every_page_once_and_no_404(built: Path) -> None:
    pages = {str(link["href"]) for path in html_files(built) for link in tree(path).select('link[rel="canonical"]')}
    assert set(sitemap(built)) == pages and len(pages) > 20
    assert not (built / "sitemap.xml.gz").exists()


def test_each_version_names_all_versions_and_bokmaal_is_the_default(built: Path) -> None:
    found = sitemap(built)
    for place, versions in found.items():
        if not versions:
            continue
        assert place in versions.values() and versions["x-default"] == versions["nb"], place
        for other in versions.values():
            assert found[other] == versions, f"{place} og {other}"
        for language, other in versions.items():
            if language != "x-default":
                file = built / other.removeprefix(home(built)) / "index.html"
                page = tree(file)
                assert page.html is not None and page.html["lang"] == language, other


def test_a_page_only_one_language_has_claims_no_translation(built: Path) -> None:
    found, base = sitemap(built), home(built)
    for place in found:
        rest = place.removeprefix(base)
        pair = rest.removeprefix("en/") if rest.startswith("en/") else f"en/{rest}"
        assert bool(found[place]) == (f"{base}{pair}" in found), place


# Link previews, app name, data


def test_a_shared_link_shows_the_same_neutral_words_whatever_page_it_leads_to(project: Site, built: Path) -> None:
    shown: dict[str, set[tuple[tuple[str, str], ...]]] = {"nb": set(), "en": set()}
    for path in html_files(built):
        page, place = tree(path), address(path, built)
        found = {str(one["property"]): str(one["content"]) for one in page.select("meta[property^='og:']")}
        assert set(found) == {"og:type", "og:title", "og:description"}, place
        assert not TOPIC.search(" ".join(found.values())), place
        shown["en" if place.startswith("/en/") else "nb"].add(tuple(sorted(found.items())))
    assert {language: len(texts) for language, texts in shown.items()} == {"nb": 1, "en": 1}


def test_the_app_is_discreet_and_linked_from_the_front_page_only(built: Path) -> None:
    for path in html_files(built):
        link = tree(path).select_one("link[rel=manifest]")
        assert bool(link) == (address(path, built) in ("/", "/en/")), address(path, built)
    for file in (built / "manifest.webmanifest", built / "en/manifest.webmanifest"):
        manifest = json.loads(file.read_text(encoding="utf-8"))
        assert not TOPIC.search(f"{manifest['name']} {manifest['short_name']}") and len(manifest["short_name"]) <= 14
        assert (file.parent / manifest["start_url"] / "index.html").is_file()
        assert all((file.parent / icon["src"]).is_file() for icon in manifest["icons"])
        assert not any(urlsplit(str(one)).netloc for one in (manifest["start_url"], manifest["scope"]))


def data(path: Path) -> list[dict[str, Any]]:
    """The page's JSON-LD."""
    found = [json.loads(one.get_text()) for one in tree(path).select('script[type="application/ld+json"]')]
    assert len(found) == 1 and found[0]["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = found[0]["@graph"]
    return graph


def phones(entry: dict[str, Any]) -> set[str]:
    """Every number one entry gives."""
    points = [*entry.get("contactPoint", []), *(one.get("servicePhone", {}) for one in entry.get("availableChannel", []))]
    return {point["telephone"] for point in points if point}


@pytest.mark.parametrize("page", ["tjenester/index.html", "en/tjenester/index.html"])
def test_the_data_for_search_engines_says_what_the_cards_say(built: Path, page: str) -> None:
    entries = {str(entry["@id"]).partition("#")[2]: entry for entry in data(built / page)}
    base = urljoin(home(built), page.removesuffix("index.html"))
    assert len(entries) > 20 and all(str(entry["@id"]).startswith(f"{base}#") for entry in entries.values())
    for card in tree(built / page).select("article[id]"):
        numbers = {str(link["href"]).removeprefix("tel:") for link in card.select("a.ring")}
        chats = {str(link["href"]) for link in card.select("a.skriv") if str(link["href"]).startswith("http")}
        entry = entries.get(str(card["id"]), {})
        assert phones(entry) == numbers, card["id"]
        assert {one["serviceUrl"] for one in entry.get("availableChannel", []) if "serviceUrl" in one} == chats, card["id"]
        assert not entry or entry["name"] == card.find(["h2", "h3"]).get_text(), card["id"]  # type: ignore[union-attr]


def test_the_data_for_search_engines_is_the_register_s(project: Site, built: Path) -> None:
    for entry in data(built / "tjenester/index.html"):
        service = project.register.services[str(entry["@id"]).partition("#")[2]]
        is_emergency = service.id in EMERGENCY
        assert (entry["@type"] == "EmergencyService") == is_emergency, service.id
        assert entry["@type"] in ("EmergencyService", "GovernmentService", "Service"), service.id
        if not is_emergency:
            assert entry["provider"]["name"] == service.organization, service.id
        place = project.register.words["areas"][service.area_served].name["nb"]
        assert entry["areaServed"] == place, service.id
        for channel in entry.get("availableChannel", []):
            assert channel.get("availableLanguage", []) in [point.languages for point in service.contact_points], service.id


def test_only_the_emergency_numbers_are_emergency_services_and_no_voluntary_line_is_the_state_s(built: Path) -> None:
    kinds = {str(entry["@id"]).partition("#")[2]: entry["@type"] for entry in data(built / "tjenester/index.html")}
    assert {one for one, kind in kinds.items() if kind == "EmergencyService"} == set(EMERGENCY)
    for voluntary in ("mental-helse-hjelpetelefonen", "kirkens-sos-telefon", "leve", "kors-pa-halsen"):
        assert kinds.get(voluntary, "Service") == "Service"
    assert "GovernmentService" in kinds.values()


def test_the_data_weighs_little_and_stands_after_the_numbers(built: Path) -> None:
    html = (built / "tjenester/index.html").read_text(encoding="utf-8")
    start = html.index('<script type="application/ld+json">')
    assert start > html.rindex("</footer>")
    with_data, without = brotli.compress(html.encode()), brotli.compress(html[:start].encode())
    assert len(with_data) - len(without) <= 4_000


def test_only_the_directory_carries_such_data(built: Path) -> None:
    for path in html_files(built):
        has = bool(tree(path).select('script[type="application/ld+json"]'))
        assert has == address(path, built).endswith("/tjenester/"), address(path, built)


# The offline copy


def edition(site: Path) -> str:
    found = re.search(r'UTGAVE = "([0-9a-f]+)"', (site / "sw.js").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def test_the_copy_s_edition_changes_with_the_emergency_pages_and_with_nothing_else(
    project: Site, built: Path, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(built, tmp_path / "site"))
    before = edition(site)
    (site / "hjelp/index.html").write_text("noe helt annet", encoding="utf-8")
    write_offline(project, site)
    assert edition(site) == before
    page = site / "en/akutt/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", " </main>"), encoding="utf-8")
    write_offline(project, site)
    assert edition(site) != before


def test_the_worker_has_nothing_left_to_fill_in_and_stays_small(built: Path) -> None:
    worker = (built / "sw.js").read_bytes()
    assert not re.search(rb'"(UTGAVE|MERKE|SIDER)"', worker) and len(brotli.compress(worker)) <= 3_000
    assert [b'"mappe": "en/"' in worker, b'"mappe": ""' in worker] == [True, True]


def test_the_built_in_pages_show_the_register_s_crisis_numbers(built: Path) -> None:
    worker = (built / "sw.js").read_text(encoding="utf-8")
    for page in json.loads(worker[worker.index("const SIDER = ") + 14 : worker.index("];\n") + 1]):
        tree_ = BeautifulSoup(page["innebygd"], "html.parser")
        assert [link["href"] for link in tree_.select("a[href^='tel:']")] == ["tel:113", "tel:116117", "tel:116123"]
        style = tree_.find("style")
        assert style is not None and tree_.html is not None and tree_.html["lang"] == page["sprak"]
        assert b64encode(sha256(style.decode_contents().encode()).digest()).decode() in rules(tree_)["style-src"]


# Whole builds


def copied(target: Path) -> Path:
    """The project in another folder."""
    target.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / part)
    return target


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A build for an address with a path, with the offline copy switched off."""
    root = copied(tmp_path_factory.mktemp("sti") / "prosjekt")
    town = root / "data/kommune.yml"
    text = town.read_text(encoding="utf-8")
    assert text.count("offline_copy: true") == 1
    town.write_text(text.replace("offline_copy: true", "offline_copy: false"), encoding="utf-8")
    done = run_build(root, root / "site", SITE_URL="https://eksempel.no/under/", UTEN_PAPIR="1")
    assert done.returncode == 0, done.stderr
    yield root / "site"


def test_below_a_path_every_absolute_address_has_the_path(below: Path) -> None:
    assert all(place.startswith("https://eksempel.no/under/") for place in sitemap(below))
    assert "Sitemap: https://eksempel.no/under/sitemap.xml" in (below / "robots.txt").read_text(encoding="utf-8")
    assert all(
        str(one["@id"]).startswith("https://eksempel.no/under/tjenester/#") for one in data(below / "tjenester/index.html")
    )


def test_the_kill_switch_takes_the_button_away_and_ships_a_worker_that_cleans_up(below: Path) -> None:
    for page in ("index.html", "en/index.html"):
        assert not tree(below / page).select("[data-offline], script[src$='offline.js']")
        assert "worker-src" not in rules(tree(below / page))
    worker = (below / "sw.js").read_text(encoding="utf-8")
    assert "unregister()" in worker and "caches.delete" in worker and "fetch" not in worker


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, Path]]:
    """Two builds of one commit under different circumstances, and the second once more without our own steps."""
    one, two = (copied(tmp_path_factory.mktemp(name) / "prosjekt") for name in ("en", "en-helt-annen-mappe"))
    same = {"SOURCE_DATE_EPOCH": "1795219200", "UTEN_PAPIR": "1"}
    first = run_build(one, one / "site", **same, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    away = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "nn_NO.UTF-8", "PYTHONHASHSEED": "2"}
    second = run_build(two, two / "site", **same, **away)
    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(two / "raw")]
    environment = {**os.environ, **QUIET, **same}
    raw = subprocess.run(command, cwd=two, env=environment, capture_output=True, text=True, check=False)
    assert raw.returncode == 0, raw.stderr
    yield one / "site", two / "site", two / "raw"


def test_two_builds_of_one_commit_are_the_same_to_the_last_byte(twins: tuple[Path, Path, Path]) -> None:
    one, two, _ = twins
    names = [sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) for site in (one, two)]
    assert names[0] == names[1] and len(names[0]) > 50
    assert [name for name in names[0] if (one / name).read_bytes() != (two / name).read_bytes()] == []


def visible(path: Path) -> str:
    """What a reader can see of a page, title and labels included, to the last space."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    for hidden in page.select("script, style"):
        hidden.decompose()
    assert page.body is not None and page.title is not None
    labels = [
        str(one[name])
        for one in page.find_all(True)
        for name in ("alt", "aria-label", "title", "placeholder")
        if one.get(name)
    ]
    return "\n".join([page.title.get_text(), page.body.get_text().rstrip(), *labels])


def test_no_step_after_the_build_changes_what_one_can_read(twins: tuple[Path, Path, Path]) -> None:
    _, site, raw = twins
    assert [one.relative_to(site) for one in html_files(site)] == [one.relative_to(raw) for one in html_files(raw)]
    for path in html_files(site):
        assert visible(path) == visible(raw / path.relative_to(site)), address(path, site)
