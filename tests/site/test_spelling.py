"""What is printed is spelled as the dictionary spells it; a name is known from the register, the rest from our own short list."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.site import Site
from tests.conftest import ROOT
from tests.site.pages import address, html_files, tree
from tests.site.spelling import DICTIONARIES, names, on_pages, unknown

LISTS = Path("tests/content/ordliste")


def accepted(language: str) -> set[str]:
    """The words of our own list."""
    text = (ROOT / LISTS / f"{language}.txt").read_text(encoding="utf-8")
    return {line for line in text.splitlines() if not line.startswith("#")}


@pytest.fixture(autouse=True)
def dictionaries() -> None:
    """Skips where there is no dictionary to ask."""
    if not shutil.which("hunspell"):
        pytest.skip("finner ikke hunspell med ordbøker; pakkene står i tests/browser/install.py (bare Debian har alle)")


@pytest.mark.slow
@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_on_the_pages_is_in_the_dictionary_a_name_or_on_our_own_list(
    language: str, built: Path, project: Site
) -> None:
    found = on_pages((address(path, built), tree(path)) for path in html_files(built))[language]
    ours = {word.lower() for word in (*names(project), *accepted(language))}
    wrong = {word for word in unknown(language, found) & found.keys() if word.lower() not in ours}
    assert not wrong, "\n".join(
        f"{found[word]}: ordboka har ikke «{word}». Rett ordet, eller skriv det i {LISTS}/{language}.txt hvis det er riktig."
        for word in sorted(wrong)
    )


def test_a_slip_is_seen_in_the_language_it_is_marked_with_and_nowhere_else() -> None:
    page = BeautifulSoup(
        '<html lang="nb"><body>Ring oss. Vi hjeper deg på post@eksempel.no. <i lang="en">We are hear to lissen.</i></body></html>',
        "html.parser",
    )
    found = on_pages([("/", page)])
    assert unknown("nb", found["nb"]) == {"hjeper"} and unknown("en", found["en"]) == {"lissen"}
