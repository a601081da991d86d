"""``ressursbank lansering``: everything that stands between this build and a public launch."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.launch import owed, shown_list
from ressursbank.site import load_site


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument(
        "--i-bruk", action="store_true", help="godta lista så lenge nettstedet er et utkast: da hindrer den ingen forslag"
    )


def run(root: Path, options: argparse.Namespace) -> int:
    """Prints the launch list, grouped by who must do what; exit 1 while anything is owed.

    With ``--i-bruk`` a draft passes. Once the site is in use, what is owed would hold back all that is published
    after it: so the change that brings it, is the one that must wait. Numbers are never owed then.
    """
    debts = owed(root)
    if debts and options.i_bruk and load_site(root).preview:
        print(f"Nettstedet er et utkast. {len(debts)} ting gjenstår før det kan tas i bruk, og de hindrer ingen forslag.")
        return 0
    print(shown_list(debts))
    if debts and options.i_bruk:
        print("\nNettstedet er i bruk. Ingenting kan legges ut så lenge noe gjenstår: gjør det i det samme forslaget.")
    return 1 if debts else 0
