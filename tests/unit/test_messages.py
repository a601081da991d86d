"""A text to send goes to nobody until the sender has chosen whom, and is read as it was written."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from ressursbank.register.vocabularies import Message
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site

ODD = 'Kaffe & kake? «Ja» 100 % #nå+da <b>"du"</b>'


def shown(site: Site, name: str, language: str = "nb") -> BeautifulSoup:
    """A text as it stands on a page."""
    return BeautifulSoup(show(Here(site, language, "hjelp/index"), "melding", name), "html.parser")


def with_text(project: Site, text: str) -> Site:
    """The project with one text more."""
    words = project.register.words
    odd = Message(id="rar", name={"nb": "Rar"}, text={"nb": text}, sms=True)
    register = replace(project.register, words={**words, "messages": {**words["messages"], "rar": odd}})
    return replace(project, register=register)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_link_names_nobody_and_holds_the_text_on_the_page(project: Site, language: str) -> None:
    for name, row in project.register.words["messages"].items():
        page = shown(project, name, language)
        words = page.select_one(".ord")
        assert words is not None and "{" not in words.text and page.select("button[hidden]")
        links = [str(one["href"]) for one in page.select("a")]
        assert len(links) == row.sms
        for link in map(urlsplit, links):
            assert (link.scheme, link.netloc, link.path, link.fragment) == ("sms", "", "", "")
            assert parse_qs(link.query) == {"body": [words.text]}


def test_every_sign_of_a_text_is_kept_and_none_becomes_code(project: Site) -> None:
    page = shown(with_text(project, ODD), "rar")
    words, link = page.select_one(".ord"), page.select_one("a")
    assert words is not None and link is not None
    assert words.text == ODD and not page.select("b")
    assert parse_qs(urlsplit(str(link["href"])).query, strict_parsing=False) == {"body": [ODD]}
