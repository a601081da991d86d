"""PDF/UA-1 as far as a program can tell: nothing is painted unread, and tables, headings and links are told as such."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from ressursbank.paper.proof import Proof
from tests.paper.structure import nodes, unread
from tests.paper.test_sheets import every_sheet

REPEATED = ("bilkort", "numre", "lommekort", "plakat-a4", "plakat-a3")


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    """The PDFs of the built site."""
    return built / "papir"


@every_sheet
def test_all_that_is_painted_is_read_aloud_or_set_aside_as_decoration(proof: Proof, folder: Path) -> None:
    assert unread(folder / proof.file_name) == []


@every_sheet
def test_headings_begin_with_one_title_and_skip_no_level(proof: Proof, folder: Path) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        levels = [int(one.kind[1]) for one in nodes(pdf) if one.kind in ("H1", "H2", "H3", "H4")]
    assert levels[:1] == [1] and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@every_sheet
def test_a_table_says_which_way_each_of_its_headings_points(proof: Proof, folder: Path) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        for one in nodes(pdf):
            if one.kind == "TH":
                assert str(one.element.A.Scope) == ("/Column" if "THead" in one.inside else "/Row")


@every_sheet
def test_no_element_is_empty(proof: Proof, folder: Path) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        bare = [one.kind for one in nodes(pdf) if not len(one.element.get("/K", [])) and "/Alt" not in one.element]
    assert set(bare) <= {"TD"}, bare


@every_sheet
def test_every_link_says_where_it_goes_and_is_a_link_in_the_tree(proof: Proof, folder: Path) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        told = {
            kid.Obj.objgen for one in nodes(pdf) if one.kind == "Link" for kid in one.element.K if "/Obj" in _fields(kid)
        }
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        assert bool(links) == (proof.sheet.template == "hefte")
        assert all(str(link.Contents) and link.objgen in told for link in links)
        assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)


def _fields(kid: object) -> set[str]:
    return set(kid.keys()) if isinstance(kid, pikepdf.Dictionary) else set()


@every_sheet
def test_every_font_says_which_signs_it_draws(proof: Proof, folder: Path) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"]
        assert fonts and all("/ToUnicode" in font for font in fonts)


@every_sheet
def test_like_cards_on_one_sheet_are_read_aloud_once(proof: Proof, folder: Path) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        codes = [one for one in nodes(pdf) if one.kind == "Figure" and "QR" in str(one.element.Alt)]
    if proof.sheet.id in REPEATED:
        assert len(codes) == 1
