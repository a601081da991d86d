"""A change names the sheets of paper to print again, and no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ressursbank.cli import main
from tests.conftest import ROOT
from tests.unit.small_project import PAGE, SERVICE, commit, make, write

FILE, NB = "data/national/services/prove.yml", "docs/nb/om/prove.md"


SHEET = """  - id: {id}
    name: {{nb: Ark, en: Sheet}}
    rack: alle
    template: ark
    format: {{nb: A4, en: A4}}
    max_pages: 1
    languages: [nb, en]
    for_whom: {{nb: Alle., en: Everyone.}}
    handed_out_by: {{nb: Alle., en: Everyone.}}
    owner: kommunepsykolog
    valid_for: 1 year
    leads_to: om/prove
"""
SHEETS = "items:\n" + SHEET.format(id="viser") + "    groups:\n      - {heading: samtale, services: [prove]}\n"
SHEETS += SHEET.format(id="viser-ikke")
TEMPLATE = """<!doctype html><title>{{ title }}</title><body><h1>{{ title }}</h1>
{% for group in groups %}{% for card in group.cards %}<h2>{{ card.name }}</h2>{% endfor %}{% endfor %}</body>
"""
ARK = "overrides/papir/ark.html"


@pytest.fixture
def sheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What the summary says of paper after files are written over a small project with two sheets, under git."""
    make(tmp_path)
    for path in (ROOT / "data/national/services").glob("*.yml"):  # every sheet may print the whole emergency page
        if not (tmp_path / "data/national/services" / path.name).exists():
            shutil.copy(path, tmp_path / "data/national/services")
    write(tmp_path, "data/sheets.yml", SHEETS)
    write(tmp_path, ARK, TEMPLATE)
    commit(tmp_path)

    def after(changes: dict[str, str]) -> str:
        for name, text in changes.items():
            write(tmp_path, name, text)
        assert main(["endring", "--fra", "HEAD", "--rot", str(tmp_path)]) == 0
        return capsys.readouterr().out.partition("trykkes på nytt\n\n")[2].partition("\n\n")[0].strip()

    return after


def test_only_the_sheets_that_show_what_changed_are_to_be_printed_again(sheets: Callable[..., str]) -> None:
    assert sheets({FILE: SERVICE.replace("name: Prøvetjenesten", "name: Prøven")}) == "- viser: nb, en"


def test_a_change_that_stands_on_no_sheet_calls_for_no_printing(sheets: Callable[..., str]) -> None:
    unseen = SERVICE.replace("nb: For alle.", "nb: For dem som vil.")
    assert sheets({FILE: unseen, NB: PAGE.replace("Her står", "Nå står")}) == ""


def test_a_changed_template_names_the_sheets_that_are_set_with_it(sheets: Callable[..., str]) -> None:
    assert sheets({ARK: TEMPLATE.replace("h1>", "h2>")}) == "- viser: nb, en\n- viser-ikke: nb, en"
    assert sheets({ARK: TEMPLATE, "overrides/papir/stil/annet.css": "h1{margin:0}"}) == ""


def test_a_sheet_that_is_new_gone_or_in_one_more_language_is_named(sheets: Callable[..., str]) -> None:
    fewer = SHEETS.replace("id: viser-ikke", "id: ny").replace("languages: [nb, en]", "languages: [nb]", 1)
    assert sheets({"data/sheets.yml": fewer}) == "- ny: nb, en\n- viser: en\n- viser-ikke: nb, en"


def test_a_sheet_that_an_older_template_cannot_make_today_is_named(sheets: Callable[..., str], tmp_path: Path) -> None:
    write(tmp_path, ARK, TEMPLATE.replace("{{ title }}", "{{ noe_gammelt }}"))
    commit(tmp_path)
    assert sheets({ARK: TEMPLATE}) == "- viser: nb, en\n- viser-ikke: nb, en"
