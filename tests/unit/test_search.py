"""The search's lists: what is in them, the same in every build, and no number that may not be shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ressursbank.phone import digits_of
from ressursbank.problems import Severity
from ressursbank.register.service import Status
from ressursbank.search.check import check_search
from ressursbank.search.document import Kind, Reading
from ressursbank.search.documents import LEFT_OUT, documents
from ressursbank.search.fold import fold, split, stem
from ressursbank.search.index import index, write_indexes
from ressursbank.search.things import SHOWN, thing_ids, things
from ressursbank.search.words import read_words
from ressursbank.show.bank import bank_card
from ressursbank.show.card import shown_points
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.chosen import an_open_service, with_services
from tests.conftest import ROOT
from tests.search.queries import MORE_SETS, answerable, read_queries
from tests.search.queries import split as halves

LANGUAGES = ("nb", "en")


@pytest.fixture(scope="module")
def lists(project: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Each language's list, read back as the script reads it."""
    folder = tmp_path_factory.mktemp("lister")
    return {
        path.stem.partition("-")[2]: json.loads(path.read_bytes())
        for path in write_indexes(project, folder, project.strings)
    }


def test_words_are_alike_however_they_are_typed() -> None:
    assert fold("Pårørende, ÅPENT, Øyeblikk, læreren, Sámi, café") == "parorende, apent, oyeblikk, laereren, sami, cafe"
    assert split("«Nok.» Gjøvik/Toten – don’t 116 117") == ["nok", "gjovik", "toten", "dont", "116", "117"]
    assert split("Far får nå NA", {"får", "nå"}) == ["far", "får", "nå", "na"]
    assert stem("sorggruppene", ("ene", "er", "e")) == "sorggrupp" and stem("rus", ("us",)) == "rus"


def test_a_language_without_its_words_is_told_and_bokmal_may_not_lose_them(project: Site, tmp_path: Path) -> None:
    alone = replace(project, root=tmp_path)
    assert check_search(alone) == []  # a heap of data has no search
    (tmp_path / "mkdocs.yml").touch()
    assert [(one.path, one.code, one.severity) for one in check_search(alone)] == [
        ("data/search/nb.yml", "MANGLER", Severity.FEIL),
        ("data/search/en.yml", "OVERSETTELSE", Severity.ADVARSEL),
    ]


def test_two_lists_made_from_one_project_are_the_same_bytes(project: Site, tmp_path: Path) -> None:
    first, second = (write_indexes(project, tmp_path / name, project.strings) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert {path.name for path in first} == {f"sok-{language}.json" for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_open_service_resource_form_and_sheet_can_be_found(
    project: Site, lists: dict[str, dict[str, Any]], language: str
) -> None:
    addresses = {row[0] for row in lists[language]["d"]}
    things = {one for one in addresses if one.partition("#")[2] in thing_ids(project)}
    assert len(things) == len(thing_ids(project)) > 100
    addresses -= things
    pages = {page.url for (code, slug), page in project.pages.items() if code == language and slug not in LEFT_OUT}
    services = {f"tjenester/#{name}" for name, one in project.register.services.items() if one.status.value != "closed"}
    assert addresses == pages | services


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thing_is_found_on_the_page_that_shows_it_whatever_the_page_is_called(project: Site, language: str) -> None:
    words = {shown.word for shown in SHOWN.values()}
    moved = {
        (code, next((f"om/{call.name}" for call in page.calls if call.name in words), slug)): page
        for (code, slug), page in project.pages.items()
    }
    here = Here(replace(project, pages=moved), language, "index")
    found = [*things(here, Reading(frozenset(), ()))]
    assert {one.kind for one in found} == set(SHOWN)
    for one in found:
        assert one.address.endswith(f"om/{SHOWN[one.kind].word}/#{one.id}")
    assert [*things(replace(here, site=replace(project, pages={})), Reading(frozenset(), ()))] == []


def test_what_cannot_be_had_says_so_in_its_hit_and_what_is_not_translated_says_its_language(
    project: Site, lists: dict[str, dict[str, Any]]
) -> None:
    rows = {row[0].partition("#")[2]: row for row in lists["nb"]["d"]}
    for name, resource in project.register.resources.items():
        card = bank_card(Here(project, "nb", "index"), resource)
        said = rows[f"ressurs-{name}"][2]
        assert said == card.description.striptags() if card.url else said.startswith(card.status.striptags().rstrip(".")), (
            name
        )
    for name, form in project.register.templates.items():
        assert form.handed_out is not rows[f"mal-{name}"][2].endswith(project.strings["nb"].plain("sok.venter"))
    english = {row[0].partition("#")[2]: row for row in lists["en"]["d"]}
    assert all(english[f"mal-{name}"][7:] == ["nb", "nb"] for name in project.register.templates)
    assert all(english[f"ressurs-{name}"][7] == one.title_language for name, one in project.register.resources.items())
    kinds = [one for one in lists["en"]["g"] if one]
    assert len(kinds) == len({*kinds}) == len(Kind) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_that_finds_nothing_leads_on_to_pages_that_exist_by_their_titles(
    project: Site, lists: dict[str, dict[str, Any]], language: str
) -> None:
    titles = {page.url: page.meta.title for (code, _), page in project.pages.items() if code == language}
    shown = lists[language]["r"]
    assert len(shown) >= 3 and all(titles[address] == title for address, title in shown)
    without = replace(project, pages={(code, slug): page for (code, slug), page in project.pages.items() if code == "nb"})
    borrowed = index(without, "en", None)["r"]  # a new language has neither the pages nor the list
    assert borrowed == [[f"../{address}", title, "nb"] for address, title in lists["nb"]["r"]]


def test_bokmal_may_not_lose_the_way_on(project: Site, tmp_path: Path) -> None:
    alone = replace(project, root=tmp_path)
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "data/search").mkdir(parents=True)
    for language, words in (("nb", "crisis: [krise]"), ("en", "crisis: [crisis]")):
        (tmp_path / f"data/search/{language}.yml").write_text(words, encoding="utf-8")
    assert [(one.path, one.code) for one in check_search(alone)] == [("data/search/nb.yml", "MANGLER")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_beginning_of_a_word_is_read_first(lists: dict[str, dict[str, Any]], language: str) -> None:
    starts = [one[:-1] for one in lists[language]["f"] if one.endswith("-")]
    assert [(a, b) for at, a in enumerate(starts) for b in starts[at + 1 :] if b.startswith(a)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_holds_no_number_that_may_not_be_shown(
    project: Site, lists: dict[str, dict[str, Any]], language: str
) -> None:
    here = Here(project, language, "index")
    shown = {digits_of(p.value.text) for one in project.register.services.values() for p in shown_points(here, one)}
    assert any(number in json.dumps(lists[language]["d"]) for number in ("116117", "116123"))
    for row in lists[language]["d"]:
        assert set(re.findall(r"\d{5,}", " ".join(map(str, row[1:5])))) <= shown, row[0]


def test_a_service_that_is_not_open_says_so_in_the_hits(project: Site, lists: dict[str, dict[str, Any]]) -> None:
    planned = {f"tjenester/#{name}" for name, one in project.register.services.items() if one.status.value == "planned"}
    mark = project.strings["nb"].plain("status.planned")
    assert all(row[2].startswith(f"{mark}. ") for row in lists["nb"]["d"] if row[0] in planned)
    soon = with_services(project, one := an_open_service(project, status=Status.PLANNED))
    (row,) = [said for said in documents(soon, "nb", Reading(frozenset(), ())) if said.address == f"tjenester/#{one.id}"]
    assert row.description.startswith(f"{mark}. ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editors_words_lead_somewhere_in_their_own_language(project: Site, language: str) -> None:
    file = read_words(ROOT, language, [])
    assert file is not None and len(file.words.crisis) > 30 and len(file.words.everyday) > 100
    slugs = {slug for code, slug in project.pages if code == language}
    known = slugs | {*project.register.services} | thing_ids(project)
    nowhere = [one.say for one in file.words.everyday if not known.intersection(one.show)]
    assert len(nowhere) <= (0 if language == "nb" else 5), nowhere  # a page only bokmål has, is left out in English


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_query_sets_are_large_enough_and_say_nothing_twice(language: str) -> None:
    queries = read_queries(language)
    tuned, away = halves(queries)
    assert len(queries) >= 120 and len(tuned) >= 60 and len(away) >= 60
    assert min(len(half) for half in halves(read_queries(language, "things"))) >= 20
    every = [*queries, *(one for name in MORE_SETS for one in read_queries(language, name))]
    # A query in two sets could be tuned on in one and counted as never seen in the other. The text is not printed.
    assert len({one.text.lower() for one in every}) == len(every)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_whose_answers_are_all_gone_is_left_out_of_the_measure_and_told(
    project: Site, measured: Callable[[str], None], language: str
) -> None:
    for name in ("queries", *MORE_SETS):
        queries = read_queries(language, name)
        still = answerable(queries, project, language)
        assert 2 * len(still) > len(queries), "det som står igjen, måler ikke lenger søket: skriv nye spørsmål"
        if len(still) < len(queries):
            measured(f"Spørsmål uten noe svar lenger, {name}-{language}: {len(queries) - len(still)} av {len(queries)}")
    queries = read_queries(language)
    gone = replace(project, pages={}, register=replace(project.register, services={}))
    kept, name = next((query, right[1:]) for query in queries for right in query.right if right[0] == "#")
    one = an_open_service(project, id=name)
    assert answerable(queries, gone, language) == []
    assert kept in answerable(queries, with_services(gone, one), language)
