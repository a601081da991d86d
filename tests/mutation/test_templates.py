"""A partial, the emergency page or a sheet's template that gets one digit wrong: what it prints is seen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.cli import main
from ressursbank.ladder import AMK
from ressursbank.show.place import Here
from ressursbank.show.render import partials, show
from ressursbank.show.shell import Shell
from ressursbank.site import Site, load_site
from tests.chosen import lines
from tests.conftest import ROOT, copied
from tests.mutation.digits import Tally, mutants
from tests.site.said import Truth, said_on, truth_of, wrong

PRINTED = re.compile(
    r"\{\{ ((?:\w+\.)+(?:href|text))(\|e)? \}\}(?=\"><|</bdi>|\"><span)"
)  # a number, or the link that rings it
SITE = load_site(ROOT)
LINES = [one.service.id for one in islice(lines(SITE), 2)]
TEXTED = list(truth_of(SITE).sms)[:1]
WORDS: dict[str, list[tuple[str, ...]]] = {
    "partials/telefon.html": [("telefon", AMK), *(("telefon", one) for one in LINES)],
    "partials/kort.html": [
        ("kontakt", "legevakt-116117"),
        *(("kontakt", one) for one in (*LINES, *TEXTED)),
        ("tjenesteoversikt",),
    ],
    "partials/tjenester.html": [("tjenester",)],
    "partials/kart.html": [("kart",)],
    "partials/krise.html": [()],
    "partials/na.html": [()],
    "akutt.html": [()],
}
MOST, STEP = 5, 5  # wrong ways a place is tried in, spread over all there are; the service files get every one


def printing(folder: Path) -> list[tuple[str, int, int]]:
    """Every place in the templates where a number of the register is printed: file, and where the expression stands."""
    found = []
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for one in PRINTED.finditer(text):
            row = text[text.rfind("\n", 0, one.start()) + 1 : one.end() + 60]
            if "<bdi" in row:
                found.append((path.relative_to(folder).as_posix(), one.end(1), one.start()))
    return found


def galt(number: int, value: object) -> str:
    """What is printed, wrong in one digit; each ``number`` another way."""
    every = [changed for _, changed in mutants(str(value))]
    return every[number * STEP % len(every)]


@pytest.fixture
def own(project: Site, tmp_path: Path) -> Site:
    """The project with templates a test may break."""
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data/chain.yml", tmp_path / "data")
    return replace(project, root=tmp_path)


def html_of(site: Site, template: str, language: str) -> Iterator[str]:
    """What a template prints, through each word that uses it; a site read anew, since what a word shows is kept with it."""
    site = replace(site)
    for word in WORDS[template]:
        if word:
            yield show(Here(site, language, "hjelp/index"), *word)
        else:
            shell = Shell(Here(site, language, "akutt"), ("akutt",), ("nb", "en"))
            rest = {"t": shell.t, "page": None, "notfound": False, "does": "", "says": "", "rings": shell.crisis}
            yield partials(site.root / "overrides").get_template(template).render(shell=shell, **rest)


def mistakes(site: Site, template: str, language: str, truth: Truth) -> list[str]:
    """What the checks over the built site have against it."""
    pages = [BeautifulSoup(html, "html.parser") for html in html_of(site, template, language)]
    return [one for page in pages for one in wrong(said_on(page, truth), truth)]


@pytest.mark.parametrize("language", ["nb", pytest.param("en", marks=pytest.mark.slow)])
def test_a_template_that_prints_one_digit_wrong_is_seen(own: Site, measured: Callable[[str], None], language: str) -> None:
    tally, truth = Tally(f"malene, {language}"), truth_of(own)
    folder = own.root / "overrides"
    environment = partials(folder)
    assert environment.cache is not None
    places = printing(folder)
    assert {name for name, _, _ in places} == set(WORDS), "a template that prints a number has its words above"
    for name, end, _ in places:
        text = (folder / name).read_text(encoding="utf-8")
        assert mistakes(own, name, language, truth) == []
        (folder / name).write_text(f"{text[:end]}|galt{text[end:]}", encoding="utf-8")
        tally.places += 1
        for number in range(MOST):
            environment.filters["galt"] = partial(galt, number)
            environment.cache.clear()
            tally.one(f"{name}: {text[end - 30 : end]} galt nummer {number + 1}", mistakes(own, name, language, truth))
        (folder / name).write_text(text, encoding="utf-8")
        environment.cache.clear()
    tally.done(measured, least=12)


def test_every_digit_of_every_number_s_name_in_the_templates_of_pages_and_sheets(
    project: Site, measured: Callable[[str], None]
) -> None:
    tally = Tally("malene på nett og papir, navnene på numrene")
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        for code in re.findall(r"\{[{%].*?[%}]\}", path.read_text(encoding="utf-8")):
            for name in re.findall(r'"([a-z0-9-]*\d[a-z0-9-]*)"', code):
                if name in project.register.services:  # an id that is none stops the build: see the next test
                    tally.place(
                        path.relative_to(ROOT).as_posix(), name, lambda changed: changed not in project.register.services
                    )
    tally.done(measured, least=6)


@pytest.mark.slow
def test_a_template_that_names_no_number_we_have_stops_the_paper_in_norwegian(
    project: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(tmp_path / "prosjekt", ("data", "docs", "overrides"))
    path = root / "overrides/papir/numre.html"
    path.write_text(path.read_text(encoding="utf-8").replace("nod-112-politi", "nod-122-politi"), encoding="utf-8")
    assert main(["papir", "--rot", str(root), "--ut", str(tmp_path / "site")]) == 1
    assert "«nod-122-politi», som ikke finnes. Mente du «nod-112-politi»?" in capsys.readouterr().err
