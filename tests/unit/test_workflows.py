"""What runs at GitHub cannot be used against the site: each rule holds for our workflows, and bites on a broken one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ressursbank.cli import COMMANDS
from tests.conftest import ROOT
from tests.unit.workflow_rules import (
    MAIN,
    Rule,
    Workflow,
    a_proposal_can_do_nothing,
    forgets_its_key,
    named_as_a_message,
    no_text_in_commands,
    nobody_publishes_what_is_owed,
    numbers_first,
    one_machine_and_an_end,
    only_known_events,
    pinned,
    reads_only,
    writers_run_nothing_of_ours,
)

FOLDER = ROOT / ".github" / "workflows"
# Each pin was read off the tag in the action's own repository, and seen in several other projects.
PINS = {
    "actions/cache": "27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
    "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
}
GOOD = """
name: Forslag
on: pull_request
permissions: {contents: read}
jobs:
  a:
    name: Numre og tekst
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - name: Hent
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: {persist-credentials: false}
      - name: Kontroller
        run: make check
  b:
    name: Alle prøvene
    needs: a
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    steps:
      - name: Prøv
        run: make test
"""
OUT = (FOLDER / "publish.yml").read_text(encoding="utf-8")
NIGHT = (FOLDER / "nightly.yml").read_text(encoding="utf-8")
LAUNCH = "run: .venv/bin/ressursbank lansering"
# Each rule, the file it is shown on, what is changed in it, and to what.
BROKEN: tuple[tuple[Rule, str, str, str], ...] = (
    (only_known_events, GOOD, "on: pull_request", "on: pull_request_target"),
    (only_known_events, GOOD, "on: pull_request", "on: {workflow_run: {workflows: [Forslag]}}"),
    (only_known_events, GOOD, "on: pull_request", "on: [pull_request, issue_comment]"),
    (reads_only, GOOD, "permissions: {contents: read}", ""),
    (reads_only, GOOD, "permissions: {contents: read}", "permissions: write-all"),
    (reads_only, GOOD, "{contents: read}", "{contents: read, pull-requests: write}"),
    (pinned, GOOD, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
    (pinned, GOOD, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@3d3c42e5 # v7.0.1"),
    (pinned, GOOD, " # v7.0.1", ""),
    (pinned, GOOD, "runs-on: ubuntu-24.04", "container: python:3\n    runs-on: ubuntu-24.04"),
    (forgets_its_key, GOOD, "        with: {persist-credentials: false}\n", ""),
    (forgets_its_key, GOOD, "persist-credentials: false", "persist-credentials: true"),
    (no_text_in_commands, GOOD, "run: make check", "run: echo ${{ github.event.pull_request.title }}"),
    (no_text_in_commands, GOOD, "run: make check", "run: make check\n        shell: python"),
    (one_machine_and_an_end, GOOD, "    runs-on: ubuntu-24.04", "    runs-on: self-hosted"),
    (one_machine_and_an_end, GOOD, "    timeout-minutes: 30\n", ""),
    (named_as_a_message, GOOD, "    name: Alle prøvene\n", ""),
    (named_as_a_message, GOOD, "name: Alle prøvene", "name: Numre og tekst"),
    (named_as_a_message, GOOD, "      - name: Kontroller\n        run", "      - run"),
    (a_proposal_can_do_nothing, GOOD, "run: make test", "run: make test\n        env: {NOKKEL: '${{ secrets.X }}'}"),
    (a_proposal_can_do_nothing, GOOD, "run: make test", "run: make test\n        env: {X: '${{ github.token }}'}"),
    (a_proposal_can_do_nothing, GOOD, "    needs: a", "    needs: a\n    permissions: {contents: write}"),
    (a_proposal_can_do_nothing, GOOD, "    needs: a", "    needs: a\n    environment: github-pages"),
    (a_proposal_can_do_nothing, GOOD, "on: pull_request", "on: [pull_request, push]"),
    (a_proposal_can_do_nothing, GOOD, "run: make test", "uses: actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae"),
    (numbers_first, GOOD, "timeout-minutes: 5", "timeout-minutes: 6"),
    (numbers_first, GOOD, "run: make check", "run: make build"),
    (numbers_first, GOOD, "    needs: a\n", ""),
    (nobody_publishes_what_is_owed, OUT, LAUNCH, "run: .venv/bin/ressursbank lansering || true"),
    (nobody_publishes_what_is_owed, OUT, LAUNCH, f"continue-on-error: true\n        {LAUNCH}"),
    (nobody_publishes_what_is_owed, OUT, LAUNCH, f"if: false\n        {LAUNCH}"),
    (nobody_publishes_what_is_owed, OUT, "needs: [lansering, prover, bygg]", "needs: []"),
    (nobody_publishes_what_is_owed, OUT, "run: make test", "run: make check"),
    (nobody_publishes_what_is_owed, OUT, "run: make ferdig", "run: make check"),
    (nobody_publishes_what_is_owed, OUT, "needs.prover.result == 'success' || ", "true || "),
    (
        nobody_publishes_what_is_owed,
        OUT,
        "        run: make ferdig",
        "        uses: actions/cache/save@27d5\n      - run: make ferdig",
    ),
    (nobody_publishes_what_is_owed, OUT, "branches: [main]", "branches: [main, utkast]"),
    (nobody_publishes_what_is_owed, OUT, "  schedule:\n", "  schedule_av:\n"),
    (nobody_publishes_what_is_owed, OUT, 'cron: "17 23 * * *"', 'cron: "17 23 * * 1"'),
    (nobody_publishes_what_is_owed, OUT, "  schedule:\n", "  repository_dispatch:\n  schedule:\n"),
    (nobody_publishes_what_is_owed, OUT, f"    if: {MAIN}\n", ""),
    (nobody_publishes_what_is_owed, OUT, "SITE_URL", "ADRESSE"),
    (writers_run_nothing_of_ours, OUT, "      pages: write", "      contents: write\n      pages: write"),
    (writers_run_nothing_of_ours, NIGHT, "          printf ", "          .venv/bin/ressursbank sjekk; printf "),
    (writers_run_nothing_of_ours, NIGHT, "      issues: write", "      issues: write\n      contents: write"),
)
RULES = tuple(dict.fromkeys(rule for rule, *_ in BROKEN))


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_workflow_keeps_the_rule(rule: Rule, path: Path) -> None:
    assert list(rule(Workflow(path.read_text(encoding="utf-8")))) == [], rule.__doc__


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_example_itself_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(Workflow(GOOD))) == []


@pytest.mark.parametrize(("rule", "text", "good", "bad"), BROKEN, ids=lambda one: getattr(one, "__name__", None))
def test_the_rule_bites_on_a_broken_workflow(rule: Rule, text: str, good: str, bad: str) -> None:
    assert good in text
    assert list(rule(Workflow(text.replace(good, bad))))


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_action_is_one_whose_pin_was_checked(path: Path) -> None:
    for name, pin in re.findall(r"uses: ([\w./-]+)@(.*)$", path.read_text(encoding="utf-8"), re.M):
        assert PINS["/".join(name.split("/")[:2])] == pin, (
            "Se etter i handlingens eget prosjekt at merket peker dit, og skriv den nye her."
        )


def test_what_the_workflows_run_are_commands_that_exist() -> None:
    targets = set(re.findall(r"^([a-z./]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"\bmake ([a-z./]+)", text)) <= targets
        assert set(re.findall(r"/ressursbank ([a-z]+)", text)) <= set(COMMANDS)


def test_hidden_files_are_published_since_security_txt_is_one() -> None:
    (step,) = [one for _, one in Workflow(OUT).steps if "upload-pages-artifact@" in one.get("uses", "")]
    assert step["with"] == {"path": "site", "include-hidden-files": "true"}


def test_a_proposal_that_would_hold_back_all_publishing_is_stopped_first() -> None:
    proposal = (FOLDER / "pull-request.yml").read_text(encoding="utf-8")
    first = proposal[: proposal.index("  bygg:\n")]
    assert first.index("run: make check") < first.index("run: .venv/bin/ressursbank lansering --i-bruk\n")
