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
from ressursbank.search.documents import LEFT_OUT, Reading, documents
from ressursbank.search.fold import fold, split, stem
from ressursbank.search.index import write_indexes
from ressursbank.search.words import read_words
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
def test_every_page_and_every_open_service_can_be_found(
    project: Site, lists: dict[str, dict[str, Any]], language: str
) -> None:
    addresses = {row[0] for row in lists[language]["d"]}
    pages = {page.url for (code, slug), page in project.pages.items() if code == language and slug not in LEFT_OUT}
    services = {f"tjenester/#{name}" for name, one in project.register.services.items() if one.status.value != "closed"}
    assert addresses == pages | services


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
    nowhere = [
        one.say for one in file.words.everyday if not any(n in slugs or n in project.register.services for n in one.show)
    ]
    assert len(nowhere) <= (0 if language == "nb" else 5), nowhere  # a page only bokmål has, is left out in English


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_query_sets_are_large_enough_and_say_nothing_twice(language: str) -> None:
    queries = read_queries(language)
    tuned, away = halves(queries)
    assert len(queries) >= 120 and len(tuned) >= 60 and len(away) >= 60
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
