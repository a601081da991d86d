"""A resource's card: the language where it is not the reader's own, and the rest in one quiet line."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from ressursbank.show.bank import bank_card
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site
from tests.chosen import page_with


@pytest.mark.parametrize(
    ("language", "offered", "said"),
    [
        ("nb", ["nb"], []),
        ("nb", ["nn"], ["nn"]),
        ("nb", ["nb", "en"], ["nb", "en"]),
        ("en", ["nb"], ["nb"]),
        ("en", ["en"], []),
    ],
)
def test_the_line_says_the_language_when_it_is_not_the_readers_own(
    project: Site, language: str, offered: list[str], said: list[str]
) -> None:
    here = Here(project, language, page_with(project, "ressurser").slug)
    one = next(iter(project.register.resources.values())).model_copy(update={"languages": offered})
    line = bank_card(here, one).line.unescape().split(" · ")
    names = ", ".join(here.text.plain(f"sprak.{code}") for code in said)
    assert names in line if said else here.text.plain(f"sprak.{offered[0]}") not in line


@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_one_chooses_after_is_open_and_the_rest_is_one_quiet_line(project: Site, language: str) -> None:
    cards = BeautifulSoup(
        show(Here(project, language, page_with(project, "ressurser").slug), "ressurser", hylle="film"), "html.parser"
    ).select("article.kort")
    assert cards
    for card in cards:
        assert card.select_one(":scope > .hvem") and not card.select(":scope > .praktisk")
        assert len(card.select("details.stille > .praktisk")) == 1
