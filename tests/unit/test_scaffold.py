"""A new file says itself what is missing, and holds when that is filled in."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from ressursbank.check.run import all_problems
from ressursbank.cli import main
from ressursbank.pages.page import read_page
from ressursbank.problems import Problem, Severity
from ressursbank.register.load import read_register
from ressursbank.scaffold.names import LONGEST, slug
from ressursbank.show.strings import read_strings
from ressursbank.site import Site
from tests.unit.small_project import make, write

TO_FILL_IN = ("FYLL-UT", "MANGLER", "VERDI", "OMVEI")
MENU = "nav:\n  - om:\n      - om/prove.md\n  - hjelp:\n      - hjelp/index.md\n  - ansatt:\n      - ansatt/index.md\n      - roller:\n          - ansatt/roller/prove.md\n"
ANSWERS = {
    "owner:": "owner: kommunikasjon",
    "audience: []": "audience: [alle]",
    "topics: []": "topics: [samtale]",
    "sources:\n---": "sources: [kilde]\n---",
    "sources:\n#": "sources: [kilde]\n#",
    "shelf:": "shelf: kunnskap",
    "format:": "format: nettside",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with a menu."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    write(tmp_path, "mkdocs.yml", MENU)
    return make(tmp_path)


def new(root: Path, *arguments: str) -> int:
    """The command as it is typed."""
    return main(["ny", *arguments, "--rot", str(root)])


def errors(root: Path, known: list[Problem] | None = None) -> list[Problem]:
    """What stops a build, without what did so before: a project this small lacks pages every site must have."""
    told = {(one.path, one.sentence) for one in known or []}
    return [one for one in all_problems(root) if one.severity is Severity.FEIL and (one.path, one.sentence) not in told]


def fill_in(path: Path) -> None:
    """Does what the sentences ask for."""
    text = path.read_text(encoding="utf-8")
    for empty, filled in ANSWERS.items():
        text = (
            re.sub(rf"^{re.escape(empty)}$", filled, text, flags=re.M) if "\n" not in empty else text.replace(empty, filled)
        )
    text = re.sub(r'"?FYLL UT: [^"{\n]*"?', "Fylt ut. ", text)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (("side", "hjelp/Når økonomien er vanskelig"), "docs/nb/hjelp/nar-okonomien-er-vanskelig.md"),
        (("side", "om/Ja: nei"), "docs/nb/om/ja-nei.md"),
        (("side", "ansatt/Ny veileder"), "docs/nb/ansatt/ny-veileder.md"),
        (("side", "ansatt/roller/Vaktmester"), "docs/nb/ansatt/roller/vaktmester.md"),
        (("tjeneste", "Kafeen på Nordbyen: åpen dør"), "data/gjovik/services/kafeen-pa-nordbyen-apen-dor.yml"),
        (("tjeneste", "Yes", "--lag", "national"), "data/national/services/yes.yml"),
        (("ressurs", "Å gå videre"), "data/resources/a-ga-videre.yml"),
    ],
)
def test_a_new_file_fails_only_with_what_to_fill_in_and_holds_when_that_is_done(
    small: Path, arguments: tuple[str, ...], made: str
) -> None:
    known = errors(small)
    assert new(small, *arguments) == 0
    path = small / made
    found = errors(small, known)
    assert found and {one.path for one in found} == {made} and {one.code for one in found} <= set(TO_FILL_IN)
    fill_in(path)
    if "--lag" in arguments:
        path.write_text(
            re.sub(r"^url:$", "url: https://eksempel.no", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8"
        )
    assert errors(small, known) == []


def test_every_field_of_a_new_file_is_explained_above_it(small: Path) -> None:
    new(small, "tjeneste", "Kafeen")
    new(small, "ressurs", "Boka")
    new(small, "side", "hjelp/Siden")
    for name in ("data/gjovik/services/kafeen.yml", "data/resources/boka.yml", "docs/nb/hjelp/siden.md"):
        rows = (small / name).read_text(encoding="utf-8").split("\n---\n")[0].split("\n")
        for above, row in pairwise(rows):
            if re.match(r"[a-z_]+:", row) and not row.startswith("ask_for"):
                assert above.startswith("#"), f"{name}: {row}"


def test_a_new_page_gets_its_line_in_the_right_part_of_the_menu(small: Path) -> None:
    assert new(small, "side", "ansatt/Ny") == 0 and new(small, "side", "ansatt/roller/Ny") == 0
    expected = (
        MENU.replace("ansatt/index.md\n", "ansatt/index.md\n      - ansatt/ny.md\n") + "          - ansatt/roller/ny.md\n"
    )
    assert (small / "mkdocs.yml").read_text(encoding="utf-8") == expected


def test_the_menu_keeps_its_line_ends(small: Path) -> None:
    write(small, "mkdocs.yml", MENU.replace("\n", "\r\n"))
    assert new(small, "side", "hjelp/Ny") == 0
    expected = MENU.replace("hjelp/index.md\n", "hjelp/index.md\n      - hjelp/ny.md\n").replace("\n", "\r\n")
    assert (small / "mkdocs.yml").read_bytes() == expected.encode()


def test_without_the_part_in_the_menu_the_editor_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(small, "side", "bekymret/Ny") == 0
    assert "Legg selv til «bekymret/ny.md»" in capsys.readouterr().out
    assert (small / "mkdocs.yml").read_text(encoding="utf-8") == MENU


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("side", "om/Prove"), "finnes fra før"),
        (("side", "Uten del"), "Skriv hvilken del"),
        (("side", "../../utenfor/Side"), "Skriv hvilken del"),
        (("side", "hjelp/..."), "kan ikke bli et filnavn"),
        (("tjeneste", "Prove"), "finnes alt i data/national/services/prove.yml"),
        (("tjeneste", "Ny", "--lag", "gjovk"), "Mente du «gjovik»?"),
        (("tjeneste", "???"), "kan ikke bli et filnavn"),
        (("sprak", "no"), "Bokmål er «nb»"),
        (("sprak", "Polsk"), "kan ikke være en språkkode"),
        (("sprak", "../x"), "kan ikke være en språkkode"),
        (("sprak", "en"), "står alt i data/languages.yml"),
    ],
)
def test_nothing_is_overwritten_and_nothing_is_made_outside_the_project(
    small: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in small.parent.rglob("*") if path.is_file()}
    assert new(small, *arguments) == 1
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in small.parent.rglob("*") if path.is_file()} == before


def test_a_new_language_has_every_phrase_to_translate_and_the_first_two_pages(small: Path) -> None:
    known = errors(small)
    assert new(small, "sprak", "ar") == 0
    register, problems = read_register(small)
    assert register is not None and problems == []
    row = register.words["languages"]["ar"]
    assert row.scope == ["akutt", "index"] and row.dir == "rtl" and not row.human_read
    assert {(one.path, one.code) for one in errors(small, known)} == {("data/languages.yml", "FYLL-UT")}
    source = (small / "data/strings/nb.yml").read_text(encoding="utf-8").split("\n")
    text = (small / "data/strings/ar.yml").read_text(encoding="utf-8")
    assert all(f"# {row}".rstrip() in text.split("\n") for row in source if row)
    assert read_strings(small, [])["ar"].own == {}


def test_a_phrase_of_a_new_language_is_used_when_the_mark_before_it_is_taken_away(small: Path) -> None:
    new(small, "sprak", "pl")
    path = small / "data/strings/pl.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("# nettsted: ", "nettsted: Pomoc\n# "),
        encoding="utf-8",
    )
    strings = read_strings(small, [])["pl"]
    assert str(strings("nettsted")) == "Pomoc" and 'lang="nb"' in str(strings("hopp"))


def test_a_list_of_languages_that_cannot_take_a_row_leaves_no_file_behind(small: Path) -> None:
    text = "items: [{id: nb, name: Norsk, english_name: Norwegian}, {id: en, name: English, english_name: English}]\n"
    write(small, "data/languages.yml", text)
    assert new(small, "sprak", "pl") == 1
    assert not (small / "data/strings/pl.yml").exists()
    assert (small / "data/languages.yml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Når økonomien er vanskelig", "nar-okonomien-er-vanskelig"),
        ("ÆØÅ", "aeoa"),
        ("Sámi  dearvvašvuođa", "sami-dearvvasvuoda"),
        ("A/B (c)", "a-b-c"),
        ("ord " * 40, "-".join(["ord"] * 15)),
    ],
)
def test_a_file_name_is_made_as_norwegians_expect(name: str, expected: str) -> None:
    assert slug(name) == expected and len(slug(name)) <= LONGEST


@pytest.mark.slow
def test_a_new_page_of_the_real_project_can_be_read_when_it_is_filled_in(
    copy: Path, project: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    before = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    assert new(copy, "side", "hjelp/En helt ny side") == 0 and new(copy, "tjeneste", "En helt ny tjeneste") == 0
    assert new(copy, "ressurs", "En helt ny ressurs") == 0 and new(copy, "sprak", "xx") == 0
    made = {
        "docs/nb/hjelp/en-helt-ny-side.md",
        "data/gjovik/services/en-helt-ny-tjeneste.yml",
        "data/resources/en-helt-ny-ressurs.yml",
        "data/languages.yml",
    }
    found = [one for one in errors(copy) if one.path in made or "en-helt-ny" in one.sentence]
    assert {one.code for one in found} <= set(TO_FILL_IN) and {one.path for one in found} == made
    added = set((copy / "mkdocs.yml").read_text(encoding="utf-8").split("\n")) - set(before.split("\n"))
    assert added == {"      - hjelp/en-helt-ny-side.md"}
    path = copy / "docs/nb/hjelp/en-helt-ny-side.md"
    fill_in(path)
    source = next(iter(project.register.words["sources"]))
    path.write_text(path.read_text(encoding="utf-8").replace("[kilde]", f"[{source}]"), encoding="utf-8")
    problems: list[Problem] = []
    page = read_page(path, copy, problems)
    assert page is not None and problems == [] and page.meta.title == "En helt ny side"
