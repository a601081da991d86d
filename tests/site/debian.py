"""Debian's own nginx and Apache for the tests, unpacked with their configuration where they start nothing."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.conftest import ROOT

KEPT = ROOT / ".venv" / "debian"
MISSING = "nginx og Apache fra Debian finnes ikke her, og pakkene kunne ikke hentes med apt-get"
# The last two names of each library are one and the same: it was renamed in 2024.
PACKAGES = ("nginx", "nginx-common", "apache2", "apache2-bin", "media-types")
LIBRARIES = (("libapr1t64", "libapr1"), ("libaprutil1t64", "libaprutil1"))
# What a new Debian has on, and the two that LESMEG.md says to turn on.
MODULES = (
    "access_compat alias auth_basic authn_core authn_file authz_core authz_host authz_user autoindex deflate dir env filter"
)
MODULES += " mime mpm_event negotiation reqtimeout setenvif socache_shmcb ssl status headers"
CONF = ("charset", "localized-error-pages", "other-vhosts-access-log", "security", "serve-cgi-bin")


def unpacked() -> Path | None:
    """The folder with both, fetched once; installing would start two web servers on the developer's machine."""
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        return None
    with (ROOT / ".venv" / "debian.las").open("w") as lock, tempfile.TemporaryDirectory() as folder:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not KEPT.is_dir() and not _fetched(folder) and os.geteuid() == 0:
            subprocess.run(["apt-get", "update", "-qq"], capture_output=True, check=False)
            _fetched(folder)
    return KEPT if KEPT.is_dir() else None


def _fetched(folder: str) -> bool:
    found = all(_downloaded(folder, one) for one in PACKAGES)
    if found and all(any(_downloaded(folder, one) for one in names) for names in LIBRARIES):
        for package in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg", "-x", str(package), f"{folder}/ut"], capture_output=True, check=True)
        shutil.move(f"{folder}/ut", KEPT)
        return True
    return False


def _downloaded(folder: str, name: str) -> bool:
    return subprocess.run(["apt-get", "download", "-qq", name], cwd=folder, capture_output=True).returncode == 0


def rewrite(path: Path, changes: dict[str, str]) -> None:
    """Changes the file; what is to be changed must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{path.name}: {old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def nginx(kept: Path, work: Path) -> list[str]:
    """Debian's nginx with nothing but places changed; sites go in etc/sites-enabled. Returns the command."""
    shutil.copytree(kept / "etc/nginx", work / "etc")
    (work / "log").mkdir()
    places = {"/etc/nginx": f"{work}/etc", "/var/log/nginx": f"{work}/log", "/run/nginx.pid": f"{work}/pid"}
    rewrite(work / "etc/nginx.conf", places)
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    (work / "etc/conf.d/plass.conf").write_text("".join(f"{one}_temp_path {work}/{one};\n" for one in names), "utf-8")
    return [f"{kept}/usr/sbin/nginx", "-c", f"{work}/etc/nginx.conf", "-e", f"{work}/log/error.log", "-g", "daemon off;"]


def apache(kept: Path, work: Path, without: str = "") -> list[str]:
    """Debian's Apache, as ``nginx``; ``without`` is a module that is not turned on."""
    etc = work / "etc"
    shutil.copytree(kept / "etc/apache2", etc)
    (work / "log").mkdir()
    for path in sorted((etc / "mods-available").iterdir()):
        if path.stem in MODULES.split() and path.stem != without:
            text = path.read_text(encoding="utf-8").replace("/usr/", f"{kept}/usr/")
            (etc / "mods-enabled" / path.name).write_text(text.replace("/etc/mime.types", f"{kept}/etc/mime.types"), "utf-8")
    for name in CONF:
        shutil.copy(etc / f"conf-available/{name}.conf", etc / "conf-enabled")
    (etc / "ports.conf").write_text("", encoding="utf-8")
    said = {"RUN_USER": "www-data", "RUN_GROUP": "www-data", "PID_FILE": f"{work}/pid", "LOG_DIR": f"{work}/log"}
    said |= {"RUN_DIR": str(work), "LOCK_DIR": str(work)}
    libraries = ":".join(str(one.parent) for one in kept.glob("usr/lib/*/libapr-1.so.0"))
    variables = [f"LD_LIBRARY_PATH={libraries}", *(f"APACHE_{name}={value}" for name, value in said.items())]
    return ["env", *variables, f"{kept}/usr/sbin/apache2", "-d", str(etc), "-DFOREGROUND"]
