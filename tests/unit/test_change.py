"""A change is told with every page that shows it, and with what it leaves behind."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ressursbank.change.uses import ACUTE, EVERY_PAGE, services_on
from ressursbank.cli import main
from ressursbank.ladder import LADDER
from ressursbank.markdown import md
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site
from ressursbank.words import WORDS, Services
from tests.conftest import ROOT
from tests.unit.small_project import EN, ENGLISH, FILE, LOCAL, NB, PAGE, SERVICE, Edit, commit, make, write


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What the summary says after files are written over a small project under git."""
    make(tmp_path)
    commit(tmp_path)

    def after(changes: dict[str, Edit]) -> str:
        for name, edit in changes.items():
            path = tmp_path / name
            if edit is None:
                path.unlink()
            elif isinstance(edit, tuple):
                assert edit[0] in path.read_text("utf-8"), name
                write(tmp_path, name, path.read_text("utf-8").replace(*edit, 1))
            elif isinstance(edit, bytes):
                write(tmp_path, name, "").write_bytes(edit)
            else:
                write(tmp_path, name, edit)
        assert main(["endring", "--fra", "HEAD", "--rot", str(tmp_path)]) == 0
        return capsys.readouterr().out

    return after


def test_no_change_says_so(told: Callable[..., str]) -> None:
    assert "Ingenting på nettstedet er annerledes." in told({})


def test_a_changed_number_is_told_with_both_values_and_every_page_that_shows_it(told: Callable[..., str]) -> None:
    out = told({FILE: SERVICE.replace("22 59 13 01", "22 59 13 02")})
    assert "`22 59 13 01` → `22 59 13 02`" in out
    assert "  - nb (1): alle 1 sidene\n" in out and "  - en (1): alle 1 sidene\n" in out


@pytest.mark.parametrize(("word", "shows"), [("tema", True), ("hvem", True), ("omrade", False)])
def test_a_page_with_a_list_shows_the_services_on_it(told: Callable[..., str], word: str, shows: bool) -> None:
    chosen = {"tema": "samtale", "hvem": "alle", "omrade": "oslo"}[word]
    listed = PAGE.replace("Prøveside", "Liste").replace('telefon("prove")', f'tjenester({word}="{chosen}")')
    out = told({FILE: SERVICE.replace("22 59 13 01", "22 59 13 02"), "docs/nb/om/liste.md": listed})
    shown = "  - nb (2): alle 2 sidene\n" if shows else "  - nb (1): om/prove\n"
    assert shown in out


def test_every_kind_of_path_git_knows_of_is_listed(told: Callable[..., str], tmp_path: Path) -> None:
    gone, odd, loose = "data/gjovik/services/lokal.yml", "data/å `b`\n.bin", "ressursbank/ny/løs.py"
    out = told({gone: None, odd: b"\0\xff", loose: "x", "Makefile": "x", FILE: ("22 59 13 01", "22 59 13 02")})
    for said in (
        f"`{gone}` (fjernet)",
        r"``data/å `b`\n.bin`` (ny)",
        f"`{loose}` (ny)",
        "`Makefile` (ny)",
        f"`{FILE}` (endret)",
    ):
        assert f"- {said}" in out


def test_a_file_with_another_name_and_a_shortcut_are_told(told: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / EN).rename(tmp_path / "docs/en/om/annen.md")
    (tmp_path / "snarvei").symlink_to("/")
    out = told({})
    assert f"`{EN}` (flyttet til docs/en/om/annen.md)" in out and f"`docs/en/om/annen.md` (flyttet fra {EN})" in out
    assert "`snarvei` (ny), endret, les selv" in out


@pytest.mark.parametrize(
    "broken", [{"data/kommune.yml": "a: [\n"}, {"data/kommune.yml": None}, {"data/strings/nb.yml": None}]
)
def test_the_paths_are_listed_when_the_site_cannot_be_read(told: Callable[..., str], broken: dict[str, Edit]) -> None:
    out = told({**broken, FILE: ("22 59 13 01", "22 59 13 02")})
    assert "`22 59 13 01` → `22 59 13 02`" in out and all(f"`{name}`" in out for name in broken)


def test_the_paths_are_listed_when_the_program_itself_stops(
    told: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ressursbank.commands.endring.compare", lambda *_: dict[str, str]()["x"])
    assert "programmet stoppet (KeyError)" in (out := told({"notat.txt": "x"})) and "`notat.txt` (ny)" in out


def test_a_new_value_under_an_old_check_is_pointed_out(told: Callable[..., str]) -> None:
    out = told({FILE: SERVICE.replace("eksempel.no/chat", "eksempel.no/ny")})
    assert "verdien er ny, men kontrollen er den gamle" in out
    assert "kontrollen er den gamle" not in told({FILE: SERVICE.replace("22 59 13 01", "22 59 13 02")})


def test_a_crisis_line_touches_every_page(told: Callable[..., str], tmp_path: Path) -> None:
    name = "data/national/services/nod-113-amk.yml"
    out = told({name: (tmp_path / name).read_text(encoding="utf-8").replace("name: ", "name: Det ", 1)})
    assert "alle sider på alle språk" in out


def test_a_new_norwegian_date_makes_the_translation_fall_behind(told: Callable[..., str]) -> None:
    newer = PAGE.replace("2026-11-01", "2026-11-15").replace("Her står", "Nå står")
    assert "- en: om/prove: den norske er fra 2026-11-15, denne følger 2026-11-01" in told({NB: newer})
    assert "Oversettelser" not in told(
        {NB: newer, EN: ENGLISH.replace("translated_from: 2026-11-01", "translated_from: 2026-11-15")}
    )


def test_norwegian_text_changed_under_an_old_date_is_asked_about(told: Callable[..., str]) -> None:
    out = told({NB: PAGE.replace("Her står", "Nå står")})
    assert "er den samme" in out and "Oversettelser" not in out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text + "\n## Mer {#mer-2}\n", "1 overskrifter, den norske har 2"),
        (lambda text: text.replace("#mer", "#annet"), "andre nivåer eller id-er"),
        (lambda text: text.replace("tjeneste(", "telefon("), "krøllparentes"),
        (lambda text: text + '\n!!! husk "Husk"\n    Noe.\n', "boksene"),
    ],
)
def test_other_bones_than_the_norwegian_page_are_told(
    told: Callable[..., str], change: Callable[[str], str], said: str
) -> None:
    assert said in told({NB: change(PAGE)})


def test_a_phrase_that_only_norwegian_has_changed_is_told(told: Callable[..., str], tmp_path: Path) -> None:
    text = (tmp_path / "data/strings/nb.yml").read_text(encoding="utf-8")
    out = told({"data/strings/nb.yml": re.sub(r"^hopp: .*$", "hopp: Noe annet\nhelt_ny: Ny", text, flags=re.M)})
    assert "- en: setningen «hopp»: den norske er endret, men ikke denne" in out
    assert "setningen «helt\\_ny»: mangler, og vises på norsk" in out


def test_new_and_removed_pages_and_services_are_told(told: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / EN).unlink()
    out = told(
        {
            "docs/nb/om/ny.md": PAGE.replace("Prøveside", "Ny side"),
            "data/gjovik/services/ny.yml": LOCAL.replace("lokal", "ny"),
        }
    )
    assert f"`{EN}` (fjernet)" in out and "`title`: (ingenting) → `Ny side`" in out
    (tmp_path / "data/gjovik/services/lokal.yml").unlink()
    assert "**Lokal hjelp** (lokal) er borte fra registeret" in told({})


def test_what_a_change_holds_is_shown_and_not_obeyed(told: Callable[..., str]) -> None:
    out = told({FILE: SERVICE.replace("name: Prøvetjenesten", 'name: "<img src=x> [a](http://b) `c`\\n::error::d"')})
    assert r"\<img src=x\> \[a\](http://b) \`c\` ::error::d" in out
    assert not any(row.startswith("::") for row in out.split("\n"))
    assert md("a_b*c|d#e") == r"a\_b\*c\|d\#e"


@pytest.mark.parametrize("rev", ["finnes-ikke", "--output=x", "", "HEAD:data", "0" * 40])
def test_an_unknown_edition_is_one_norwegian_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], rev: str) -> None:
    commit(make(tmp_path))
    assert main(["endring", f"--fra={rev}", "--rot", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "Fant ikke" in said.err
    assert not (tmp_path / "x").exists()


def test_a_folder_without_history_is_one_norwegian_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["endring", "--fra", "HEAD", "--rot", str(make(tmp_path))]) == 1
    assert "ikke et git-prosjekt" in capsys.readouterr().err


def test_an_edition_before_there_was_a_site_has_its_paths_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "README.md", "x")
    commit(tmp_path)
    make(tmp_path)
    assert main(["endring", "--fra", "HEAD", "--rot", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "har ikke noe nettsted å sammenligne med" in out and f"- `{FILE}` (ny)" in out


def test_the_working_tree_is_left_as_it_was(told: Callable[..., str], tmp_path: Path) -> None:
    told({FILE: SERVICE.replace("22 59 13 01", "22 59 13 02")})
    listed = subprocess.run(
        ["git", "-C", str(tmp_path), "status", "--short"], capture_output=True, text=True, check=True
    ).stdout
    assert listed == f" M {FILE}\n"
    assert "worktree" not in {path.name for path in (tmp_path / ".git").iterdir()}


def test_no_real_page_shows_a_service_that_is_not_listed_for_it(project: Site) -> None:
    """Every service gets another name in turn; a page whose words then print otherwise must be listed for it.

    Words that are listed for every service cannot miss one. «papirsteder» prints only the names of sheets.
    """
    known = {one.name for one in WORDS.values() if one.services is Services.ANY} | {"papirsteder"}
    calls = {(call.name, call.args, call.kwargs) for page in project.pages.values() for call in page.calls}
    plainly = {call: _prints(project, call) for call in sorted(calls) if call[0] not in known}
    plain = project.register.services
    every = sorted(set(plain) - EVERY_PAGE - ACUTE)
    for name in (*LADDER[:2], str(project.register.municipality.switchboard), *every[:: len(every) // 3]):
        renamed = {**plain, name: plain[name].model_copy(update={"name": "Et annet navn", "contact_points": []})}
        changed = replace(project, register=replace(project.register, services=renamed))
        shown = {call for call, printed in plainly.items() if printed != _prints(changed, call)}
        for page in project.pages.values():
            if any((call.name, call.args, call.kwargs) in shown for call in page.calls):
                assert name in services_on(page, project) | EVERY_PAGE, f"{page.path}: {name}"


def _prints(site: Site, call: tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]) -> str:
    try:
        return show(Here(site, "nb", "om/index"), call[0], *call[1], **dict(call[2]))
    except Exception:  # without its number a line the whole site stands on cannot be shown at all, and that is a change
        return ""


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="uten historikk er det ingen eldre utgave")
def test_the_real_project_can_be_compared_with_its_own_last_edition(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["endring", "--fra", "HEAD", "--rot", str(ROOT)]) == 0
    assert capsys.readouterr().out.startswith("## Hva endringen rører, fra HEAD")
