"""``ressursbank godkjenn``: writes into a text that a unit has read it as it stands, and approves of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.build_date import build_date
from ressursbank.edit.sign import sign
from ressursbank.edit.wish import day_of
from ressursbank.problems import ProblemsFoundError
from ressursbank.site import read_site


def arguments(parser: argparse.ArgumentParser) -> None:
    """What was read, by whom, for whom and when."""
    parser.add_argument(
        "tekster",
        metavar="TEKST",
        nargs="+",
        help="siden, brevet eller regelen: docs/nb/hjelp/rus.md, hjelp/rus, id-en til et brev eller en regel. Gjerne flere",
    )
    parser.add_argument("--av", metavar="TEAM", required=True, help="enheten som har lest, en id fra data/teams.yml")
    parser.add_argument("--som", required=True, choices=("fag", "erfaring", "jurist"), help="hva enheten har lest som")
    parser.add_argument("--dato", metavar="DATO", help="dagen det ble lest, for eksempel 2026-11-21 (ellers i dag)")


def run(root: Path, options: argparse.Namespace) -> int:
    """Writes one approval in every text; exit 1, with nothing changed, when one of them cannot stand."""
    site, problems = read_site(root)
    if site is None:
        raise ProblemsFoundError(problems)
    day = day_of(options.dato) if options.dato else build_date()
    texts = sign(site, options.tekster, options.som, options.av, day)
    team = site.register.words["teams"][options.av].name["nb"]
    for one in texts:
        print(f"«{one.title}» er godkjent {day} av {team} ({options.som}). Skrevet i {one.path}.")
    return 0
