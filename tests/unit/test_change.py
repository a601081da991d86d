"""A change is told with every page that shows it, and with what it leaves behind."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ressursbank.change.careful import Care, numbers_in
from ressursbank.change.past import Change
from ressursbank.change.summary import summary
from ressursbank.change.uses import ACUTE, EVERY_PAGE, EVERY_SERVICE, services_on
from ressursbank.change.values import rows_of
from ressursbank.cli import main
from ressursbank.ladder import LADDER
from ressursbank.markdown import md
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site
from tests.conftest import ROOT
from tests.unit.small_project import ENGLISH, LOCAL, PAGE, SERVICE, commit, make, write

Edit = str | bytes | tuple[str, str] | None  # the whole file, one text for another, or gone
FILE, NB, EN = "data/national/services/prove.yml", "docs/nb/om/prove.md", "docs/en/om/prove.md"


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


CRISIS, TRUST, NUMBERS, WAY, GUARDS, GONE = (f"#### {care}" for care in Care)
# What is changed, and in what way; under which heading it stands, and what is said.
CLOSE: tuple[tuple[str, Edit, str, str], ...] = (
    ("data/chain.yml", ("Ring.", "Vent og se."), CRISIS, "`stages.fare.note.nb`: `Ring.` → `Vent og se.`"),
    ("data/pinned.yml", ("abc", "abd"), CRISIS, "`services.x`: `abc` → `abd`"),
    ("data/strings/nb.yml", ("krise:\n", "krise:\n  ny: Vent.\n"), CRISIS, "`krise.ny`: (ingenting) → `Vent.`"),
    ("data/strings/nb.yml", ("krise:\n", "krise:\n\tny: Vent.\n"), CRISIS, "(ingenting) → `\\tny: Vent.`"),
    ("data/search/nb.yml", ("[krise]", "[kris]"), CRISIS, "`crisis`: `krise` → `kris`"),
    ("data/national/services/nod-113-amk.yml", ("\nname: ", "\nname: Det "), CRISIS, "`name`: `"),
    ("data/national/services/nod-113-amk.yml", None, CRISIS, "(fjernet)"),
    (FILE, ("state: seen", "state: confirmed"), TRUST, "`contact_points.chat.verification.state`: `seen` → `confirmed`"),
    (
        NB,
        ("owner: ", "approval: {fag: enhet 2026-11-01}\nowner: "),
        TRUST,
        "`approval.fag`: (ingenting) → `enhet 2026-11-01`",
    ),
    ("data/kommune.yml", ("for_launch: false", "for_launch: true"), TRUST, "`approved_for_launch`: `false` → `true`"),
    (FILE, ("22 59 13 01", "22 59 13 02"), NUMBERS, "`contact_points.telefon.value`: `22 59 13 01` → `22 59 13 02`"),
    (FILE, ("nb: For alle.", "nb: For alle, ett en tre."), NUMBERS, "`For alle.` → `For alle, ett en tre.`"),
    (NB, ("Her står", "Ring ⠼⠁⠁⠉. Her står"), NUMBERS, "Ring ⠼⠁⠁⠉."),
    (NB, ("Her står", "Ring hundreogtretten. Her står"), NUMBERS, "Ring hundreogtretten."),
    (FILE, ("type: phone", "always_open: true\n    type: phone"), NUMBERS, "`contact_points.telefon.always_open`"),
    (FILE, ("way_round: samtale", "way_round: fastlege"), WAY, "`way_round`: `samtale` → `fastlege`"),
    ("data/kommune.yml", ("contact_page: https://www.", "contact_page: https://ww."), WAY, "`contact_page`: `https://www."),
    (NB, ('tjeneste("lokal")', 'tjeneste("prove")'), WAY, 'Her står {{ tjeneste("prove") }}.'),
    (NB, ("Her står", "[Her](https://a.no) står"), WAY, "[Her](https://a.no) står"),
    ("data/stale_numbers.yml", "items: []\n", GUARDS, "(ingenting)"),
    ("Makefile", "check:\n\ttrue\n", GUARDS, "`\\tsjekk` → `\\ttrue`"),
    ("requirements.txt", ("a==1", "a==2"), GUARDS, "`a==1` → `a==2`"),
    ("tests/audit/package-lock.json", ("1", "2"), GUARDS, "`1` → `2`"),
    (".github/workflows/a.yml", ("on: x", "on: y"), GUARDS, "`on: x` → `on: y`"),
    ("ressursbank/check/a.py", ("1", "2"), GUARDS, "`1` → `2`"),
    ("tests/unit/test_a.py", ("assert 1", "pass"), GUARDS, "`assert 1` → `pass`"),
    ("tests/unit/test_a.py", None, GUARDS, "(fjernet), endret, les selv"),
    (EN, None, GONE, "(fjernet)"),
)
TEXTS = {
    FILE: SERVICE,
    NB: PAGE,
    EN: ENGLISH,
    "data/national/services/nod-113-amk.yml": "id: nod-113-amk\nname: Nødnummer\n",
    "data/strings/nb.yml": "krise:\n  navn: Hjelp\n",
    "data/search/nb.yml": "crisis: [krise]\n",
    "data/kommune.yml": "contact_page: https://www.a.no\napproved_for_launch: false\n",
    "data/stale_numbers.yml": 'items:\n  - {number: "1234", why: Gammelt}\n',
    "data/chain.yml": "stages:\n  - id: fare\n    note: {nb: Ring., en: Ring.}\n    services: [a]\n",
    "data/pinned.yml": "services:\n  x: abc\n",
    "data/templates/a.yml": "title: A\n",
    "Makefile": "check:\n\tsjekk\n",
    "requirements.txt": "a==1\n",
    "tests/audit/package-lock.json": "1\n",
    ".github/workflows/a.yml": "on: x\n",
    "ressursbank/check/a.py": "1\n",
    "tests/unit/test_a.py": "assert 1\n",
}


def shown_to_the_reviewer(path: str, edit: Edit) -> str:
    """What the reviewer reads when nothing but this is another."""
    old = TEXTS.get(path)
    new = None if edit is None else edit if isinstance(edit, str | bytes) else (old or "").replace(*edit, 1)
    assert new != old, "Endringen traff ingenting."
    both = [one.encode() if isinstance(one, str) else one for one in (old, new)]
    kind = "ny" if old is None else "fjernet" if new is None else "endret"
    return summary([Change(path, kind, *both)], "det er ikke spurt om her.", "HEAD")


@pytest.mark.parametrize(("path", "edit", "heading", "said"), CLOSE)
def test_what_can_cost_a_life_is_shown_first_with_both_values(path: str, edit: Edit, heading: str, said: str) -> None:
    out = shown_to_the_reviewer(path, edit)
    first, _, rest = out.partition("### Alle filene som er endret")
    part = first.partition("### Se ekstra nøye på")[2].partition(heading)[2].split("\n###")[0]
    assert f"- `{path}`" in part and said in part, out
    assert f"- `{path}`" in rest and "Ingenting på nettstedet" not in out


@pytest.mark.parametrize(
    ("path", "edit", "said"),
    [
        (FILE, ("# Slutt.", "# Ferdig."), "(endret), endret, les selv: bare merknader"),
        (
            FILE,
            ("area_served: norge\ntopics: [samtale]", "topics: [samtale]\narea_served: norge"),
            "(endret), endret, les selv",
        ),
        ("data/rart/navn `a`_b\n\u202e.bin", b"\0\xff", "- ``data/rart/navn `a`_b\\n\\u202e.bin`` (ny), endret, les selv"),
        ("notat.txt", "x", "- `notat.txt` (ny), endret, les selv"),
        ("data/templates/a.yml", ("title: A", "title: Å"), "`title`: `A` → `Å`"),
        (FILE, ("[samtale]", "[samtale, sorg]"), "`topics`: (ingenting) → `sorg`"),
        (NB, ("Her står", "Nå står"), "`linje 14`: `Her står "),
    ],
)
def test_every_other_path_is_listed_and_what_is_not_understood_is_said_to_be(path: str, edit: Edit, said: str) -> None:
    out = shown_to_the_reviewer(path, edit)
    assert said in out.partition("### Alle filene som er endret")[2] and "Ingenting på nettstedet" not in out


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


def test_a_change_too_large_to_show_still_names_every_path() -> None:
    text = "\n".join(f"113 {row} {'ord ' * 90}" for row in range(60)).encode()
    out = summary([Change(f"docs/nb/om/{number}.md", "ny", None, text) for number in range(120)], "", "HEAD")
    assert len(out) < 1_000_000 and all(f"- `docs/nb/om/{number}.md`" in out for number in range(120))
    assert "og 20 til: endret, les selv" in out and "`docs/nb/om/119.md` (ny), endret, les selv" in out


def test_a_long_text_is_shown_where_it_differs() -> None:
    out = shown_to_the_reviewer("data/templates/b.yml", f"title: {'a' * 5000}")
    assert "tegn til, les selv" in out and len(out) < 2000
    both = [f"{'a' * 5000}{sign}{'c' * 5000}".encode() for sign in "bd"]
    out = summary([Change("docs/nb/a.md", "endret", *both)], "", "HEAD")
    assert f"`… {'a' * 40}b{'c' * 40} …` → `… {'a' * 40}d{'c' * 40} …`" in out


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


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a: [{key: x, value: 1}, {key: y}]", "a: [{key: y}, {key: x, value: 1}]", [("a (rekkefølgen)", "x, y", "y, x")]),
        ("a: [{key: x}]", "a: [{key: x}, {key: y, v: 2}]", [("a.y.key", None, "y"), ("a.y.v", None, "2")]),
        ("a: [b, c]", "a: [c, b]", [("a (rekkefølgen)", "b, c", "c, b")]),
        ("a: [b, c, d]", "a: [b, x]", [("a", "c", "x"), ("a", "d", None)]),
        ("a: {b: c}", "a: c", [("a", "b: c", "c")]),
        ("a:", "", [("a", "", None)]),
        ("a: 010", "a: 10", [("a", "010", "10")]),
        ("a: b", "b: b", [("b", None, "b"), ("a", "b", None)]),
    ],
)
def test_values_are_compared_by_name_and_not_by_place(
    old: str, new: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    rows = rows_of("data/x.yml", old.encode(), new.encode())
    assert rows is not None and [(row.where, row.before, row.after) for row in rows] == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [("ring 113", "ring 1**1**2"), ("①①③", "①①②"), ("ett ett tre", "ett ett to"), ("tjue", "tretti"), ("one one three", "")],
)
def test_a_number_is_seen_however_it_is_written(one: str, two: str) -> None:
    assert numbers_in(one) != numbers_in(two)


def test_small_words_alone_are_no_numbers() -> None:
    assert numbers_in("en venn, et ord, to be, one day") == []


def test_no_real_page_shows_a_service_that_is_not_listed_for_it(project: Site) -> None:
    """Every service gets another name in turn; a page whose words then print otherwise must be listed for it.

    Words that are listed for every service cannot miss one. «papirsteder» prints only the names of sheets.
    """
    known = EVERY_SERVICE | {"papirsteder"}
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
