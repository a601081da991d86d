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
from contextlib import suppress
from pathlib import Path
from typing import IO

from ressursbank.build_date import build_date

BESIDE, LAST = ".bygg-", "_headers"  # the folder that is built in, and the file our own steps write last
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def build_and_swap(root: Path, target: Path) -> int:
    """Builds ``root`` into ``target``. Returns the exit code; on failure ``target`` is as it was."""
    build_date()  # refuses a bad SOURCE_DATE_EPOCH before anything is made
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    with (
        tempfile.TemporaryDirectory(dir=target.parent, prefix=BESIDE) as folder,
        (Path(folder) / "i-bruk").open("w") as held,
    ):
        _hold(held)
        fresh = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(fresh)]
        done = subprocess.run(command, cwd=root, env={**os.environ, **QUIET}, check=False)
        if done.returncode == 0 and not all((fresh / name).is_file() for name in ("index.html", LAST)):
            print(
                "Bygget stoppet uten å fullføre: hooks.py er ikke i bruk. Hent mkdocs.yml og hooks.py tilbake.",
                file=sys.stderr,
            )
        elif done.returncode == 0:
            _open_to_all(fresh)
            _swap(fresh, target, Path(folder) / "old")
            print(f"Nettstedet er bygget i {target.name}/.")
            return 0
    print("Nettstedet er ikke bygget. Det forrige står urørt.", file=sys.stderr)
    return done.returncode or 1


def _hold(file: IO[str]) -> bool:
    """Whether the file is ours until this process ends; the machine lets go of it also when the process is killed."""
    try:
        import fcntl
    except ImportError:  # Windows: nobody can say whether another build is going on, so its folder is let be
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sweep(parent: Path) -> None:
    """Removes what builds that were killed left behind, and nothing of a build that is still going on."""
    for left in parent.glob(f"{BESIDE}*"):
        with suppress(OSError), (left / "i-bruk").open("a") as file:
            if not _hold(file):
                continue
            shutil.rmtree(left, ignore_errors=True)


def _open_to_all(folder: Path) -> None:
    """Lets a web server read the site, whatever the one who built it keeps to himself (umask)."""
    for place, _, names in os.walk(folder):
        Path(place).chmod(0o755)
        for name in names:
            (Path(place) / name).chmod(0o644)


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
