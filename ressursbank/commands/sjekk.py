"""``ressursbank sjekk``: every mistake in text and data, at once."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from ressursbank.check.annotations import annotation, one_line, wanted
from ressursbank.check.run import read_and_check
from ressursbank.problems import Severity
from ressursbank.reminders import reminders


def run(root: Path, _: argparse.Namespace) -> int:
    """Prints every error and warning, and how many reminders «paminnelser» has; exit 1 when there are errors."""
    site, problems = read_and_check(root)
    count = Counter(problem.severity for problem in problems)
    for problem in problems:
        if problem.severity is not Severity.PAMINNELSE:
            print(one_line(str(problem)))
            if wanted():
                print(annotation(problem))
    errors, warnings = count[Severity.FEIL], count[Severity.ADVARSEL]
    owed = len(reminders(site, problems)) if site else count[Severity.PAMINNELSE]
    told = f"{errors} feil, {warnings} advarsler, {owed} påminnelser."
    where = " Påminnelsene stopper ingenting, og står i «ressursbank paminnelser»." if owed else ""
    print(("" if errors or warnings else "Alt i orden: ") + told + where)
    return 1 if errors else 0
