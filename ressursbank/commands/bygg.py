"""``ressursbank bygg``: builds the site beside the old one and swaps when all went well."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.build import build_and_swap


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the site is put."""
    parser.add_argument("--ut", default="site", help="mappa nettstedet skal ligge i")


def run(root: Path, options: argparse.Namespace) -> int:
    """Builds; exit 0 only when the new site stands."""
    return build_and_swap(root, root / options.ut)
