"""``ressursbank sjekk``: every mistake in text and data, at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.check.annotations import annotation, one_line, wanted
from ressursbank.check.run import all_problems
from ressursbank.problems import Severity


def run(root: Path, _: argparse.Namespace) -> int:
    """Prints every error and warning; exit 1 when there are errors. Reminders are «paminnelser»'s."""
    problems = [problem for problem in all_problems(root) if problem.severity is not Severity.PAMINNELSE]
    for problem in problems:
        print(one_line(str(problem)))
        if wanted():
            print(annotation(problem))
    errors = sum(problem.severity is Severity.FEIL for problem in problems)
    warnings = sum(problem.severity is Severity.ADVARSEL for problem in problems)
    print(f"{errors} feil, {warnings} advarsler." if problems else "Alt i orden: 0 feil, 0 advarsler.")
    return 1 if errors else 0
