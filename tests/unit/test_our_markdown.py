"""Markdown without what no page may hold: what our pages use is read as before."""

from __future__ import annotations

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from ressursbank.pages.aside import lay_aside
from ressursbank.pages.our_markdown import as_html
from tests.conftest import ROOT


def ours(text: str) -> str:
    """The text as HTML, set as mkdocs.yml says."""
    return Markdown(extensions=["attr_list", "tables", "ressursbank.pages.our_markdown"]).convert(text)


SHAPES = '## Navn {#navn}\n\n!!! si "Si"\n    **Hei.**\n\n??? note "Mer"\n    Mer.\n\nOrd\n:   Forklart\n\n| a |\n|---|\n| *2* |\n'


def test_the_check_reads_a_page_as_the_build_does() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    site = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs, output_format="html")
    assert site.convert(SHAPES) == as_html(SHAPES)


@pytest.mark.parametrize(
    "text",
    [
        "Les [mer om det](side.md#del) her, **nå** og *senere*.\n\n- En\n- To\n\n1. Først\n",
        'Ring <a href="tel:113">113</a>, <span lang="en">now</span>.<br>Linje',
        "## Navn {#navn}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "Tegn: \\*stjerne\\*, `kode`, 5 < 7 & R&D, m&aring;l\n",
    ],
)
def test_what_our_pages_use_is_read_as_the_library_reads_it(text: str) -> None:
    assert ours(text) == Markdown(extensions=["attr_list", "tables"]).convert(text)


def test_a_card_laid_aside_stands_between_the_paragraphs_and_not_in_one() -> None:
    place = lay_aside("\n\n<p>*Kort*</p>\n\n")
    html = ours(f"Før.{place}Etter.")
    assert [row for row in html.split("\n") if row] == ["<p>Før.</p>", place.strip(), "<p>Etter.</p>"]


def test_an_image_or_a_loose_address_is_only_text() -> None:
    assert ours("![bilde](bilde.png) <https://eksempel.no>").count("<img") == 0
