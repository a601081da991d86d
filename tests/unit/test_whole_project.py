"""Mistakes only a whole project can have: each gives its code at its file, and the project itself has none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ressursbank.check.run import all_problems
from ressursbank.cli import main
from ressursbank.problems import Severity
from ressursbank.reading.yaml_text import read_yaml
from ressursbank.show.phrase_places import PLACES
from ressursbank.site import load_site
from tests.chosen import a_page
from tests.conftest import ROOT, copied

PAGES = load_site(ROOT)
ANOTHER = a_page(PAGES, "hjelp", fits=lambda one: one.meta.title.replace(" ", "").isalpha())
ONE = a_page(PAGES, "hjelp", fits=lambda one: one.slug > ANOTHER.slug)
Told = set[tuple[str, str, Severity]]
# What is changed (to None: the file is taken away), and the code it gives at which file.
CHANGES: tuple[tuple[str, str, str | None], ...] = (
    ("docs/nb/om/personvern.md", "", None),
    ("docs/nb/tjenester/index.md", "{{ tjenesteoversikt() }}", ""),
    ("mkdocs.yml", "  - akutt.md\n", "  - borte.md\n"),
    ("data/national/services/vo-linjen.yml", "", None),
    ("data/kommune.yml", "languages: [nb, en]", "languages: [nb]"),
    (ONE.path, "\ntitle: ", f"\ntitle: {ANOTHER.meta.title}\n# "),
    ("data/strings/nb.yml", "{kommune}", "kommunen"),
    ("data/strings/en.yml", "\n", "\nukjent_setning: x\n"),
)
EXPECTED = (
    ("FAST-SIDE", "docs/nb/om/personvern.md"),
    ("FAST-SIDE", "docs/nb/tjenester/index.md"),
    ("MENY", "docs/nb/akutt.md"),
    ("MENY", "mkdocs.yml"),
    ("NODLINJE", "data/national/services/vo-linjen.yml"),
    ("KOMMUNE", "data/kommune.yml"),
    ("TITTEL", ONE.path),
    ("SETNING", "data/strings/nb.yml"),
    ("SETNING", "data/strings/en.yml"),
)


def whole(root: Path) -> Path:
    """The project's own texts and data under ``root``, to be broken."""
    return copied(root, ("data", "docs", "overrides", "mkdocs.yml"))


def told(root: Path) -> Told:
    """Each code, the file it is told at, and how much it stops."""
    return {(one.code, one.path, one.severity) for one in all_problems(root)}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What a project with every change above is told, in one run."""
    root = whole(tmp_path_factory.mktemp("brutt"))
    for path, good, bad in CHANGES:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert good in text
        file.unlink() if bad is None else file.write_text(text.replace(good, bad, 1), encoding="utf-8")
    return told(root)


def test_the_project_itself_has_none_of_these(tmp_path: Path) -> None:
    assert {code for code, *_ in told(whole(tmp_path))}.isdisjoint({code for code, _ in EXPECTED} | {"VISES-IKKE"})


@pytest.mark.parametrize(("code", "where"), EXPECTED)
def test_a_broken_project_gives_the_code_at_the_file(broken: Told, code: str, where: str) -> None:
    assert (code, where, Severity.FEIL) in broken


def test_a_phrase_another_language_lacks_is_only_a_warning_called_setning(tmp_path: Path) -> None:
    path = whole(tmp_path) / "data/strings/en.yml"
    document = read_yaml(path)
    line = next(line for key, line in document.lines.items() if len(key) > 1 and ".".join(map(str, key)) in PLACES)
    rows = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(rows[: line - 1] + rows[line:]), encoding="utf-8")
    assert ("SETNING", "data/strings/en.yml", Severity.ADVARSEL) in told(tmp_path)


@pytest.mark.parametrize(("language", "severity"), [("nb", Severity.FEIL), ("en", Severity.ADVARSEL)])
def test_an_emptied_file_of_phrases_is_told_there_and_not_on_every_guide(
    tmp_path: Path, language: str, severity: Severity
) -> None:
    (whole(tmp_path) / f"data/strings/{language}.yml").write_text("", encoding="utf-8")
    found = told(tmp_path)
    assert ("SETNING", f"data/strings/{language}.yml", severity) in found
    codes = {one[0] for one in found if one[2] is Severity.FEIL}
    assert codes <= {"SETNING", "UKJENT"}, "arkene peker på setninger ved navn; veilederne og kortene gjør det ikke"


@pytest.mark.parametrize(
    ("lost", "name"), [pytest.param("  for_hvem: For\n", "kort.for_hvem", marks=pytest.mark.slow), ("hopp: ", "hopp")]
)
def test_a_phrase_no_language_has_any_more_is_told_once_where_it_stood(tmp_path: Path, lost: str, name: str) -> None:
    root = whole(tmp_path)
    for language in ("nb", "en"):
        path = root / f"data/strings/{language}.yml"
        text = path.read_text(encoding="utf-8")
        assert lost in text
        rows = text.splitlines(keepends=True)
        path.write_text("".join(row for row in rows if not row.startswith(lost)), encoding="utf-8")
    wrong = [one for one in all_problems(root) if one.severity is Severity.FEIL]
    assert [(one.code, one.path) for one in wrong] == [("SETNING", "data/strings/nb.yml")]
    assert f"«{name}»" in wrong[0].sentence


@pytest.mark.slow
def test_norwegian_phrases_that_cannot_be_read_are_one_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = whole(tmp_path) / "data/strings/nb.yml"
    path.write_text("  skjev:\n x", encoding="utf-8")
    assert [(code, where) for code, where, severity in told(tmp_path) if severity is Severity.FEIL] == [
        ("YAML", "data/strings/nb.yml")
    ]
    assert main(["ringerunde", "--rot", str(tmp_path)]) == 1
    assert "data/strings/nb.yml" in capsys.readouterr().err


@pytest.mark.slow
def test_a_card_that_cannot_be_shown_gives_vises_ikke_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*_: object) -> None:
        raise LookupError("noe uventet")

    monkeypatch.setattr("ressursbank.check.whole_site.card", stops)
    found = [where for code, where, _ in told(whole(tmp_path)) if code == "VISES-IKKE"]
    assert len(found) > 1 and all(where.endswith(".yml") for where in found)
