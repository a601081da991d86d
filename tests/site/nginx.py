"""A real nginx for the tests: the machine's own, or the distribution's package unpacked where it starts nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.conftest import ROOT

KEPT = ROOT / ".venv" / "nginx"
MISSING = "nginx finnes ikke her, og pakken kunne ikke hentes med apt-get"


def find() -> str | None:
    """The path of an nginx that starts; None when there is none to be had."""
    candidates = [shutil.which("nginx"), "/usr/sbin/nginx", str(KEPT / "usr/sbin/nginx")]
    return next((one for one in candidates if one and _starts(one)), None) or _unpacked()


def _starts(program: str) -> bool:
    return Path(program).is_file() and subprocess.run([program, "-v"], capture_output=True, check=False).returncode == 0


def _unpacked() -> str | None:
    """Unpacks the package beside the other tools: installing it would start a web server on the developer's machine."""
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        package = _downloaded(folder)
        if package is None and os.geteuid() == 0:
            subprocess.run(["apt-get", "update", "-qq"], capture_output=True, check=False)
            package = _downloaded(folder)
        if package is None:
            return None
        KEPT.mkdir(parents=True, exist_ok=True)
        subprocess.run(["dpkg", "-x", str(package), str(KEPT)], capture_output=True, check=False)
    program = str(KEPT / "usr/sbin/nginx")
    return program if _starts(program) else None


def _downloaded(folder: str) -> Path | None:
    subprocess.run(["apt-get", "download", "-qq", "nginx"], cwd=folder, capture_output=True, check=False)
    return next(Path(folder).glob("nginx_*.deb"), None)
