"""A link is judged as Markdown makes it and a browser resolves it, and told at the line it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from markdown import Markdown

from ressursbank.check.links import check_links
from ressursbank.check.markup import check_markup
from ressursbank.pages.our_markdown import OurMarkdown
from ressursbank.problems import Problem
from ressursbank.site import Site, read_site
from tests.unit.small_project import make

HERE = "\n\n{}\n\nTil slutt."


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A small project, read once."""
    root = tmp_path_factory.mktemp("lenker")
    make(root)
    site, problems = read_site(root)
    assert site is not None, problems
    return site


def told(site: Site, text: str) -> Iterator[Problem]:
    """What is told of links when a page holds the text on its third line and on."""
    page = replace(site.pages["nb", "om/prove"], body=HERE.format(text), calls=[], body_line=1)
    yield from check_links(page, site)
    yield from (one for one in check_markup(page) if one.code == "HTML")


@pytest.mark.parametrize(
    "text",
    [
        "[mer](prove.md)",
        "[mer](../om/prove.md#mer)",
        "[mer](#mer)",
        '[mer](prove.md "Tittel")',
        "[mer\nom](prove.md)",
        "[**mer** om `kode`](prove.md)",
        "[mer](  prove.md  )",
        "[mer](prov%65.md)",
        "| a |\n|---|\n| [mer](prove.md) |",
        "!!! note\n    [mer](prove.md)",
        "[mer](https://www.eksempel.no/a_(b)?c=d&e=f#g)",
        "[mer](HTTPS://Rødekors.no)",
        "[https://eksempel.no](https://eksempel.no)",
        "Skriv `[x](ftp://a.no)`, `[x] (y)` eller `https://a.no`.",
        "Data: se under. Ordet [sic] står slik (2019), og [navn]: også.",
        '{{ kontakt("prove") }}\n{{ telefon("prove") }} og [mer](prove.md)',
    ],
)
def test_a_link_that_leads_somewhere_is_let_be(small: Site, text: str) -> None:
    assert list(told(small, text)) == []


@pytest.mark.parametrize(
    "scheme", ["ftp", "callto", "intent", "javascript", "JavaScript", "tel", "TEL", "sms", "mailto", "data", "http"]
)
@pytest.mark.parametrize(
    "form",
    [
        "[x]({}:1)",
        "[x]( {}:1 'T')",
        "[x\ny]({}:1)",
        "[`x`](&#32;{}&colon;1)",
        "[x]({}&#x3a;1)",
        "[x](&#1;{}:1)",
        "[x]({}&#10;:1)",
    ],
)
def test_no_scheme_but_https_passes_in_any_form(small: Site, scheme: str, form: str) -> None:
    (one,) = told(small, form.format(scheme))
    assert (one.line, one.code) == (3, "LENKE") and "ingen steder" not in one.sentence, one


@pytest.mark.parametrize(
    "text",
    [
        '[mer](../hjelp/finnes-ikke.md "Tittel")',
        "[mer](finnes ikke.md)",
        "[mer](prove/)",
        "[mer](prove)",
        "[mer\nom](finnes-ikke.md)",
        "[mer](finnes-\nikke.md)",
        "[mer](/om/prove.md)",
        "[mer](//eksempel.no)",
        "[mer](\\\\eksempel.no)",
        "[mer](../../nb/om/prove.md)",
        "[mer](Prove.md)",
        "[mer](prove.md?a=b)",
        "[mer](prove.md#finnes-ikke)",
        "[mer](javascript%3Aalert)",
        "[mer](https:\\\\eksempel.no)",
        "[mer](https:eksempel.no)",
        "[mer](https://https://eksempel.no)",
        "[mer](https://eksempel.no@annet.no)",
        "[mer](https://eksempel)",
        "[mer](https://xn--gjvik-wua.no)",
        "[mer](https://gj\u043evik.no)",
        "[mer]()",
        "[mer](#)",
        "[](prove.md)",
        "[ \u200b](prove.md)",
        "[mer] (prove.md)",
        "[mer]\n(prove.md)",
        "(mer)[prove.md]",
        "[**mer**] (prove.md)",
        "[mer](prove.md",
        "[mer][prove]",
        "[mer]: prove.md",
        "[[prove]]",
        "<https://eksempel.no>",
        '[{{ telefon("prove") }}](prove.md)',
        '[mer]({{ telefon("prove") }})',
        '`{{ kontakt("prove") }} [mer](ftp://eksempel.no) `',
        "[mer](<prove.md>)",
    ],
)
def test_a_link_that_leads_nowhere_or_did_not_become_one_is_told_at_its_line(small: Site, text: str) -> None:
    (one,) = told(small, text)
    assert one.line == 3 and one.code in ("LENKE", "HTML"), one


def test_each_of_several_is_told_at_its_own_line_and_a_near_name_is_offered(small: Site) -> None:
    found = sorted(told(small, "Her [x](prove), [mer\nom](ftp://a.no)\nog [x](../om/prove/)."))
    assert [one.line for one in found] == [3, 3, 5]
    assert found[0].sentence.endswith("Mente du «prove.md»?") or found[1].sentence.endswith("Mente du «prove.md»?")


def test_brackets_without_end_are_told_and_not_read(small: Site) -> None:
    assert [one.code for one in told(small, "[\n" * 60_000)] == ["LENKE"]


@pytest.mark.parametrize(
    "written",
    ["mer](borte.md)", 'mer](borte.md "Tittel")', "**mer**\nom](../om/borte.md)", "mer](<borte.md>)", "mer](bort&#101;.md)"],
)
def test_every_form_of_a_link_to_a_page_the_language_lacks_leads_to_the_marked_norwegian(written: str) -> None:
    ours = OurMarkdown(slug="om/prove", root="../../../", lacking={"om/borte.md": "om/borte/"})
    html = Markdown(extensions=[ours]).convert(f"[{written.replace('.md', '.md#del')} og [x](prove.md)")
    assert html.count('href="../../../om/borte/#del"') == html.count('hreflang="nb"') == 1 and 'href="prove.md"' in html
