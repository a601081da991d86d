"""``ressursbank ny``: a new page, service, resource or language, with its fields explained."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.build_date import build_date
from ressursbank.problems import ProblemsFoundError
from ressursbank.scaffold.language import new_language
from ressursbank.scaffold.page import new_page
from ressursbank.scaffold.resource import new_resource
from ressursbank.scaffold.service import new_service
from ressursbank.show.strings import SOURCE
from ressursbank.site import read_site

KINDS = ("side", "tjeneste", "ressurs", "sprak")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to make and what it is called."""
    parser.add_argument("hva", choices=KINDS, help="hva som skal lages")
    parser.add_argument("navn", metavar="NAVN", help="tittelen («hjelp/Tittel» for en side), navnet eller språkkoden")
    parser.add_argument("--lag", metavar="LAG", help="laget en tjeneste skal ligge i (ellers kommunens eget)")


def run(root: Path, options: argparse.Namespace) -> int:
    """Makes the file and says what is left to do; exit 1, with nothing changed, when it is there already."""
    site, problems = read_site(root)
    if site is None or SOURCE not in site.strings:
        raise ProblemsFoundError(problems)
    today, register, name = build_date(), site.register, options.navn.strip()
    if options.hva == "side":
        told = new_page(root, register, site.strings[SOURCE], name, today)
    elif options.hva == "tjeneste":
        told = new_service(root, register, name, today, options.lag)
    elif options.hva == "ressurs":
        told = new_resource(root, register, name, today)
    else:
        told = new_language(root, register, name)
    print("\n".join([*told, "Se hva som gjenstår: ressursbank sjekk"]))
    return 0
