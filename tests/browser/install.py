"""Finds a Chromium for the tests, or installs one with the machine's package manager."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
INSTALLERS = (
    (("apt-get",), [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]),
    (("dnf",), [["dnf", "install", "-y", "-q", "chromium"]]),
    (("zypper",), [["zypper", "--non-interactive", "install", "chromium"]]),
    (("apk",), [["apk", "add", "chromium"]]),
    (("brew",), [["brew", "install", "--cask", "chromium"]]),
)
MAC = "/Applications/Chromium.app/Contents/MacOS/Chromium"


def find() -> str | None:
    """The path of a browser the tests can drive; None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (MAC if Path(MAC).exists() else None)


def install() -> int:
    """Installs a browser. Returns 0 when one is there afterwards."""
    for (program,), commands in INSTALLERS:
        if not shutil.which(program):
            continue
        print(f"Henter nettleseren Chromium med {program} (kan ta et par minutter) …", flush=True)
        prefix = ["sudo", "-n"] if program != "brew" and os.geteuid() != 0 else []
        for command in commands:
            if subprocess.run([*prefix, *command], stdout=subprocess.DEVNULL, check=False).returncode != 0:
                break
        if find():
            return 0
    print("Fant ingen nettleser. Installer Chromium eller Chrome, eller sett CHROMIUM=<sti>.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(0 if find() else install())
