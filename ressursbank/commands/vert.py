"""``ressursbank vert``: asks the host that shows the site, and says what is missing there."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.live_host import Host, lacks
from ressursbank.site import load_site


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which host, and the build it should be showing."""
    parser.add_argument("adresse", metavar="ADRESSE", help="nettstedets adresse, for eksempel https://hjelp.eksempel.no/")
    parser.add_argument("--mappe", help="bygget verten skal vise (ellers site/, hvis den finnes)")


def run(root: Path, options: argparse.Namespace) -> int:
    """Prints one line for each thing that is missing; exit 1 when something is, or when nobody answers."""
    folder = root / (options.mappe or "site")
    if options.mappe and not folder.is_dir():
        raise ValueError(f"Fant ikke mappa «{options.mappe}». Kjør «make build», eller la være å skrive --mappe.")
    host = Host(load_site(root), options.adresse, folder if folder.is_dir() else None)
    found = lacks(host)
    if host.folder is None:
        print("Innholdet er ikke sammenlignet: mappa site/ finnes ikke. «make build» lager den.")
    for one in found:
        print(f"- {one}")
    print(f"{len(found)} ting må ordnes på {host.home}" if found else f"Alt er på plass på {host.home}")
    return 1 if found else 0
