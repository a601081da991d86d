"""``ressursbank ringerunde``: what to ring, what to ask, and where the answers belong."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.call_round.calls import groups
from ressursbank.call_round.paper import sheet
from ressursbank.call_round.table import table
from ressursbank.problems import ProblemsFoundError
from ressursbank.show.strings import SOURCE
from ressursbank.site import read_site

PUBLISHED = ("docs", "site", "overrides", "data")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The table's file, when a table is wanted."""
    parser.add_argument("--csv", metavar="FIL", help="skriv lista som tabell til denne fila, for Excel")


def run(root: Path, options: argparse.Namespace) -> int:
    """Prints the list, or writes the table; exit 0 also when there is much to ring."""
    site, problems = read_site(root)
    if site is None:
        raise ProblemsFoundError(problems)
    found = groups(site.register, site.strings[SOURCE], site.today)
    if options.csv is None:
        print(sheet(found, site.register.municipality.name, site.strings[SOURCE], site.today))
        return 0
    path = Path(options.csv)
    if any(path.resolve().is_relative_to(root / folder) for folder in PUBLISHED):
        raise ValueError("Lista har ubekreftede numre og kan ikke ligge der den blir publisert. Velg en annen mappe.")
    if not path.resolve().parent.is_dir():
        raise ValueError(f"Mappa til {options.csv} finnes ikke. Lag den først, eller velg en annen.")
    path.write_bytes(table(found).encode("utf-8"))
    print(f"Skrev {sum(len(call.questions) for group in found for call in group.calls)} spørsmål til {options.csv}.")
    return 0
