"""The map of the help on its page and on its sheet: all of it is the chain's and the register's, and each thing said once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from ressursbank.paper.proof import proofs
from ressursbank.phone import digits_of
from ressursbank.register.chain import Chain
from ressursbank.register.service import Status
from ressursbank.site import Site, load_site
from tests.chosen import page_with
from tests.conftest import ROOT, run_build
from tests.site.conftest import NEW_NAME, Elsewhere
from tests.site.pages import address, html_files, tree
from tests.site.said import truth_of

Source = Callable[[Site, Path, str], BeautifulSoup]
MAP = page_with(load_site(ROOT), "kart").url
PAGES = {"nb": f"{MAP}index.html", "en": f"en/{MAP}index.html"}


def of_page(project: Site, built: Path, language: str) -> BeautifulSoup:
    """The page with the map."""
    return tree(built / PAGES[language])


def of_sheet(project: Site, built: Path, language: str) -> BeautifulSoup:
    """The sheet for a wall, as it is sent to the printer."""
    html = next(one.html for one in proofs(project) if (one.sheet.template, one.language) == ("kjede", language))
    return BeautifulSoup(html, "html.parser")


both = pytest.mark.parametrize("source", [of_page, of_sheet], ids=["side", "ark"])
each_language = pytest.mark.parametrize("language", PAGES)


def texts(page: Tag, where: str) -> list[str]:
    """The text of every element that fits."""
    return [" ".join(one.get_text().split()) for one in page.select(where)]


@both
@each_language
def test_the_map_has_the_stages_and_services_of_the_chain_in_their_order(
    project: Site, chain: Chain, built: Path, language: str, source: Source
) -> None:
    page, text = source(project, built, language), project.strings[language]
    assert texts(page, ".trinn h2") == [text.of_plain(stage.name) for stage in chain.stages]
    assert [[str(box["id"]) for box in stage.select(".boks")] for stage in page.select("ol > .trinn")] == [
        [f"kart-{one}" for one in stage.services] for stage in chain.stages
    ]
    assert texts(page, ".boks .navn") == [project.register.services[one].name for one in chain.services]


@both
@each_language
def test_a_box_has_no_other_number_than_its_own_service_s_and_a_way_in(
    project: Site, built: Path, language: str, source: Source
) -> None:
    truth = truth_of(project)
    page = source(project, built, language)
    for box in page.select(".boks"):
        own = {truth.links[link] for link in truth.of_service.get(str(box["id"]).removeprefix("kart-"), ())}
        numbers = {digits_of(one) for one in texts(box, ".nummer")}
        loose = re.findall(r"\d[\d ]{2,}\d", " | ".join(texts(box, "p:not(.nummer, .navn, .vei)")))
        assert numbers <= own and not loose, box
        for link in box.select("a.tel"):
            assert link["href"] in truth.of_service[str(box["id"]).removeprefix("kart-")]
        stage = box.find_parent(class_="trinn")
        assert stage and (numbers or box.select(".vei, .tilstand") or stage.select(".hode p")), box
    assert texts(page, ".boks .nummer")[0] == "113"


@both
@each_language
def test_who_can_send_you_on_is_said_where_you_stand_and_leads_there(
    project: Site, chain: Chain, built: Path, language: str, source: Source
) -> None:
    page, text = source(project, built, language), project.strings[language]
    names = {stage.id: text.of_plain(stage.name) for stage in chain.stages}
    names |= {one: project.register.services[one].name for one in chain.services}
    said = text.plain("kart.videre")
    for sender in {one.sender for one in chain.arrows}:
        place = page.find(id=f"kart-{sender}")
        assert isinstance(place, Tag)
        (line,) = place.select(":scope > .videre, :scope > .hode > .videre")
        receivers = [one.receiver for one in chain.arrows if one.sender == sender]
        assert " ".join(line.get_text().split()) == f"{said}: {', '.join(names[one] for one in receivers)}"
        assert source is of_sheet or [str(one["href"]) for one in line.select("a")] == [f"#kart-{one}" for one in receivers]
    assert len(page.select(".videre")) == len({one.sender for one in chain.arrows})


@both
@each_language
def test_a_service_that_is_not_open_yet_is_marked_in_words_and_has_no_number(
    project: Site, chain: Chain, built: Path, language: str, source: Source
) -> None:
    page, mark = source(project, built, language), project.strings[language].plain("status.planned")
    planned = {f"kart-{one}" for one in chain.services if project.register.services[one].status is Status.PLANNED}
    assert {str(box["id"]) for box in page.select(".boks.planned")} == planned
    for box in page.select(".boks.planned"):
        assert texts(box, ".tilstand")[0].startswith(mark) and not box.select(".nummer")


def test_the_style_of_the_map_is_sent_with_the_map_only(built: Path) -> None:
    for path in html_files(built):
        has_map, html = f"/{MAP}" in address(path, built), path.read_text(encoding="utf-8")
        assert ('class="kart"' in html) is (".kart .boks" in html) is has_map, address(path, built)


@pytest.mark.slow
def test_a_service_that_changes_name_changes_in_its_box_and_wherever_one_is_sent_on_to_it(
    elsewhere: Elsewhere, built: Path
) -> None:
    for page in PAGES.values():
        before, after = (" ".join(texts(tree(root / page), ".kart")) for root in (built, elsewhere.site))
        assert after.count(NEW_NAME) == before.count(elsewhere.renamed.name) > 1 and elsewhere.renamed.name not in after


@pytest.mark.slow
def test_a_misspelt_service_stops_the_build_with_its_line(chain: Chain, copy: Path) -> None:
    right, path = chain.stages[-1].services[0], copy / "data/chain.yml"
    text = path.read_text(encoding="utf-8")
    at = re.search(rf"(?<=[\[ ]){right}(?=[\],\n])", text)
    assert at is not None
    path.write_text(f"{text[: at.end()]}x{text[at.end() :]}", encoding="utf-8")
    done = run_build(copy, copy / "site")
    assert done.returncode == 1 and not (copy / "site").exists()
    line = text.count("\n", 0, at.start()) + 1
    assert f"data/chain.yml:{line}: [UKJENT] Fant ikke tjenesten «{right}x». Mente du «{right}»?" in done.stderr
