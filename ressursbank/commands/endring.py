"""``ressursbank endring``: what a change touches, as a summary for the one who approves it."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.change.differences import Touched, compare
from ressursbank.change.past import changes, commit_of, edition
from ressursbank.change.summary import summary
from ressursbank.problems import Severity
from ressursbank.site import read_site


def arguments(parser: argparse.ArgumentParser) -> None:
    """The edition to compare with."""
    parser.add_argument("--fra", metavar="REV", required=True, help="utgaven å sammenligne med, for eksempel origin/main")


def run(root: Path, options: argparse.Namespace) -> int:
    """Prints the summary as Markdown: every changed path, also when an edition cannot be read as a site."""
    commit = commit_of(root, options.fra)
    found = changes(root, commit)
    try:
        touched: Touched | str = _touched(root, commit, options.fra)
    except Exception as error:  # a change that breaks the program that reads it must be shown all the more
        touched = f"programmet stoppet ({type(error).__name__}). Kjør «ressursbank sjekk», og rett det som står der."
    print(summary(found, touched, options.fra))
    return 0


def _touched(root: Path, commit: str, since: str) -> Touched | str:
    """What is seen otherwise, or why it cannot be told."""
    new, problems = read_site(root)
    if new is None:
        return "data/kommune.yml kan ikke leses. Kjør «ressursbank sjekk», og rett det som står der."
    with edition(root, commit) as folder:
        old, _ = read_site(folder, new.today)
        if old is None:
            return f"«{since}» har ikke noe nettsted å sammenligne med: data/kommune.yml kan ikke leses."
        touched = compare(old, new)
    errors = sum(problem.severity is Severity.FEIL for problem in problems)
    if errors:
        touched.asked.append(f"{errors} feil gjør at det under kan mangle noe. Kjør «ressursbank sjekk», og rett dem først.")
    return touched
