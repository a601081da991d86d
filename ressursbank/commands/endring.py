"""``ressursbank endring``: what a change touches, as a summary for the one who approves it."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.change.differences import compare
from ressursbank.change.past import code_changed, commit_of, edition
from ressursbank.change.sheets import sheets_touched
from ressursbank.change.summary import summary
from ressursbank.problems import ProblemsFoundError, Severity
from ressursbank.site import read_site


def arguments(parser: argparse.ArgumentParser) -> None:
    """The edition to compare with."""
    parser.add_argument("--fra", metavar="REV", required=True, help="utgaven å sammenligne med, for eksempel origin/main")


def run(root: Path, options: argparse.Namespace) -> int:
    """Prints the summary as Markdown; exit 1 when one of the editions cannot be read."""
    commit = commit_of(root, options.fra)
    new, problems = read_site(root)
    if new is None:
        raise ProblemsFoundError(problems)
    with edition(root, commit) as folder:
        old, _ = read_site(folder, new.today)
        if old is None:
            raise ValueError(f"«{options.fra}» har ikke noe nettsted å sammenligne med: data/kommune.yml kan ikke leses.")
        found, code = compare(old, new), code_changed(root, commit)
        sheets = {} if found.nothing and not code else sheets_touched(old, new)
    print(summary(found, sheets, code, new, options.fra))
    errors = sum(problem.severity is Severity.FEIL for problem in problems)
    if errors:
        print(f"\n{errors} feil gjør at lista kan mangle noe. Kjør «ressursbank sjekk», og rett dem først.")
    return 0
