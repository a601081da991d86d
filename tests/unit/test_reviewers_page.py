"""What can cost a life stands first on the reviewer's page, every other change stands there too, each with both values."""

from __future__ import annotations

import pytest

from ressursbank.change.careful import Care, numbers_in
from ressursbank.change.past import Change
from ressursbank.change.summary import summary
from ressursbank.change.values import rows_of
from tests.unit.small_project import EN, ENGLISH, FILE, NB, PAGE, SERVICE, Edit

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
