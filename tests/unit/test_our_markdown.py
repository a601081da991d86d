"""Markdown without what no page may hold: what our pages use is read as before."""

from __future__ import annotations

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from ressursbank.pages.aside import lay_aside
from ressursbank.pages.our_markdown import OURS, as_html
from tests.conftest import ROOT


def test_the_site_the_paper_and_the_check_read_a_page_in_one_way() -> None:
    named = set(load_config(str(ROOT / "mkdocs.yml")).markdown_extensions)
    assert "ressursbank.pages.our_markdown" in named
    assert named - {"ressursbank.pages.our_markdown", "toc"} <= {*OURS}, "Legg det til i OURS, så gjelder det arkene også."


SHAPES = '## Navn {#navn}\n\n!!! si "Si"\n    **Hei.**\n\n??? note "Mer"\n    Mer.\n\nOrd\n:   Forklart\n\n| a |\n|---|\n| *2* |\n'


def test_the_check_reads_a_page_as_the_build_does() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    site = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs, output_format="html")
    assert site.convert(SHAPES) == as_html(SHAPES)


def test_a_list_right_below_a_line_is_a_list_also_in_a_box_and_in_a_point() -> None:
    assert as_html("Ta med:\n- pass\n- nøkler") == as_html("Ta med:\n\n- pass\n- nøkler")
    assert as_html('!!! si "S"\n    Ta med:\n    1. pass') == as_html('!!! si "S"\n    Ta med:\n\n    1. pass')
    assert as_html("- En\n\n    Mer\n- To").count("<li>") == 2
    assert as_html("- En\nto\n- Tre").count("<p>") == 0


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
    assert as_html(text) == Markdown(extensions=["attr_list", "sane_lists", "tables"], output_format="html").convert(text)


def test_a_card_laid_aside_stands_between_the_paragraphs_and_not_in_one() -> None:
    place = lay_aside("\n\n<p>*Kort*</p>\n\n")
    html = as_html(f"Før.{place}Etter.")
    assert [row for row in html.split("\n") if row] == ["<p>Før.</p>", place.strip(), "<p>Etter.</p>"]


def test_an_image_or_a_loose_address_is_only_text() -> None:
    assert as_html("![bilde](bilde.png) <https://eksempel.no>").count("<img") == 0
