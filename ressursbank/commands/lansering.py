"""``ressursbank lansering``: everything that stands between this build and a public launch."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.launch import owed, shown_list


def run(root: Path, _: argparse.Namespace) -> int:
    """Prints the launch list, grouped by who must do what; exit 1 while anything is owed."""
    debts = owed(root)
    print(shown_list(debts))
    return 1 if debts else 0
