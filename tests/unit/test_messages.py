"""A text to copy or send goes to nobody until the sender has chosen whom, and is read as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from ressursbank.check.messages import check_messages
from ressursbank.register.vocabularies import Message
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site

ODD = 'Kaffe & kake? «Ja» 100 % #nå+da <b>"du"</b>'


def shown(site: Site, name: str, language: str = "nb") -> BeautifulSoup:
    """A text as it stands on a page."""
    return BeautifulSoup(show(Here(site, language, "hjelp/index"), "melding", name), "html.parser")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_text_is_whole_and_leads_to_no_receiver(project: Site, language: str) -> None:
    for name in project.register.words["messages"]:
        page = shown(project, name, language)
        words = page.select_one(".ord")
        assert words is not None and words.text and "{" not in words.text
        assert len(page.select("button[hidden]")) == 2 and not page.select("a, form, input")


def test_every_sign_of_a_text_is_kept_and_none_becomes_code(project: Site) -> None:
    words = project.register.words
    odd = Message(id="rar", name={"nb": "Rar"}, text={"nb": ODD})
    register = replace(project.register, words={**words, "messages": {**words["messages"], "rar": odd}})
    page = shown(replace(project, register=register), "rar")
    text = page.select_one(".ord")
    assert text is not None and text.text == ODD and not page.select("b")


@pytest.mark.parametrize(
    ("text", "page", "said"),
    [
        ("Hei", "hjelp/finnes-ikke", "«hjelp/finnes-ikke» finnes ikke i docs/nb."),
        ("Se {adresser}", "hjelp/index", "«{adresser}» blir ikke byttet ut."),
        ("Se {adresse}", None, "«{adresse}» blir ikke byttet ut."),
        ("Se {", None, "«{}» blir ikke byttet ut."),
        ("Se {adresse}", "hjelp/index", ""),
    ],
)
def test_a_text_that_would_be_sent_unfilled_or_lead_nowhere_is_told(
    project: Site, text: str, page: str | None, said: str
) -> None:
    name, row = next(iter(project.register.words["messages"].items()))
    odd = row.model_copy(update={"text": {"nb": text}, "page": page})
    register = replace(project.register, words={**project.register.words, "messages": {name: odd}})
    found = [one.sentence for one in check_messages(replace(project, register=register))]
    assert len(found) == bool(said) and all(one.startswith(said) for one in found)
