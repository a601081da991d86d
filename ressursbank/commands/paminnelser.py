"""``ressursbank paminnelser``: what time has made due, by owner; never in the way of a change."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.check.run import all_problems
from ressursbank.dead_links import dead_links
from ressursbank.reminders import reminders, shown_list
from ressursbank.site import read_site


def arguments(parser: argparse.ArgumentParser) -> None:
    """What LinkChecker found, when somebody has run it."""
    parser.add_argument("--lenker", metavar="FIL", help="svaret fra «linkchecker --check-extern -o csv»")


def run(root: Path, options: argparse.Namespace) -> int:
    """Prints the standing list; exit 0 also when it is long, and when the project has errors."""
    site, _problems = read_site(root)
    if site is None:
        print("Lista kan ikke lages før feilene er rettet. Kjør «ressursbank sjekk».")
        return 0
    found = reminders(site, all_problems(root))
    if options.lenker:
        found += dead_links(site, Path(options.lenker).read_text(encoding="utf-8").splitlines())
    print(shown_list(sorted(found), site.today))
    return 0
