"""``ressursbank skjema``: makes the JSON Schemas that editors complete from."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.schema import write_schemas


def run(root: Path, _: argparse.Namespace) -> int:
    """Writes the schemas and names the files."""
    for path in write_schemas(root):
        print(path)
    return 0
