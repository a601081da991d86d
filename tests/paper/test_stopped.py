"""A sheet that would be wrong on paper is stopped, and what the sheets are made of is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ressursbank.check.run import all_problems
from ressursbank.paper import letters, press
from ressursbank.paper.proof import folder, proofs, style_files
from ressursbank.site import Site, load_site
from tests.conftest import ROOT


def test_a_sign_our_fonts_lack_stops_the_sheet_and_names_the_sign(project: Site) -> None:
    one = proofs(project)[0]
    with pytest.raises(press.PaperError, match="☐"):
        press.pdf_of(one.html.replace("</h1>", " ☐</h1>", 1), folder(project), one.id)


def test_another_font_stops_the_sheet(project: Site) -> None:
    one = next(proof for proof in proofs(project) if proof.sheet.template == "numre")
    foreign = one.html.replace("<h1>", '<h1 style="font-family:monospace">', 1)
    with pytest.raises(press.PaperError, match="skrift som ikke er vår"):
        press.pdf_of(foreign, folder(project), one.id)


def test_a_card_with_more_text_than_room_stops_the_sheet(project: Site) -> None:
    one = next(proof for proof in proofs(project) if proof.sheet.template == "lommekort")
    full = one.html.replace("<h1>", f"<h1>{'mye tekst ' * 80}", 1)
    with pytest.raises(press.PaperError, match="mer tekst enn det er plass til"):
        press.pdf_of(full, folder(project), one.id)


def test_a_sheet_with_too_many_pages_stops_the_build_and_is_not_kept(project: Site, tmp_path: Path) -> None:
    one = next(proof for proof in proofs(project) if proof.sheet.template == "numre")
    job = press.Job("numre-nb", one.html, folder(project), tmp_path / "numre.pdf", max_pages=0)
    with pytest.raises(press.PaperError, match="skal være høyst 0"):
        press._make(job)
    assert not list(tmp_path.iterdir())


def test_nothing_is_fetched_from_the_net(project: Site) -> None:
    one = proofs(project)[0]
    with pytest.raises(press.PaperError, match="hente noe fra nettet"):
        press.pdf_of(
            one.html.replace("<h1>", '<img alt="x" src="https://example.org/x.png"><h1>', 1), folder(project), one.id
        )


def test_every_sheet_has_its_template_its_style_and_signs_of_every_language(project: Site) -> None:
    ours = letters.our_signs(folder(project) / "skrift")
    assert set("æøåÆØÅ«»“”’–—…čđŋšŧžáéÁ") <= ours
    for one in proofs(project):
        assert len(style_files(project, one.sheet.template)) >= 6, one.id


def test_the_address_on_paper_is_the_address_of_the_site() -> None:
    configured = re.search(r'SITE_URL, "([^"]+)"', (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert configured is not None
    assert load_site(ROOT).register.municipality.site_address == configured[1]


def test_the_licence_of_the_fonts_stands_beside_them() -> None:
    fonts = ROOT / "overrides" / "papir" / "skrift"
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8").upper()
    assert sum(path.stat().st_size for path in fonts.glob("*.woff2")) < 200_000


def test_a_sheet_that_points_at_nothing_is_told_at_its_line(copy: Path, project: Site) -> None:
    slug = next(one.page for one in project.register.words["sheets"].values() if one.page)
    sheets = copy / "data/sheets.yml"
    sheets.write_text(sheets.read_text("utf-8").replace(f"    page: {slug}\n", f"    page: {slug}x\n", 1), "utf-8")
    said = [str(one) for one in all_problems(copy) if one.path == "data/sheets.yml"]
    assert any(f"«{slug}x» finnes ikke i docs/nb. Mente du «{slug}»?" in one for one in said), said
