"""The editor's preview and the site mean the same, judged by a third Markdown that the check does not use."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ressursbank.check.one_meaning import MAILTO, Block, Blocks, as_commonmark, as_shown, mistakes
from ressursbank.site import Site
from tests.unit.schedules import QUICK

ORACLE = MarkdownIt("gfm-like")
assert ORACLE.linkify
ORACLE.linkify.set({"fuzzy_link": False})  # GitHub makes no link of «uustatus.no»
# Kept differences: «## {#navn}», boxes and «:   » are our own shapes, and as_commonmark puts them in GitHub's words;
# an nbsp after ## is a space to the eye, and the site makes the heading. And the third Markdown's own: it takes «>» away
# four spaces in, where GitHub and we show it.
WORDS = st.sampled_from([
    "ring", "ring", "ring", "noen", "noen", "**nå**", "*du*", "***alt***", "24. desember", "Den 24. mai", "1. mai", "2. etasje", "[mer](side.md)", "R&D", "&aring;",
    "_vent_", "fil_navn_to", "a*b*c", "over**fet**tekst", "**«Hei.»**sa", "`kode`", "~~ikke~~", "www.vg.no", "https://vg.no", "5 < 6",
    '{{ telefon("x") }}', '{{ kontakt("x") }}', "{#navn}", "•", "–", "|", "#", "##", "\u200b", "\u00a0", "\\*", "\\", "  ",
])  # fmt: skip
STARTS = [
    "", "", "", "", "", "", "- ", "- ", "- ", "- ", "* ", "+ ", "1. ", "2. ", "1) ", "24. ", "## ", "##", "### ", "> ", "| ", ":   ", "•\t", "- [ ] ", "---", "===",
    '!!! si "Si"', '??? note "Mer"', "|---|---|", "```", "***", "\ufeff## ", "\u00a0- ",
]  # fmt: skip
ROWS = st.builds(
    lambda indent, start, words, end: indent + start + " ".join(words) + end,
    st.sampled_from(["", "", "", "", "", "", "", "", " ", "  ", "   ", "    ", "      ", "        ", "\t"]),
    st.sampled_from(STARTS),
    st.lists(WORDS, min_size=1, max_size=3),
    st.sampled_from(["", "", "", "", "", "", "", "", "  ", "\\", " |", " {#navn}"]),
).filter(lambda row: not re.match(r" {4,}>|\t>", row))
TEXTS = st.lists(st.tuples(ROWS, st.sampled_from(["\n", "\n\n"])).map("".join), min_size=1, max_size=7).map("".join)


def preview(body: str) -> list[Block]:
    """The text block by block as the third Markdown reads it."""
    return Blocks(MAILTO.sub(r"\1", ORACLE.render(as_commonmark(body)))).found


def seen(blocks: list[Block]) -> list[tuple[str, str]]:
    """All that is seen of the blocks: what they stand in, their text, emphasis and links."""
    return [block[:2] for block in blocks]


@QUICK
@given(TEXTS)
def test_any_text_that_is_let_through_is_the_same_in_the_preview_and_on_the_site(text: str) -> None:
    if not mistakes(text):
        assert seen(as_shown(text)) == seen(preview(text))


def test_every_page_is_the_same_in_the_preview_and_on_the_site(project: Site) -> None:
    for page in project.pages.values():
        assert not mistakes(page.body), page.path
        assert seen(as_shown(page.body)) == seen(preview(page.body)), page.path


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("24. juni er alt stengt.\n\nDen 25. også.", 0),
        ("1. juni er alt stengt.\n\n17. juni også.", 2),
        ("Vi har åpent\n1. juni.", 1),
        ("1. Ring.\n2. Vent.\n4. Gå.", 2),
        ("1) Ring.\n2) Vent.", 0),
        ("- Hjemme\n  - Ring noen\n- Ute", 1),
        ("1. Hjemme\n   - Ring noen\n2. Ute", 1),
        ("- Hjemme\n\n  Mer om det.", 2),
        ("Ta med:\n• pass\n• nøkler", 1),
        ("Ta med:\n-pass\n-nøkler", 1),
        ("o pass\no nøkler", 0),
        ("- [ ] Ring", 0),
        ("Slik gjør du\n=====", 0),
        ("Slik gjør du\n---", 0),
        ("Hei:\n| a | b |\n|---|---|\n| 1 | 2 |", 1),
        ("| a | b |\n| 1 | 2 |", 0),
        ('| a |\n|---|\n| {{ kontakt("x") }} |', 2),
        ('Ring {{ kontakt("x") }} nå.', 0),
        ("\u200b## Navn {#navn}", 0),
        (" ## Navn {#navn}", 0),
        ("##Navn {#navn}", 0),
        ("Hei:\n\n    Rykket inn.", 2),
        ("```\nkode\n```", 0),
        ("Hei\\\nog hopp", 0),
        ("** nå ** og **«Ja.»**sa hun", 0),
        ("Les https://eksempel.no.", 0),
        ("Hei[^1].\n\n[^1]: En note", 0),
        ("> [!NOTE]\n> Hei", 0),
        ("    " * 9 + "- x\n" + "".join("    " * depth + "- x\n" for depth in range(300)), 0),
    ],
)
def test_what_is_read_in_two_ways_or_meant_by_nobody_is_told_at_its_row(text: str, row: int) -> None:
    assert mistakes(text)[0][0] == row


@pytest.mark.parametrize(
    "text",
    [
        "Ta med:\n- pass\n- nøkler\n\nMer.",
        "- Hjemme\n    - Ring noen\n- Ute",
        "Gjør dette:\n1. Ring.\n2. Vent.",
        "1. Ring.\n1. Vent.\n\n- Pust.\n\nOg så:\n\n3. Gå.\n4. Sov.",
        "Den 24. juni er alt stengt.\n24\\. juni også.",
        "***Alt*** og **fet *skrå* fet**, lærer*innen, navn: ____",
        '| a | b |\n|---|---|\n| 1 | {{ telefon("x") }} |',
        'Ring:\n\n{{ kontakt("x") }}\n\nMer.',
        "##\u00a0Navn {#navn}",
        '!!! si "Si"\n    - a\n\n    b\n\n!!! si "Si"\n    c',
        "En linje  \nog en til.",
    ],
)
def test_ordinary_text_is_let_through(text: str) -> None:
    assert mistakes(text) == () and seen(as_shown(text)) == seen(preview(text))
