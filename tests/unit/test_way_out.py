"""Whoever reads of help against violence can leave the page in one press."""

from __future__ import annotations

import pytest

from ressursbank.show.way_out import way_out
from ressursbank.site import Site

LEFT_IN_HASTE = [
    "hjelp/nar-du-ringer",
    "hjelp/for-unge",
    "hjelp/for-eldre",
    "hjelp/ny-i-norge",
    "hjelp/selvhjelp-pa-nett",  # by its list of a topic, not by name
    "tjenester/index",
    "tjenester/kart",
]
ORDINARY = ["index", "hjelp/selvmordstanker", "hjelp/for-bonder", "etterlatt/index", "om/personvern"]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_pages_that_name_help_against_violence_have_the_way_out_and_others_do_not(project: Site, language: str) -> None:
    for slug in (*LEFT_IN_HASTE, *ORDINARY):
        page = project.page(language, slug)
        assert page is not None
        assert bool(way_out(project, page)) is (slug in LEFT_IN_HASTE), slug


@pytest.mark.parametrize(
    "name", ["vo-linjen", "gjovik-krisesenter", "nok-gjovik", "alarmtelefonen-116111", "vern-for-eldre"]
)
def test_no_page_read_at_home_names_them_without_it(project: Site, name: str) -> None:
    pages = [one for one in project.pages.values() if f'"{name}"' in one.body]
    assert pages
    for page in pages:
        assert way_out(project, page) or page.section not in ("hjelp", "bekymret", "tjenester"), page.path


def test_staff_keep_their_page_when_they_read_of_it_at_work(project: Site) -> None:
    assert not [one.path for one in project.pages.values() if one.section == "ansatt" and way_out(project, one)]
