"""Builds the site beside the old one and swaps only when everything went well.

MkDocs empties the folder it builds into before it knows whether the build will succeed; half a help
site, or none, must never be published.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ressursbank.build_date import build_date

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def build_and_swap(root: Path, target: Path) -> int:
    """Builds ``root`` into ``target``. Returns the exit code; on failure ``target`` is as it was."""
    build_date()  # refuses a bad SOURCE_DATE_EPOCH before anything is made
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".bygg-") as folder:
        fresh = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(fresh)]
        done = subprocess.run(command, cwd=root, env={**os.environ, **QUIET}, check=False)
        if done.returncode != 0 or not (fresh / "index.html").is_file():
            print("Nettstedet er ikke bygget. Det forrige står urørt.", file=sys.stderr)
            return done.returncode or 1
        _swap(fresh, target, Path(folder) / "old")
    print(f"Nettstedet er bygget i {target.name}/.")
    return 0


def _swap(fresh: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
