"""What the tests need of the machine: a browser, three typefaces and two PDF readers; on Debian also
the two other engines and the dictionaries.

What is missing is installed with the machine's own package manager. Without the first three no test run begins; a test
that needs another engine or a dictionary is skipped where there is none, and says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC = "/Applications/Chromium.app/Contents/MacOS/Chromium"
FONT_FILES = {"DejaVu Sans": "DejaVuSans.ttf", "Liberation Sans": "LiberationSans-Regular.ttf", "Noto Sans": "NotoSans[-[]*"}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
READERS = ("pdfinfo", "mutool")
# How each package manager is asked, and what it calls the browser, the typefaces and the readers.
MANAGERS = {
    "apt-get": ("install -y -qq", "chromium", "fonts-dejavu-core fonts-liberation fonts-noto-core", "poppler-utils mupdf-tools"),
    "dnf": ("install -y -q", "chromium", "dejavu-sans-fonts liberation-sans-fonts google-noto-sans-fonts", "poppler-utils mupdf"),
    "zypper": ("--non-interactive install", "chromium", "dejavu-fonts liberation-fonts google-noto-sans-fonts", "poppler-tools mupdf"),
    "apk": ("add", "chromium", "font-dejavu font-liberation font-noto", "poppler-utils mupdf-tools"),
    "brew": ("install", "--cask chromium", "", "poppler mupdf"),
}  # fmt: skip
ON_DEBIAN = (
    "chromium-driver", "firefox-esr", "webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb",
    "hunspell", "hunspell-no", "hunspell-en-gb",
)  # fmt: skip


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


def missing() -> list[list[str]]:
    """What is not there of the browser, the typefaces and the readers, in that order, by the names people know."""
    return [[] if find() else ["Chromium"], fonts_missing(), [one for one in READERS if not shutil.which(one)]]


def install() -> int:
    """Installs what is missing. Returns 0 when all that every run needs is there afterwards."""
    manager = next((one for one in MANAGERS if shutil.which(one)), "")
    command, *packages = MANAGERS.get(manager, ("", "", "", ""))
    wanted = [names.split() for names, lacked in zip(packages, missing(), strict=True) if lacked]
    besides = [[one] for one in ON_DEBIAN if manager == "apt-get" and not _there(one)]
    if manager == "apt-get" and (wanted or besides):
        _run(["apt-get", "update", "-qq"])
    for names in (*wanted, *(["--no-install-recommends", *one] for one in besides)):
        print(f"Henter {', '.join(one for one in names if not one.startswith('--'))} med {manager} …", flush=True)
        if not _run([manager, *command.split(), *names]):
            print(f"Fikk ikke {' '.join(names)}.", file=sys.stderr)
    lacked = [one for names in missing() for one in names]
    if lacked:
        print(f"Prøvene mangler {', '.join(lacked)}. Installer det, eller sett CHROMIUM=<sti>.", file=sys.stderr)
    return 1 if lacked else 0


def _there(package: str) -> bool:
    asked = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout == "installed"


def _run(command: list[str]) -> bool:
    prefix = ["sudo", "-n"] if command[0] != "brew" and os.geteuid() != 0 else []
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run([*prefix, *command], stdout=subprocess.DEVNULL, env=quiet, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(install())
