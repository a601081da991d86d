"""Our own HTML is out of Markdown's way while it reads a page, and back in its place after."""

from __future__ import annotations

from ressursbank.pages.aside import give_back, lay_aside

CARD = '<article id="prove"><p>*Ikke* Markdown</p></article>'


def test_a_block_comes_back_as_it_was_and_tells_its_ids() -> None:
    text = _page()
    assert CARD not in text
    whole, ids = give_back(text)
    assert whole == f"Før.\n\n{CARD}\n\nEtter.\n\n<p>To</p>\n\n" and ids == {"prove"}


def _page() -> str:
    first, second = lay_aside(f"\n\n{CARD}\n\n"), lay_aside("\n\n<p>To</p>\n\n")
    return f"Før.{first}Etter.{second}"


def test_what_stands_in_a_sentence_stays_in_it() -> None:
    link = '<a href="tel:113">113</a>'
    assert lay_aside(link) == link
    assert give_back(f"<p>Ring {link}.</p>") == (f"<p>Ring {link}.</p>", set())


def test_a_page_starts_anew_when_the_one_before_it_was_given_back() -> None:
    give_back(_page())
    assert lay_aside("\n\n<p>Tre</p>\n\n") == '\n\n<div data-ord="0"></div>\n\n'
    assert give_back('<div data-ord="0"></div>') == ("<p>Tre</p>", set())
