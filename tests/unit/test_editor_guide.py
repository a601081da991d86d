"""The guide, the forms and the settings editors meet: short, Norwegian, and true to what the project does."""

from __future__ import annotations

import fnmatch
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ressursbank.check.pinned import PINS, WHOLE
from ressursbank.check.run import all_problems
from ressursbank.cli import COMMANDS
from ressursbank.phone import digits_of
from ressursbank.register.service import WayRound
from ressursbank.scaffold.service import TEXT as SCAFFOLD
from ressursbank.site import Site
from tests.conftest import ROOT
from tests.unit.small_project import make

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))
OWNERS = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
PARTS = (
    "Du kan ikke ødelegge noe",
    "Rett en tekst",
    "Rett et telefonnummer eller en åpningstid",
    "Legg til en tjeneste",
    "Oversett",
    "Bekreft at en side fortsatt stemmer",
    "Når kontrollen sier nei",
    "Ord du kan bruke",
    "Hvem du spør",
)
WORDS = ("fork", "commit", "branch", "pull request", "merge", "issue")


def plain(path: str) -> dict[str, Any]:
    """A YAML file of ours with every value as text."""
    return dict(yaml.load((ROOT / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def blocks() -> list[str]:
    """The examples in the guide, as an editor would paste them."""
    found = re.findall(r"^( *)```yaml\n(.*?)^ *```", GUIDE, re.M | re.S)
    return ["".join(row.removeprefix(indent) for row in block.splitlines(keepends=True)) for indent, block in found]


def wrong_with(root: Path, ident: str, text: str) -> list[str]:
    """What the check has against a service put into a small project."""
    path = f"data/gjovik/services/{ident}.yml"
    (root / path).write_text(text, encoding="utf-8")
    return [str(one) for one in all_problems(root) if one.path == path]


def patterns() -> list[tuple[str, list[str]]]:
    """Each line of CODEOWNERS: what it covers, and who reads it."""
    rows = [row.split() for row in OWNERS.splitlines() if row and not row.startswith("#")]
    return [(row[0], row[1:]) for row in rows]


def readers(path: str) -> list[str]:
    """Who is asked to read a change of a file: GitHub lets the last line that fits count."""
    fits = [who for pattern, who in patterns() if pattern == "*" or fnmatch.fnmatch(f"/{path}", f"{pattern.rstrip('/')}*")]
    return fits[-1]


def test_the_guide_has_its_parts_in_order_and_is_short() -> None:
    assert tuple(re.findall(r"^## (.+)$", GUIDE, re.M)) == PARTS
    assert sum(not row.startswith("|") for row in GUIDE.splitlines()) <= 150


@pytest.mark.parametrize("word", WORDS)
def test_a_github_word_is_explained_the_first_time_it_is_used(word: str) -> None:
    text = re.sub(r"\*\*[^*]+\*\*|\[[^\]]*\]\([^)]*\)|`[^`]*`", "", GUIDE)  # labels on buttons, links and code
    first = re.search(rf"\b{word}\b", text, re.I)
    assert first, "Ordet brukes ikke lenger: ta det ut av WORDS."
    assert re.match(rf"\*{word}\*,? (?:som )?er ", text[first.start() - 1 :]), text[first.start() - 20 : first.end() + 40]


def test_what_the_guide_points_at_exists() -> None:
    for path in re.findall(r"`((?:docs|data)/[\w./-]+)`", GUIDE) + re.findall(r"\]\(((?!\.\./|#|http)[\w./-]+)\)", GUIDE):
        assert (ROOT / path).exists(), path
    headings = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in PARTS}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= headings
    assert set(re.findall(r"`ressursbank (\w+)", GUIDE)) <= set(COMMANDS)


def test_the_service_in_the_guide_is_one_the_check_accepts(tmp_path: Path) -> None:
    root = make(tmp_path)
    service = next(block for block in blocks() if block.startswith("id: "))
    name = re.match(r"id: ([\w-]+)", service)
    assert name
    assert wrong_with(root, name[1], service) == []


@pytest.mark.parametrize("text", [GUIDE, SCAFFOLD.template], ids=["veiledningen", "ny tjeneste"])
def test_every_way_round_can_be_chosen_so_that_nobody_in_danger_is_sent_to_an_office(text: str) -> None:
    told = "\n".join(row for row in text.splitlines() if row.lstrip().startswith("#") or "way_round" in row)
    assert [one.value for one in WayRound if not re.search(rf"\b{one.value}\b", told)] == []


def test_the_corrected_number_in_the_guide_fits_into_that_service(tmp_path: Path) -> None:
    root = make(tmp_path)
    service = next(block for block in blocks() if block.startswith("id: "))
    point = next(block for block in blocks() if block.lstrip().startswith("- key:"))
    whole = service[: service.index("  - key:")] + point + service[service.index("sources:") :]
    assert wrong_with(root, "turgruppa-gjovik", whole) == []


def test_the_template_for_proposals_is_short_and_has_four_boxes() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 12 and text.count("- [ ] ") == 4
    assert re.findall(r"CONTRIBUTING\.md#([^)]+)\)", text) == ["når-kontrollen-sier-nei"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_no_personal_data_and_says_it_is_read_by_all(path: Path) -> None:
    form = plain(path.relative_to(ROOT).as_posix())
    fields = [one for one in form["body"] if one["type"] != "markdown"]
    assert form["body"][0]["type"] == "markdown" and "kan leses av alle" in form["body"][0]["attributes"]["value"]
    labels = " ".join(one["attributes"]["label"] for one in fields).lower()
    assert not re.search(r"ditt navn|din e-post|ditt nummer|telefonnummeret ditt|hvem du er\b|alder din", labels)
    assert fields[-1]["type"] == "checkboxes" and fields[-1]["attributes"]["options"][0]["required"] == "true"
    assert len({one["id"] for one in fields}) == len(fields)


def test_whoever_needs_help_now_is_sent_to_numbers_that_are_right(project: Site) -> None:
    known = {
        digits_of(point.value)
        for service in project.register.services.values()
        for point in service.contact_points
        if point.value and point.printable
    }
    for path in FORMS:
        used = {digits_of(one) for one in re.findall(r"\b1\d\d(?: \d\d\d)?\b", path.read_text(encoding="utf-8"))}
        assert used <= known
    assert "Ring 113" in FORMS[0].read_text(encoding="utf-8") and "Ring 113" in FORMS[1].read_text(encoding="utf-8")


def test_an_empty_message_cannot_be_sent() -> None:
    assert plain(".github/ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": "false"}


def test_every_line_of_codeowners_covers_something_and_names_a_team() -> None:
    for pattern, teams in patterns():
        assert pattern == "*" or (ROOT / pattern.lstrip("/")).exists(), pattern
        assert teams and all(re.fullmatch(r"@gjovik-kommune/[a-z-]+", team) for team in teams)


@pytest.mark.parametrize(
    ("path", "team"),
    [
        ("docs/nb/om/index.md", "redaksjon"),
        ("docs/nb/etterlatt/index.md", "erfaring"),
        ("docs/en/index.md", "oversettere-en"),
        ("data/gjovik/services/prove.yml", "servicetorg"),
        ("data/word_rules.yml", "fag"),
        ("data/kommune.yml", "servicetorg"),
        ("data/strings/nb.yml", "fag"),
        ("docs/en/akutt.md", "fag"),
        ("requirements.txt", "utviklere"),
        (".github/workflows/publish.yml", "utviklere"),
        (".github/CODEOWNERS", "utviklere"),
        ("ressursbank/cli.py", "utviklere"),
        ("hooks.py", "utviklere"),
    ],
)
def test_each_concern_has_its_readers(path: str, team: str) -> None:
    assert f"@gjovik-kommune/{team}" in readers(path)


@pytest.mark.parametrize("path", [PINS, "data/chain.yml", *(f"data/national/services/{name}.yml" for name in WHOLE)])
def test_what_people_read_in_a_crisis_is_read_by_the_professionals_and_nobody_else_can_say_yes(path: str) -> None:
    assert readers(path) == ["@gjovik-kommune/fag"]


def test_the_teams_are_said_to_be_placeholders_until_they_are_made() -> None:
    from ressursbank.launch import PLACEHOLDERS, READERS, owed

    assert (PLACEHOLDERS in OWNERS) == any(debt.where == READERS for debt in owed(ROOT))
    assert PLACEHOLDERS not in OWNERS or ".github/CODEOWNERS" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_updates_are_monthly_and_grouped_and_leave_mkdocs_2_alone() -> None:
    updates = {one["package-ecosystem"]: one for one in plain(".github/dependabot.yml")["updates"]}
    assert set(updates) == {"pip", "github-actions"}
    assert all(one["schedule"] == {"interval": "monthly"} and len(one["groups"]) == 1 for one in updates.values())
    assert updates["pip"]["ignore"] == [{"dependency-name": "mkdocs", "versions": [">=2"]}]


def test_the_check_before_each_commit_is_the_editors_own() -> None:
    (hook,) = plain(".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert hook["entry"] == ".venv/bin/ressursbank sjekk" and hook["pass_filenames"] == "false"
    pattern = re.compile(hook["files"])
    assert pattern.search("docs/nb/index.md") and pattern.search("data/kommune.yml") and not pattern.search("tests/x.py")


def test_the_editor_completes_from_schemas_that_exist_for_files_that_exist() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file() and list(ROOT.glob(files))
    assert settings.keys() == {"yaml.schemas"}
