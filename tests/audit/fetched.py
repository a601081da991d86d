"""What the long tests borrow from npm, fetched as the lock file says."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def fetched(package: str, *needs: str) -> Path:
    """The folder of a locked package; skips, with the reason, where npm or what runs the package is missing."""
    missing = [one for one in ("npm", *needs) if not shutil.which(one)]
    if missing:
        pytest.skip(f"Prøven trenger {' og '.join(missing)}, som ikke finnes på denne maskinen")
    folder = HERE / "node_modules" / package
    with (HERE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # «npm ci» tears down what another test is running
        if not folder.is_dir():
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    return folder
