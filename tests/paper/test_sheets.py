"""Each sheet as it would be handed out: readable, tagged, ours, and with no number the register does not allow."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pytest

from ressursbank.check.text_of import Passage
from ressursbank.check.word_rules import WordRules, check_words, read_rules
from ressursbank.paper.number import SHORT
from ressursbank.paper.proof import Proof, proofs
from ressursbank.phone import digits_of
from ressursbank.problems import Severity
from ressursbank.register.contact_point import Channel
from ressursbank.register.service import Status
from ressursbank.show.own_address import site_address
from ressursbank.site import Site, load_site
from tests.conftest import ROOT
from tests.paper.counts import counted, expected, pages_of
from tests.paper.pdf import BODY, EDGE, FOOT, LARGE, codes_in, numbers_in, on_top_of_each_other, signs, size_of, text_of

PROOFS = proofs(load_site(ROOT))
TELLING = re.compile(
    r"selvmord|suicid|krise|crisis|psyk|mental|selvskad|self-harm|depre|angst|sorg|grief|leve\b|livet ditt|"
    r"vanskelig|hard|trist|døden|die\b|death|tanker|thought",
    re.I,
)


def each(proof: Proof) -> str:
    """The test's name is the file's."""
    return proof.file_name


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    """The PDFs of the built site."""
    return built / "papir"


def in_ci(proof: Proof) -> bool:
    """The guides' cards are of one kind: two stand for them in «make test», and CI goes through them all."""
    same = [one for one in PROOFS if one.sheet.each_guide and one.language == proof.language]
    return proof.sheet.each_guide and proof != same[0]


SHEETS = [pytest.param(one, marks=[pytest.mark.slow] * in_ci(one)) for one in PROOFS]
every_sheet = pytest.mark.parametrize("proof", SHEETS, ids=each)


@every_sheet
def test_a_sheet_opens_and_tells_a_screen_reader_its_language_title_and_structure(proof: Proof, folder: Path) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        root = pdf.Root
        assert bool(root.MarkInfo.Marked) and len(root.StructTreeRoot.K) > 0
        assert str(root.Lang) == proof.language
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == proof.title
        with pdf.open_metadata() as said:
            assert said["pdfuaid:part"] == "1" and said["dc:title"] == proof.title
        assert 1 <= len(pdf.pages) <= proof.sheet.max_pages


@every_sheet
def test_every_picture_is_a_code_that_says_in_words_where_it_leads(proof: Proof, folder: Path, project: Site) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        said = [str(figure.get("/Alt", "")) for figure in figures]
    home = urlsplit(site_address(project)).hostname or "uten adresse"
    assert said and all("QR" in text and home in text for text in said)


@every_sheet
def test_only_our_own_fonts_are_in_it_and_they_are_embedded(proof: Proof, folder: Path) -> None:
    with pikepdf.open(folder / proof.file_name) as pdf:
        fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one]
        assert fonts
        for font in fonts:
            assert re.match(r"/[A-Z]{6}\+Ark(-|$)", str(font.BaseFont)), str(font.BaseFont)
        described = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert described and all(any(f"/FontFile{kind}" in one for kind in ("", "2", "3")) for one in described)


def allowed(project: Site) -> set[str]:
    """The digits of every number that may be printed today."""
    return {
        digits_of(point.value)
        for service in project.register.services.values()
        for point in service.contact_points
        if point.printable and point.value and point.type in (Channel.PHONE, Channel.RELAY, Channel.SMS)
    }


@every_sheet
def test_the_numbers_one_reads_are_exactly_those_the_register_allows_for_it(
    proof: Proof, project: Site, folder: Path
) -> None:
    text = text_of(folder / proof.file_name).replace(proof.number, "")
    read = numbers_in(text)
    assert "113" in read and read == set(proof.digits)
    assert read <= allowed(project), read - allowed(project)
    assert counted(text) == expected(proof, pages_of(folder / proof.file_name)), "each as many times as it was set"


@every_sheet
def test_the_square_codes_lead_to_a_page_of_this_build(proof: Proof, project: Site, folder: Path, built: Path) -> None:
    found = codes_in(folder / proof.file_name)
    assert found
    for address in found:
        path = address.removeprefix(site_address(project))
        assert path != address and "?" not in address and (built / path / "index.html").is_file(), address
        assert proof.sheet.each_guide or not re.search("selvmord|selvskad", path), address


@every_sheet
def test_a_sheet_says_its_issue_who_answers_for_it_where_to_report_a_mistake_and_that_it_is_a_draft(
    proof: Proof, project: Site, folder: Path
) -> None:
    text = " ".join(text_of(folder / proof.file_name).split())
    words = project.strings[proof.language]
    assert SHORT.match(proof.number) and proof.number in text
    assert words.plain("papir.feil") in text
    assert (words.plain("utkast", kommune=project.register.municipality.name) in text) == project.preview
    if not proof.sheet.discreet:
        assert words.plain("papir.eier", eier="").strip(" .") in text
    if proof.issued_on and proof.valid_through:
        assert words.day(proof.issued_on) in text and words.day(proof.valid_through) in text


@every_sheet
def test_body_text_is_large_enough_and_only_the_foot_is_smaller(proof: Proof, project: Site, folder: Path) -> None:
    least = LARGE if proof.sheet.style == "stor" else BODY
    seen = signs(folder / proof.file_name)
    small = "".join(one.text for one in seen if one.size < least - 0.1)
    assert min(one.size for one in seen) > FOOT - 0.1
    if least == LARGE:
        assert small == ""
    foot = foot_of(proof, project)
    assert len(small) <= len(foot) and 2 * len(seen) > 3 * len(small), small


def foot_of(proof: Proof, project: Site) -> str:
    """All that may be set smaller on a sheet: the foot, the caption of the code, and the running lines."""
    found = re.findall(r'<div class="(?:fot|kode)".*?</div>', proof.html, re.S)
    running = 60 * (len(proof.title) + 90) if proof.sheet.template == "hefte" else 6 * (len(proof.title) + 20)
    return re.sub(r"<[^>]+>|\s", "", "".join(found)) + "x" * running


@every_sheet
def test_nothing_stands_where_an_office_printer_cannot_reach(proof: Proof, folder: Path) -> None:
    for one in signs(folder / proof.file_name):
        assert min(one.left, one.right, one.top, one.bottom) >= EDGE, one


@every_sheet
def test_no_text_is_printed_over_other_text(proof: Proof, folder: Path) -> None:
    path = folder / proof.file_name
    seen = signs(path)
    assert not on_top_of_each_other(seen, *size_of(path))


@pytest.mark.parametrize("proof", [one for one in PROOFS if one.sheet.discreet], ids=each)
def test_a_discreet_sheet_holds_no_telling_word_anywhere(proof: Proof, folder: Path) -> None:
    path = folder / proof.file_name
    with pikepdf.open(path) as pdf, pdf.open_metadata() as said:
        hidden = f"{pdf.docinfo} {said} {path.name} {codes_in(path)}"
    found = TELLING.search(f"{text_of(path)} {hidden}")
    assert found is None, found


@every_sheet
def test_no_word_that_hurts_stands_on_a_sheet(proof: Proof, project: Site, folder: Path) -> None:
    rules = read_rules(ROOT, [])
    names = tuple(one.name for one in project.register.services.values())
    names += tuple(one.title for one in project.register.resources.values())
    said = Passage(
        proof.file_name, 1, proof.language, " ".join(text_of(folder / proof.file_name).split()), proof.sheet.each_guide
    )
    assert not [
        one for one in check_words(said, WordRules(rules.rules, rules.titles + names)) if one.severity is Severity.FEIL
    ]


def test_a_sheet_says_of_a_service_that_is_only_planned_that_it_is(project: Site, folder: Path) -> None:
    planned = {one.id: one.name for one in project.register.services.values() if one.status is Status.PLANNED}
    for proof in PROOFS:
        text, mark = (
            " ".join(text_of(folder / proof.file_name).split()),
            project.strings[proof.language].plain("status.planned"),
        )
        for name in (planned[one] for group in proof.sheet.groups for one in group.services if one in planned):
            assert f"{name} {mark}" in text, proof.file_name
