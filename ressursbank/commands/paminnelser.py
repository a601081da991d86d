"""``ressursbank paminnelser``: what time has made due, by owner; never in the way of a change."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.check.run import read_and_check
from ressursbank.dead_links import dead_links
from ressursbank.reminders import reminders, shown_list


def arguments(parser: argparse.ArgumentParser) -> None:
    """What LinkChecker found, when somebody has run it."""
    parser.add_argument("--lenker", metavar="FIL", help="svaret fra «linkchecker --check-extern -o csv»")


def run(root: Path, options: argparse.Namespace) -> int:
    """Prints the standing list; exit 0 also when it is long, and when the project has errors."""
    report = Path(options.lenker).read_text(encoding="utf-8").splitlines() if options.lenker else []
    site, problems = read_and_check(root)
    if site is None:
        print("Lista kan ikke lages før feilene er rettet. Kjør «ressursbank sjekk».")
        return 0
    found = [*reminders(site, problems), *dead_links(site, report)]
    print(shown_list(sorted(found), site.today))
    return 0
