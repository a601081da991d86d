"""The map of the help: drawing, text alternative and table say the same, and all of it is the register's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from ressursbank.register.chain import Chain
from ressursbank.register.service import Status
from ressursbank.site import Site
from tests.conftest import run_build
from tests.site.conftest import NEW_NAME, Elsewhere
from tests.site.pages import address, html_files, tree

PAGES = {"nb": "tjenester/kart/index.html", "en": "en/tjenester/kart/index.html"}


@pytest.fixture(params=PAGES)
def language(request: pytest.FixtureRequest) -> str:
    """One language of the page."""
    return str(request.param)


def words(tag: Tag, where: str) -> str:
    """The text of the wrapped lines of one kind in a box."""
    return " ".join(row.get_text() for row in tag.select(where))


def bare(text: str) -> str:
    """Text without the spaces and hyphens that wrapping may move."""
    return re.sub(r"[\s-]", "", text)


def drawn(page: BeautifulSoup, key: str) -> dict[str, str]:
    """Id → name of every service in one drawing, in order."""
    return {str(box["data-id"]): words(box, "text.navn") for box in page.select(f"svg.{key} g.boks")}


def listed(page: BeautifulSoup) -> dict[str, str]:
    """Id → name of every service in the table, in order."""
    rows = page.select(".kart tbody tr:not(.trinn)")
    return {str(row["id"]).removeprefix("kart-"): words(row, "th > a") for row in rows}


def test_drawing_and_table_name_the_same_services_as_the_register(
    project: Site, chain: Chain, built: Path, language: str
) -> None:
    page = tree(built / PAGES[language])
    expected = {one: project.register.services[one].name for stage in chain.stages for one in stage.services}
    assert list(listed(page).items()) == list(expected.items())
    for key in ("bred", "smal"):
        found = drawn(page, key)
        assert list(found) == list(expected)
        assert {one: bare(name) for one, name in found.items()} == {one: bare(name) for one, name in expected.items()}


def test_drawing_and_table_have_the_stages_of_the_chain(project: Site, chain: Chain, built: Path, language: str) -> None:
    page, text = tree(built / PAGES[language]), project.strings[language]
    expected = [text.of_plain(stage.name) for stage in chain.stages]
    for key in ("bred", "smal"):
        bands = page.select(f"svg.{key} > g[data-trinn]")
        assert [words(band, ":scope > text.trinn") for band in bands] == expected
    heads = [row.find(string=True) for row in page.select(".kart tr.trinn > th")]
    assert [str(head).strip() for head in heads] == expected


def test_every_drawing_is_a_picture_with_a_name_and_a_text_that_says_the_same(
    project: Site, chain: Chain, built: Path, language: str
) -> None:
    page, text = tree(built / PAGES[language]), project.strings[language]
    names = {key: text.of_plain(name) for key, name in chain.names(project.register).items()}
    for drawing in page.select(".kart svg"):
        title = page.find(id=str(drawing["aria-labelledby"]))
        alternative = page.find(id=str(drawing["aria-describedby"]))
        assert drawing["role"] == "img" and title is not None and alternative is not None
        assert title.name == "title" and title.get_text() and alternative.name == "desc"
        said = alternative.get_text()
        places = [said.find(name) for name in names.values()]
        assert min(places) >= 0, [name for name in names.values() if name not in said]
        for arrow in chain.arrows:
            sender, receiver = re.escape(names[arrow.sender]), re.escape(names[arrow.receiver])
            assert re.search(rf"{sender} (kan sende deg videre til|can send you on to) [^.]*{receiver}", said), arrow
        assert not drawing.select("a, [tabindex]"), "a picture holds nothing one can press: the table does"


def test_the_arrows_of_the_drawing_and_the_table_are_the_chains(chain: Chain, built: Path, language: str) -> None:
    page = tree(built / PAGES[language])
    expected = sorted((arrow.sender, arrow.receiver) for arrow in chain.arrows)
    lines = [(str(one["data-fra"]), str(one["data-til"])) for one in page.select("svg.bred g.pil")]
    assert sorted(lines) == expected
    links = []
    for row in page.select(".kart tbody tr"):
        for link in row.select('a[href^="#kart-"]'):
            assert page.find(id=str(link["href"])[1:]) is not None, link
            links.append((str(row["id"]).removeprefix("kart-"), str(link["href"]).removeprefix("#kart-")))
    assert sorted(links) == expected


def test_the_numbers_in_the_drawing_are_the_ones_in_the_table_and_no_others(
    project: Site, built: Path, language: str
) -> None:
    page = tree(built / PAGES[language])
    linked = {
        str(row["id"]).removeprefix("kart-"): words(row, "a.tel bdi")
        for row in page.select(".kart tbody tr")
        if row.select("a.tel")
    }
    assert linked
    for key in ("bred", "smal"):
        boxes = page.select(f"svg.{key} g.boks")
        assert {str(box["data-id"]): words(box, "text.nummer") for box in boxes if box.select("text.nummer")} == linked
        for box in boxes:
            lines = [" ".join(one.get_text().split()) for one in box.select("text:not(.navn)")]
            numbers = {number for line in lines for number in re.findall(r"\d[\d ]{2,}\d", line)}
            assert numbers <= {linked.get(str(box["data-id"]))}, box
    for one in linked:
        assert any(point.printable for point in project.register.services[one].contact_points), one


def test_a_service_that_is_not_open_yet_is_marked_everywhere(
    project: Site, chain: Chain, built: Path, language: str
) -> None:
    page, mark = tree(built / PAGES[language]), project.strings[language].plain("status.planned")
    mapped = [one for stage in chain.stages for one in stage.services]
    planned = [one for one in mapped if project.register.services[one].status is Status.PLANNED]
    for key in ("bred", "smal"):
        marked = {str(box["data-id"]) for box in page.select(f"svg.{key} g.boks.status") if mark in box.get_text(" ")}
        assert marked == set(planned)
    assert {str(row["id"]) for row in page.select(".kart tr.planned")} == {f"kart-{one}" for one in planned}
    for one in planned:
        row = page.find(id=f"kart-{one}")
        assert isinstance(row, Tag) and mark in row.get_text(" ") and not row.select("a.tel")


def test_the_style_of_the_map_is_sent_with_the_map_only(built: Path) -> None:
    for path in html_files(built):
        has_map = "/tjenester/kart/" in address(path, built)
        assert bool(tree(path).select(".kart")) is has_map
        assert (".kart svg" in path.read_text(encoding="utf-8")) is has_map, address(path, built)


def test_a_service_that_changes_name_changes_in_drawing_text_and_table(elsewhere: Elsewhere, built: Path) -> None:
    old = elsewhere.renamed
    for page in PAGES.values():
        before, after = tree(built / page), tree(elsewhere.site / page)
        assert (listed(before)[old.id], listed(after)[old.id]) == (old.name, NEW_NAME)
        assert all(drawn(after, key)[old.id] == NEW_NAME for key in ("bred", "smal"))
        for was, became in zip(before.select(".kart desc"), after.select(".kart desc"), strict=True):
            assert became.get_text().count(NEW_NAME) == was.get_text().count(old.name) > 1, (
                "in its stage, and from its sender"
            )
            assert old.name not in became.get_text()


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
