"""What an editor typed as formatting never reaches the reader as stray signs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.pages import address, html_files, tree

STRAY = re.compile(r"\*\*|(?<!\w)\*\w|\w\*(?!\w)|\]\(|\{\{|\}\}|\{[#:%]|^#{1,4} |^!!!|^\?\?\?|&[a-z]+;", re.MULTILINE)


def stray_signs(path: Path) -> list[str]:
    """Signs of Markdown or templates in the text a reader sees, with the words around them."""
    page = tree(path)
    text = "\n".join(one for one in page.get_text("\n").splitlines() if one.strip())
    return [text[max(0, found.start() - 20) : found.end() + 20] for found in STRAY.finditer(text)]


def test_no_page_shows_signs_of_how_it_was_written(built: Path) -> None:
    assert {address(path, built): found for path in html_files(built) if (found := stray_signs(path))} == {}


@pytest.mark.parametrize("typed", ["***Ring", "Se [her](x.md)", "{{ feil }}", "{#id}", "et *ord", "&nbsp;"])
def test_a_stray_sign_is_seen(tmp_path: Path, typed: str) -> None:
    page = tmp_path / "side.html"
    page.write_text(f"<p>{typed.replace('&', '&amp;')}</p>", encoding="utf-8")
    assert stray_signs(page)


def test_a_sum_is_no_stray_sign(tmp_path: Path) -> None:
    page = tmp_path / "side.html"
    page.write_text("<p>2 * 3 = 6, og #chatsafe (se side 4)</p>", encoding="utf-8")
    assert stray_signs(page) == []
