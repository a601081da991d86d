"""What stands around every page: help first, right language, nothing fetched from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown
from mkdocs.config import load_config

from ressursbank.register.service import Status
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.show.shell import Shell
from ressursbank.site import Site
from ressursbank.words import WORDS
from tests.chosen import a_line, a_page, page_with, with_services
from tests.conftest import ROOT, run_build
from tests.site.conftest import Elsewhere
from tests.site.pages import address, html_files, tree

STANDALONE = ("akutt/index.html", "404.html")


def ordinary(site: Path) -> list[Path]:
    """The pages with the ordinary shell."""
    return [path for path in html_files(site) if not path.as_posix().endswith(STANDALONE)]


def test_the_crisis_block_stands_first_on_every_page(built: Path) -> None:
    assert len(ordinary(built)) > 10
    for path in ordinary(built):
        body = tree(path).body
        assert body is not None
        children = [child for child in body.children if isinstance(child, Tag)]
        assert children[0].get("href") == "#innhold", address(path, built)
        assert "krise" in (children[1].get("class") or []), address(path, built)
        links = [str(link["href"]) for link in children[1].select("a")]
        assert links[:3] == ["tel:113", "tel:116117", "tel:116123"], address(path, built)
        assert links[3].endswith("akutt/"), address(path, built)


def test_the_first_phone_link_of_every_page_is_113(built: Path) -> None:
    for path in html_files(built):
        assert tree(path).select('a[href^="tel:"]')[0]["href"] == "tel:113", address(path, built)


def test_every_page_says_its_language_and_has_one_heading_and_its_own_title(built: Path) -> None:
    titles: dict[tuple[str, str], str] = {}
    for path in html_files(built):
        page, place = tree(path), address(path, built)
        language = "en" if place.startswith("/en/") else "nb"
        assert page.html is not None and page.html["lang"] == language, place
        assert len(page.find_all("h1")) == 1, place
        assert page.title is not None
        title = page.title.get_text()
        assert (language, title) not in titles, f"{place} og {titles.get((language, title))}"
        titles[language, title] = place


def test_a_heading_without_an_id_of_its_own_keeps_its_norwegian_letters() -> None:
    """The theme's own way makes «parrende» of «Pårørende», and two headings may get the same address."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    html = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs).convert(
        "## Støtte til pårørende på kvelden"
    )
    assert 'id="støtte-til-pårørende-på-kvelden"' in html


def test_ids_are_unique(built: Path) -> None:
    for path in html_files(built):
        ids = [tag["id"] for tag in tree(path).select("[id]")]
        assert len(ids) == len(set(ids)), (address(path, built), [one for one in ids if ids.count(one) > 1])


def test_a_preview_and_nothing_else_says_on_every_page_that_it_is_a_draft_and_is_not_indexed(
    project: Site, built: Path
) -> None:
    town = project.register.municipality.name
    drafts = {one: project.strings[one].plain("utkast", kommune=town) for one in ("nb", "en")}
    for path in html_files(built):
        page = tree(path)
        said = drafts[str(page.html["lang"]) if page.html else "nb"] in " ".join(page.get_text(" ").split())
        robots = page.select_one('meta[name="robots"]')
        assert said == project.preview, address(path, built)
        hidden = robots is not None and robots["content"] == "noindex"
        assert hidden == (project.preview or path.name == "404.html"), address(path, built)


def test_a_word_brings_its_style_and_its_script_to_whichever_page_it_stands_on(project: Site) -> None:
    brings = {name for name, word in WORDS.items() if word.styles or word.scripts}
    used = {call.name for page in project.pages.values() if page.language == "nb" for call in page.calls} & brings
    assert used
    for name in used:
        page = page_with(project, name)
        moved = replace(page, slug="hjelp/et-helt-annet-sted")
        site = replace(project, pages={**project.pages, ("nb", moved.slug): moved})
        shell = Shell(Here(site, "nb", moved.slug), (), ("nb",))
        assert set(WORDS[name].styles) <= set(shell.styles) and set(WORDS[name].scripts) <= set(shell.scripts), name
        assert all((ROOT / "overrides/stil" / one).is_file() for one in shell.styles), name
        assert all((ROOT / "overrides/assets" / one).is_file() for one in shell.scripts), name


def test_nothing_is_fetched_from_another_place_and_no_script_but_ours(project: Site, built: Path) -> None:
    words = {("" if code == "nb" else f"{code}/") + page.url: page.calls for (code, _), page in project.pages.items()}
    for path in html_files(built):
        page, place = tree(path), address(path, built)
        calls = words.get(place.removeprefix("/"), [])
        brought = list(dict.fromkeys(one for call in calls for one in WORDS[call.name].scripts))
        own = ["offline.js"] if page.select("[data-offline]") else []
        for tag in page.select("script[src], img, iframe, video, audio, source, embed, object, link[rel=stylesheet]"):
            source = str(tag.get("src") or tag.get("href") or tag.get("data") or "")
            assert source and not urlsplit(source).netloc, f"{place}: {tag}"
        assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)], place
        code = [tag for tag in page.find_all("script") if tag.get("type") != "application/ld+json"]  # data, never run
        scripts = [str(tag["src"]).rpartition("/")[2] for tag in code]
        field = [] if place.endswith(("/akutt/", "/404.html")) else ["side.js"]
        assert scripts == [*own, *brought, *field], place


def test_nothing_of_the_theme_reaches_the_site_and_every_file_is_used(built: Path) -> None:
    others = [path for path in built.rglob("*") if path.is_file() and path.suffix != ".html"]
    used = {
        "sitemap.xml",
        "robots.txt",
        "security.txt",
        "favicon.ico",
        "sw.js",
        "_headers",
        "_redirects",
    }  # asked for by name, or read by the host
    for path in html_files(built):
        for tag in tree(path).select("[src], link[href], a[download]"):
            used.add(str(tag.get("src") or tag.get("href")).rpartition("/")[2])
        for tag in tree(path).select("[data-kode]"):  # what the search field fetches when it gets the focus
            used |= {str(tag[name]).rpartition("/")[2] for name in ("data-kode", "data-liste")}
    assert {path.name for path in others} <= used


def test_the_language_choice_keeps_the_page(project: Site, built: Path) -> None:
    page = a_page(project, "hjelp", fits=lambda one: ("en", one.slug) in project.pages)
    for here, there, language in ((page.url, f"en/{page.url}", "en"), (f"en/{page.url}", page.url, "nb")):
        link = tree(built / here / "index.html").select_one(f'.topp a[hreflang="{language}"]')
        assert link is not None and urljoin(f"/{here}", str(link["href"])) == f"/{there}"


@pytest.mark.slow
def test_links_also_hold_when_the_site_lives_below_a_path(elsewhere: Elsewhere) -> None:
    links = [str(link["href"]) for link in tree(elsewhere.site / "en/404.html").select("a[href]")]
    rooted = [one for one in links if one.startswith("/")]
    assert rooted and all(one.startswith("/under/") for one in rooted)
    canonical = tree(elsewhere.site / "hjelp/index.html").select_one('link[rel="canonical"]')
    assert canonical is not None and canonical["href"] == "https://eksempel.no/under/hjelp/"


def test_every_service_stands_in_the_directory_in_both_languages(project: Site, built: Path) -> None:
    for page in ("tjenester/index.html", "en/tjenester/index.html"):
        articles = {str(tag["id"]) for tag in tree(built / page).select("article[id]")}
        assert articles == set(project.register.services), page


def test_a_service_that_is_not_open_yet_says_so_and_shows_no_number(project: Site) -> None:
    for language in ("nb", "en"):
        site = with_services(project, planned := a_line(project).service.model_copy(update={"status": Status.PLANNED}))
        here = Here(site, language, "tjenester/index")
        row = BeautifulSoup(show(here, "tjenesteoversikt"), "html.parser").find(id=planned.id)
        card = BeautifulSoup(show(here, "kontakt", planned.id), "html.parser")
        assert isinstance(row, Tag) and all(here.text.plain("status.planned") in one.get_text() for one in (row, card))
        assert not row.select("a.ring") and not card.select(".punkter") and card.select(".omvei"), "no number, and a way on"


@pytest.mark.slow
def test_a_failed_build_leaves_the_site_as_it_was(copy: Path) -> None:
    site = copy / "site"
    site.mkdir()
    (site / "index.html").write_text("den forrige utgaven", encoding="utf-8")
    (copy / "docs/nb/hjelp/index.md").write_text("ikke en side", encoding="utf-8")
    done = run_build(copy, site)
    assert done.returncode == 1
    assert "docs/nb/hjelp/index.md:1: [FORTEKST]" in done.stderr and "Traceback" not in done.stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "den forrige utgaven"
    assert [path.name for path in copy.iterdir() if path.name.startswith(".bygg")] == []


@pytest.mark.slow
def test_what_only_the_generator_sees_stops_the_build_too_and_is_told_in_norwegian(copy: Path) -> None:
    config = copy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("hooks: [hooks.py]", "hooks: [hooks.py, feil.py]"), "utf-8")
    (copy / "feil.py").write_text("def on_page_markdown(text, **_):\n    return text + '\\n\\n[x](borte.md)'\n", "utf-8")
    (copy / "site").mkdir()
    done = run_build(copy, copy / "site", SITE_LOCALE="nb")
    assert done.returncode == 1 and "Traceback" not in done.stderr and not list((copy / "site").iterdir()), done.stderr
    assert "si fra til utviklerne" in done.stderr and "borte.md" in done.stderr and "INFO" not in done.stderr


def test_no_template_prints_a_value_unescaped() -> None:
    safe = ("t(", "include", "row.", "page.content", "shell.preview", "line", "review.", "one.title", "step.", "chat.hours")
    for path in (ROOT / "overrides").glob("*.html"):
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for part in row.split("{{")[1:]:
                value = part.split("}}")[0].strip()
                assert value.endswith("|e") or value.startswith(safe), f"{path.name}:{number}: {value}"
