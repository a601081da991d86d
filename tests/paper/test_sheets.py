"""Each sheet as it would be handed out: readable, tagged, ours, and with no number the register does not allow."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pypdfium2
import pytest
import tinyhtml5

from ressursbank.check.pinned import ALWAYS, PINNED
from ressursbank.check.text_of import Passage
from ressursbank.check.word_rules import WordRules, check_words, read_rules
from ressursbank.paper.number import SHORT
from ressursbank.paper.proof import Proof, proofs
from ressursbank.phone import digits_of
from ressursbank.problems import Severity
from ressursbank.register.contact_point import Channel
from ressursbank.register.service import Status
from ressursbank.show.guides import guides
from ressursbank.show.own_address import site_address
from ressursbank.show.place import Here
from ressursbank.site import Site, load_site
from tests.conftest import ROOT
from tests.paper.counts import counted, expected, pages_of
from tests.paper.pdf import BODY, EDGE, FOOT, LARGE, codes_in, numbers_in, on_top_of_each_other, signs, size_of, text_of
from tests.paper.readers import letters

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


def test_every_guide_has_its_card(project: Site) -> None:
    guides = {slug.rpartition("/")[2] for (_, slug), page in project.pages.items() if page.meta.page_type == "veileder"}
    assert guides and {(f"kort-{one}", "nb") for one in guides} <= {(one.id, one.language) for one in PROOFS}


def test_a_sheet_says_of_a_service_that_is_only_planned_that_it_is(project: Site, folder: Path) -> None:
    planned = {one.id: one.name for one in project.register.services.values() if one.status is Status.PLANNED}
    for proof in PROOFS:
        text, mark = (
            " ".join(text_of(folder / proof.file_name).split()),
            project.strings[proof.language].plain("status.planned"),
        )
        for name in (planned[one] for group in proof.sheet.groups for one in group.services if one in planned):
            assert f"{name} {mark}" in text, proof.file_name


def test_an_action_card_begins_with_what_to_do_say_and_ring_and_has_every_step_and_the_danger_box(
    project: Site, folder: Path
) -> None:
    for proof in PROOFS:
        if proof.sheet.each_guide:
            page = project.page(proof.language, f"ansatt/{proof.id.removeprefix('kort-')}")
            assert page is not None
            text = re.sub(r"\W", "", text_of(folder / proof.file_name))
            headings = re.findall(r"^## (.*?) \{#steg-", page.body, re.M)
            danger = re.findall(r'^\?\?\? na "(.*)"$', page.body, re.M)
            numbers = [project.register.services[one].contact_points[0].value or "" for one in page.meta.ring]
            order = [page.meta.gjor or "", page.meta.si or "", *numbers, headings[0], *danger, *headings[1:]]
            assert len(headings) == 5 and danger and numbers
            at = 0
            for one in order:
                at = text.find(re.sub(r"\W", "", one), at)
                assert at >= 0, f"{proof.file_name}: {one}"
            soon = page.body.partition("{#steg-uke}")[0]
            for one in re.findall(r'^\?\?\? note "(.*)"$', soon, re.M):
                assert re.sub(r"\W", "", one) in text, (
                    f"{proof.file_name}: «{one}» er brettet på skjermen, og borte på arket"
                )


def test_the_sheet_of_the_whole_choice_has_a_row_for_each_role_with_every_guide_that_fits_it(project: Site) -> None:
    sheets = [one for one in PROOFS if one.sheet.template == "matrise"]
    assert {one.language for one in sheets} == {"nb", "en"}
    for proof in sheets:
        here, words = Here(project, proof.language, "papir/index"), project.register.words
        found = tinyhtml5.parse(proof.html, namespace_html_elements=False).findall(".//tbody/tr")
        assert len(found) == len(words["roles"])
        for row, (role, word) in zip(found, words["roles"].items(), strict=True):
            assert "".join(row[0].itertext()) == here.text.of(word.name)
            assert sum(int(cell.get("colspan", "1")) for cell in row[1:]) == len(words["situations"])
            named = {name for cell in row[1:] for name in "".join(cell.itertext()).split(", ")}
            assert named == {one.meta.label for one in guides(here) if role in one.meta.roles and one.meta.situations}


def test_every_role_has_one_card_on_a_page_of_its_own_with_what_to_say_the_crisis_numbers_and_its_code(
    project: Site, folder: Path
) -> None:
    sheets = [one for one in PROOFS if one.sheet.template == "rollekort"]
    assert {one.language for one in sheets} == {"nb", "en"}
    for proof in sheets:
        words, path = project.strings[proof.language], folder / proof.file_name
        home = site_address(project) + {"nb": "", "en": "en/"}[proof.language]
        cards = list(tinyhtml5.parse(proof.html, namespace_html_elements=False).iter("article"))
        assert [one.get("data-rolle") for one in cards] == list(project.register.words["roles"])
        pages = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(path)][1:]
        for card, text, code in zip(cards, pages, codes_in(path)[1:], strict=True):
            role = str(card.get("data-rolle"))
            page = project.page(proof.language, f"ansatt/roller/{role}")
            assert page is not None and code == f"{home}{page.url}"
            name = words.of_plain(project.register.words["roles"][role].name)
            said = re.findall(r"^    - (.*)$", page.body.partition("!!! si ")[2].partition("\n\n")[0], re.M)
            assert len(said) >= 3 and all(letters(one) in letters(text) for one in (name, *said)), f"{role}: {text}"
            assert {PINNED[one] for one in ALWAYS} <= numbers_in(text), role
