"""No test names a service, a page or a sentence that an editor may change: it would turn red in English for a right edit.

What a test needs one of is made up, or taken by a rule (``tests/chosen.py``). What a program names is contract: the check
tells the editor in Norwegian when it is taken away.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ressursbank.site import Site
from tests.conftest import ROOT

PROGRAMS = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("ressursbank", "overrides", "hooks.py")
    for path in [ROOT / folder, *(ROOT / folder).rglob("*")]
    if path.suffix in (".py", ".html")
)
CONTRACT = frozenset(re.findall(r"[\"']([a-z0-9][a-z0-9/-]+)[\"']", PROGRAMS))
LONG = 30  # a shorter piece of a sentence is anybody’s, and an editor may come to write it tomorrow
# Real sentences a test may hold all the same, and why.
EXCUSED = {
    "{{ tjenesteoversikt() }}": "the check says that this page must have it",
    "helsepersonelloven § 10 a": "a way of writing a law, whichever page does",
    "21. november 2026": "a date",
    "Psykisk helse og rus": "short words after a long one, to be wrapped",
}


def constants(source: str) -> Iterator[tuple[int, str]]:
    """Every text in a program but what only explains it, with its line."""
    tree = ast.parse(source)
    explains = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explains:
            yield node.lineno, node.value


def named(text: str, names: frozenset[str]) -> set[str]:
    """The names that stand in a text as names; a name without a hyphen may also be a word."""
    paths = [one.strip("/").split("/") for one in re.split(r"[^a-z0-9/-]+", text) if "-" in one or "/" in one]
    parts = {"/".join(path[at:]) for path in paths for at in range(len(path))}
    bare = {one for one in parts if "-" in one or "/" in one}
    return (bare | {text} | set(re.findall(r"(?<=[\"'#])[a-z0-9]+(?=[\"'])", text))) & names


@pytest.fixture(scope="module")
def editors(project: Site) -> frozenset[str]:
    """Every service, resource and page that is an editor's to rename or take away."""
    pages = {slug for _, slug in project.pages if "/" in slug and not slug.endswith("/index")}
    asked_for = CONTRACT | {str(project.register.municipality.switchboard)}
    return frozenset({*project.register.services, *project.register.resources, *pages} - asked_for)


@pytest.fixture(scope="module")
def written(project: Site) -> str:
    """All an editor has written: the pages, and the names and titles of what they list."""
    names = [one.name for one in project.register.services.values()]
    names += [one.title for one in project.register.resources.values()] + [one.meta.title for one in project.pages.values()]
    return "\n".join([*names, *(page.body for page in project.pages.values())])


TESTS = [one for one in sorted((ROOT / "tests").rglob("*.py")) if one.parent.name != "edits"]  # which name what they add


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_test_names_nothing_an_editor_may_change(path: Path, editors: frozenset[str], written: str) -> None:
    found = []
    for line, text in constants(path.read_text(encoding="utf-8")):
        quoted = len(text) >= LONG and text.count(" ") > 1 and text in written and text not in EXCUSED
        found += [f"linje {line}: {one}" for one in [*named(text, editors), *([text] if quoted else [])]]
    assert found == []


@pytest.mark.parametrize(
    "text", ["en-tjeneste", 'kontakt("en-tjeneste")', "docs/nb/hjelp/en-side.md", "/en/hjelp/en-side/", "#ord"]
)
def test_a_name_is_seen_however_it_is_written(text: str) -> None:
    assert named(text, frozenset({"en-tjeneste", "hjelp/en-side", "#ord"}))


def test_a_word_is_no_name() -> None:
    assert named("ikke leve lenger, en-tjeneste-til", frozenset({"leve", "en-tjeneste"})) == set()
