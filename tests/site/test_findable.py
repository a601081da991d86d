"""What search engines, link previews and app lists are told: true, equal to the register, and discreet."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from bs4 import Tag

from ressursbank.publish.structured import EMERGENCY, service_data
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.chosen import a_line
from tests.site.pages import address, html_files, tree
from tests.site.published import data, home, sitemap
from tests.site.said import phones

TOPIC = re.compile(r"selvmord|sjølmord|suicid|krise|crisis|død|death|sorg|grief|skad|harm|psyk|mental", re.I)


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


@pytest.mark.parametrize("page", ["tjenester/index.html", "en/tjenester/index.html"])
def test_the_data_for_search_engines_says_what_the_cards_say(built: Path, page: str) -> None:
    entries = {str(entry["@id"]).partition("#")[2]: entry for entry in data(built / page)}
    base = urljoin(home(built), page.removesuffix("index.html"))
    assert len(entries) > 20 and all(str(entry["@id"]).startswith(f"{base}#") for entry in entries.values())
    for row in tree(built / page).select("article[id]"):
        link = row.select_one("h3 a")
        place = built / page / ".." / str(link["href"]).partition("#")[0] / "index.html" if link else built / page
        card = tree(place.resolve()).find("article", id=str(row["id"]))
        assert isinstance(card, Tag), row["id"]
        numbers = {str(link["href"]).removeprefix("tel:") for link in card.select("a.ring")}
        chats = {str(link["href"]) for link in card.select("a.skriv") if str(link["href"]).startswith("http")}
        entry = entries.get(str(row["id"]), {})
        assert set(phones(entry)) == numbers, row["id"]
        assert {one["serviceUrl"] for one in entry.get("availableChannel", []) if "serviceUrl" in one} == chats, row["id"]
        assert {str(link["href"]).removeprefix("tel:") for link in row.select("a.ring")} <= numbers, row["id"]
        heading = card.find(["h2", "h3"])
        assert heading and (not entry or entry["name"] == heading.get_text()), row["id"]


def test_the_data_for_search_engines_is_the_register_s(project: Site, built: Path) -> None:
    for entry in data(built / "tjenester/index.html"):
        service = project.register.services[str(entry["@id"]).partition("#")[2]]
        assert (entry["@type"] == "EmergencyService") == (service.id in EMERGENCY), service.id
        assert entry["@type"] in ("EmergencyService", "GovernmentService", "Service"), service.id
        place = project.register.words["areas"][service.area_served].name["nb"]
        assert entry["areaServed"] == place, service.id
        for channel in entry.get("availableChannel", []):
            assert channel.get("availableLanguage", []) in [point.languages for point in service.contact_points], service.id


def test_only_the_emergency_numbers_are_emergency_services_and_no_voluntary_line_is_the_state_s(project: Site) -> None:
    here, own = Here(project, "nb", "tjenester/index"), a_line(project).service
    for organization, kind in (("Foreningen Prøve", "Service"), (project.register.municipality.name, "GovernmentService")):
        row = service_data(here, own.model_copy(update={"organization": organization}), "")
        assert row is not None and row["@type"] == kind


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
