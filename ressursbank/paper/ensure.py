"""The system libraries that set the paper (Pango): found, or installed, or named in a plain sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from typing import Any

INSTALLERS = (
    (
        "apt-get",
        [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
        ],
    ),
    ("dnf", [["dnf", "install", "-y", "-q", "pango"]]),
    ("zypper", [["zypper", "--non-interactive", "install", "libpango-1_0-0"]]),
    ("apk", [["apk", "add", "pango"]]),
    ("brew", [["brew", "install", "pango"]]),
)
MISSING = (
    "Papiret kan ikke lages: biblioteket Pango mangler på maskinen. På Debian og Ubuntu: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "Nettsidene kan du bygge uten: UTEN_PAPIR=1 make build."
)


class NoPrintingPressError(OSError):
    """Pango is not there; the message is the editor's sentence."""


@lru_cache(maxsize=1)
def weasyprint() -> Any:
    """The program that makes PDFs. Raises NoPrintingPressError when its libraries are missing."""
    try:
        import weasyprint as program
        import weasyprint.text.fonts
    except OSError:
        raise NoPrintingPressError(MISSING) from None
    return program


def there() -> bool:
    """Whether the libraries are there; asked in a new process, since a failed load is remembered."""
    asked = subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False)
    return asked.returncode == 0


def install() -> int:
    """Installs the libraries with the machine's own installer. Returns 0 when they are there afterwards."""
    for program, commands in INSTALLERS:
        if not shutil.which(program):
            continue
        print(f"Henter Pango, som setter papiret, med {program} …", flush=True)
        prefix = ["sudo", "-n"] if program != "brew" and os.geteuid() != 0 else []
        for command in commands:
            if subprocess.run([*prefix, *command], stdout=subprocess.DEVNULL, check=False).returncode != 0:
                break
        if there():
            return 0
    print(MISSING, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(0 if os.environ.get("UTEN_PAPIR") or there() else install())
