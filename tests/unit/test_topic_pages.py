"""A service's whole card stands on the page of its topic; without that page the directory has all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from ressursbank.show.place import DIRECTORY, TOPIC, Here
from ressursbank.show.render import show
from ressursbank.site import Site
from tests.chosen import an_open_service


def cards(here: Here, word: str, *args: str) -> dict[str, Tag]:
    """The articles a word prints, by service."""
    return {str(one["id"]): one for one in BeautifulSoup(show(here, word, *args), "html.parser").select("article[id]")}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_service_has_its_whole_card_on_exactly_one_topic_page_and_a_short_one_in_the_directory(
    project: Site, language: str
) -> None:
    short = cards(Here(project, language, DIRECTORY), "tjenesteoversikt")
    assert set(short) == set(project.register.services)
    whole: dict[str, Tag] = {}
    for topic in project.register.words["topics"]:
        here = Here(project, language, f"{TOPIC}{topic}")
        found = cards(here, "temakort", topic)
        assert not set(found) & set(whole)
        whole |= found
        assert all(here.card_page(one) == here.slug for one in found)
    assert set(whole) == set(short)
    for one, card in whole.items():
        assert card.select(".praktisk") and not short[one].select(".praktisk")
        numbers = [link["href"] for link in card.select("a.ring")]
        assert numbers == [link["href"] for link in short[one].select("a.ring")]
        link = short[one].select_one("h3 a")
        assert link is not None and str(link["href"]).endswith(f"tema/{project.register.services[one].topics[0]}/#{one}")


def test_a_language_without_topic_pages_has_the_whole_cards_in_its_directory(project: Site) -> None:
    few = replace(project, pages={key: page for key, page in project.pages.items() if key[0] == "nb" or key[1] == DIRECTORY})
    here = Here(few, "en", DIRECTORY)
    one = an_open_service(project)
    assert here.card_page(one.id) == DIRECTORY
    assert all(card.select(".praktisk") and not card.select("h3 a") for card in cards(here, "tjenesteoversikt").values())
    none = replace(project, pages={key: page for key, page in project.pages.items() if key[0] == "nb"})
    here = Here(none, "en", "hjelp/index")
    assert here.card_page(one.id) == f"{TOPIC}{one.topics[0]}" and "hreflang" in here.lent(here.card_page(one.id))
