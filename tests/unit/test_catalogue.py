"""The table in the editors' guide holds every code there is, and says what the check does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ressursbank.words import WORDS, Word
from tests.conftest import ROOT

BROKEN = sorted((ROOT / "tests" / "broken").glob("*.feil"))
CODE = re.compile(r"[A-ZÆØÅ]{2,}(?:-[A-ZÆØÅ]+)*")
EFFECT = {None: "stopper", "advarsel": "advarer"}  # what a sentence says it is, and the word editors read in the table
PLACES = {"Problem": 2, "UnreadableError": 1, "wrong": 0, "add": 1}  # where in each call the code stands

# Codes no single file can raise in the small project, and the test that raises them instead.
WHOLE = "tests/unit/test_whole_project.py::test_a_broken_project_gives_the_code_at_the_file"
HOSTILE = "tests/broken/test_broken.py::test_a_hostile_file_gives_one_sentence_quickly"
ELSEWHERE = {
    "FAST-SIDE": WHOLE,
    "KOMMUNE": WHOLE,
    "MENY": WHOLE,
    "REGEL": "tests/unit/test_text_checks.py::test_a_broken_rule_is_told_where_it_stands_and_the_others_still_hold",
    "SETNING": WHOLE,
    "STIGE": "tests/unit/test_ladder.py::test_a_register_without_any_step_is_refused_in_norwegian",
    "STOR-FIL": HOSTILE,
    "TITTEL": WHOLE,
    "VISES-IKKE": "tests/unit/test_whole_project.py::test_a_card_that_cannot_be_shown_gives_vises_ikke_and_no_traceback",
}


def codes_in(source: str) -> set[str]:
    """Every code a piece of our source may raise: in a call that makes a problem, or first in what is handed on."""
    return {code for node in ast.walk(ast.parse(source)) for code in _codes_of(node)}


def _codes_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = PLACES.get(name)
        if place is not None:
            yield from _constants(
                [*node.args[place : place + 1], *(one.value for one in node.keywords if one.arg == "code")]
            )
    elif isinstance(node, ast.Yield | ast.Return) and isinstance(node.value, ast.Tuple):
        yield from _constants(node.value.elts[:1])
    elif isinstance(node, ast.Tuple) and len(node.elts) > 2:  # a row of a table: code, pattern, sentence
        yield from _constants(node.elts[:1])


def _constants(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and CODE.fullmatch(part.value):
                yield part.value


def raised() -> dict[str, list[str]]:
    """Each code, and the files of the library that raise it."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "ressursbank").rglob("*.py")):
        for code in codes_in(path.read_text(encoding="utf-8")):
            found.setdefault(code, []).append(path.relative_to(ROOT).as_posix())
    return found


def told(case: Path) -> tuple[str, str]:
    """The code a broken file gives, and what it does: «stopper» or «advarer»."""
    sentence = case.read_text(encoding="utf-8").split("\n")[1]
    found = re.match(r"= \d+: \[([^\]]+)\](?: \((\w+)\))? ", sentence)
    assert found, f"{case.name}: {sentence}"
    return found[1], EFFECT[found[2]]


def rows(path: str, heading: str) -> list[list[str]]:
    """The cells of the one table under a heading, without its head."""
    text = (ROOT / path).read_text(encoding="utf-8")
    part = re.split(r"^## ", text.partition(f"\n## {heading}\n")[2], flags=re.M)[0]
    assert part, f"{path} har ikke overskriften «{heading}»."
    table = [row for row in part.split("\n") if row.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in table[2:]]


# Each code, what it does («stopper eller advarer»), what it means, and what to do.
CATALOGUE = {row[0].strip("`"): row[1:] for row in rows("CONTRIBUTING.md", "Når kontrollen sier nei")}


def call(word: Word) -> str:
    """A word as an editor writes it: what it must have, in quotes."""
    required = ", ".join(f'"{argument.name}"' for argument in word.arguments if argument.required)
    return f"`{{{{ {word.name}({required}) }}}}`"


def options(word: Word) -> str:
    """What a word may also take."""
    return " ".join(f'`{argument.name}="…"`' for argument in word.arguments if not argument.required)


@pytest.mark.parametrize(
    "source",
    [
        'Problem(path, 1, "NY-KODE", "x")',
        'Problem(path, 1, code="NY-KODE", sentence="x")',
        'raise UnreadableError(line, "NY-KODE", "x")',
        'raise fields.wrong("NY-KODE", "x")',
        'add((), "NY-KODE", "x")',
        'yield "NY-KODE", f"{x}"',
        'return "NY-KODE", text',
        'RULES = (("NY-KODE", PATTERN, "x"), ("TOM", PATTERN, "x"))',
        'Problem(path, 1, "NY-KODE" if a else "TOM", "x")',
    ],
)
def test_every_way_of_raising_a_code_is_seen(source: str) -> None:
    body = f"def f():\n    {source}" if source.startswith(("yield", "return")) else source
    assert "NY-KODE" in codes_in(body)


def test_capitals_that_are_not_codes_are_left_alone() -> None:
    assert codes_in('parser.add_argument("id", metavar="NY-KODE"); os.environ.get("NY-KODE"); name = "LIX"') == set()
    assert codes_in('for name, value in (("UTGAVE", mark), ("MERKE", mark)): pass') == set()


def test_the_table_of_codes_is_exactly_the_codes_the_library_raises() -> None:
    found = raised()
    unknown = {code: files for code, files in found.items() if code not in CATALOGUE}
    assert not unknown, f"Skriv disse inn i tabellen i CONTRIBUTING.md: {unknown}"
    unused = sorted(set(CATALOGUE) - set(found))
    assert not unused, f"Ingen melder disse lenger. Ta dem ut av tabellen i CONTRIBUTING.md: {unused}"
    assert list(CATALOGUE) == sorted(CATALOGUE), "Koder står etter alfabetet."


def test_every_code_is_raised_by_a_broken_file_or_a_named_test() -> None:
    shown = {told(case)[0] for case in BROKEN}
    assert sorted(set(CATALOGUE) - shown - set(ELSEWHERE)) == [], "Lag en fil i tests/broken for hver av disse."
    assert not shown & set(ELSEWHERE), "Har fått en egen fil: ta den ut av ELSEWHERE."


@pytest.mark.parametrize(("code", "place"), ELSEWHERE.items())
def test_a_named_test_exists_and_its_file_names_the_code(code: str, place: str) -> None:
    path, _, name = place.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    assert f"def {name}(" in text
    assert re.search(rf'["\[]{code}(?:\\?\]|")', text)


@pytest.mark.parametrize("case", BROKEN, ids=lambda path: path.stem)
def test_what_a_broken_file_does_is_what_the_table_says(case: Path) -> None:
    code, effect = told(case)
    assert effect in CATALOGUE[code][0].split(" eller ")


def test_a_code_that_can_do_two_things_is_shown_doing_both() -> None:
    shown = {told(case) for case in BROKEN}
    for code, (effect, _, _) in CATALOGUE.items():
        printed = [one for one in effect.split(" eller ") if one != "minner"]  # reminders are not the check's
        assert printed or effect == "minner", code
        if len(printed) > 1 and code not in ELSEWHERE:
            assert {(code, one) for one in printed} <= shown


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_row_is_one_plain_sentence_on_what_and_one_or_two_on_what_to_do(code: str) -> None:
    effect, means, do = CATALOGUE[code]
    assert CODE.fullmatch(code) and set(effect.split(" eller ")) <= {*EFFECT.values(), "minner"}
    for text in (means, do):
        assert text[0].isupper() and text.endswith(".")
        assert len(text) <= 110, "Kortere: dette skal leses på en telefon."
    assert len(re.findall(r"[.!?](?:\s|$)", means)) == 1


def test_the_table_of_words_in_contributing_is_the_vocabulary() -> None:
    expected = [[call(word), options(word), word.shows] for word in WORDS.values()]
    shown = "\n".join("| " + " | ".join(row) + " |" for row in expected)
    assert rows("CONTRIBUTING.md", "Ord du kan bruke") == expected, f"Tabellen skal være:\n{shown}"


def test_the_readme_shows_only_words_that_exist_with_arguments_they_take() -> None:
    cells = [row[0] for row in rows("README.md", "Vil du rette en tekst?")]
    used = [found for cell in cells for found in re.findall(r"\{\{ (\w+)\((.*?)\) \}\}", cell)]
    assert used and len(used) == sum(cell.count("{{") for cell in cells)
    for name, inside in used:
        names = [argument.name for argument in WORDS[name].arguments]
        given = re.findall(r'(?:(\w+)=)?"[^"]*"', inside)
        assert len(given) <= len(names) and all(one in ("", *names) for one in given)
