"""Finds a Chromium and three typefaces for the tests, or installs them with the machine's package manager."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# Each: what to ask of the package manager, and what it calls the browser and the typefaces.
INSTALLERS = {
    "apt-get": ([["update", "-qq"], ["install", "-y", "-qq"]], "chromium", "fonts-dejavu-core fonts-liberation fonts-noto-core"),
    "dnf": ([["install", "-y", "-q"]], "chromium", "dejavu-sans-fonts liberation-sans-fonts google-noto-sans-fonts"),
    "zypper": ([["--non-interactive", "install"]], "chromium", "dejavu-fonts liberation-fonts google-noto-sans-fonts"),
    "apk": ([["add"]], "chromium", "font-dejavu font-liberation font-noto"),
    "brew": ([["install", "--cask"]], "chromium", ""),
}  # fmt: skip
MAC = "/Applications/Chromium.app/Contents/MacOS/Chromium"
FONT_FILES = {"DejaVu Sans": "DejaVuSans.ttf", "Liberation Sans": "LiberationSans-Regular.ttf", "Noto Sans": "NotoSans[-[]*"}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


def find() -> str | None:
    """The path of a browser the tests can drive; None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (MAC if Path(MAC).exists() else None)


def fonts_missing() -> list[str]:
    """The typefaces this machine lacks; none on a Mac, where a browser cannot be told which to use."""
    found = {name for name, file in FONT_FILES.items() for folder in FONT_FOLDERS if any(folder.rglob(file))}
    return [] if sys.platform == "darwin" else sorted(FONT_FILES.keys() - found)


def install() -> int:
    """Installs what is missing. Returns 0 when all is there afterwards."""
    for program, (commands, browser, fonts) in INSTALLERS.items():
        wanted = [*("" if find() else browser.split()), *(fonts.split() if fonts_missing() else "")]
        if not wanted or not shutil.which(program):
            continue
        print(f"Henter {', '.join(wanted)} med {program} (kan ta et par minutter) …", flush=True)
        prefix = ["sudo", "-n"] if program != "brew" and os.geteuid() != 0 else []
        for command in (*commands[:-1], [*commands[-1], *wanted]):
            if subprocess.run([*prefix, program, *command], stdout=subprocess.DEVNULL, check=False).returncode != 0:
                break
    if not find():
        print("Fant ingen nettleser. Installer Chromium eller Chrome, eller sett CHROMIUM=<sti>.", file=sys.stderr)
    if fonts_missing():
        print(f"Mangler skriftene prøvene måler i: {', '.join(fonts_missing())}. Installer dem.", file=sys.stderr)
    return 1 if not find() or fonts_missing() else 0


if __name__ == "__main__":
    sys.exit(install())
