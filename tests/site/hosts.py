"""Real servers with Debian's own configuration, and in it ours beside a neighbour's, set up as the guide says."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import urllib3

from tests.conftest import ROOT
from tests.site import debian

DEPLOY = ROOT / "deploy"
EXAMPLE = "hjelp.example.no"
GUIDE = (DEPLOY / "LESMEG.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Host:
    """A server with Debian's configuration, and in it ours beside a neighbour's."""

    kind: str
    name: str
    plain: int
    secure: int
    work: Path
    command: list[str]

    def ask(self, path: str, secure: bool = True, **headers: str) -> urllib3.BaseHTTPResponse:
        """One request, no redirect followed and nothing unpacked."""
        pool = urllib3.PoolManager(ca_certs=str(self.work / "cert.pem"), assert_hostname=False)
        place = f"https://127.0.0.1:{self.secure}" if secure else f"http://127.0.0.1:{self.plain}"
        asked = {"Host": self.name} | {one.replace("_", "-"): value for one, value in headers.items()}
        return pool.request("GET", place + path, headers=asked, redirect=False, decode_content=False)

    def neighbour(self) -> tuple[int, dict[str, str]]:
        """What the site beside ours answers, but when."""
        answer = self.ask("/naboens.webmanifest", secure=False, Host="nabo.example")
        return answer.status, {name: value for name, value in answer.headers.items() if name not in ("Date", "ETag")}

    def written(self) -> str:
        """All that the server has written down."""
        return "".join(path.read_text("utf-8", "replace") for path in (self.work / "log").iterdir())

    @contextmanager
    def running(self) -> Iterator[None]:
        """Starts and stops it."""
        started = subprocess.Popen(self.command)
        try:
            for _ in range(200):
                with socket.socket() as one:
                    if started.poll() is not None or one.connect_ex(("127.0.0.1", self.plain)) == 0:
                        break
                time.sleep(0.05)
            assert started.poll() is None, self.written()
            yield
        finally:
            started.terminate()
            started.wait(10)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def with_neighbour(kind: str, name: str, work: Path, without: str = "") -> Host:
    """A server as Debian sets it up, with one site that is not ours; ``without`` is a module of Apache's."""
    kept = debian.unpacked()
    if kept is None or not shutil.which("openssl"):
        pytest.skip(debian.MISSING if kept is None else "openssl finnes ikke her")
    work.chmod(0o755)  # the server's own user reads from it
    command = debian.nginx(kept, work) if kind == "nginx" else debian.apache(kept, work, without)
    found = Host(kind, name, free_port(), free_port(), work, command)
    (work / "nabo").mkdir()
    (work / "nabo/naboens.webmanifest").write_text("{}", encoding="utf-8")
    there = f"127.0.0.1:{found.plain}"
    if kind == "nginx":
        text = f"server {{ listen {there}; server_name nabo.example; root {work}/nabo; }}"
    else:
        text = (
            f"Listen {there}\nListen 127.0.0.1:{found.secure}\n<Directory {work}/nabo>\nRequire all granted\n</Directory>\n"
        )
        text += f"<VirtualHost {there}>\nServerName nabo.example\nDocumentRoot {work}/nabo\n</VirtualHost>\n"
    (work / "etc/sites-enabled/nabo.conf").write_text(text, encoding="utf-8")
    return found


def add_ours(host: Host) -> None:
    """The shipped configuration, with only name, ports, certificate and folders changed."""
    work, here = host.work, "127.0.0.1"
    files = ["-keyout", str(work / "key.pem"), "-out", str(work / "cert.pem"), "-addext", f"subjectAltName=DNS:{host.name}"]
    subject = ["-subj", f"/CN={host.name}", "-days", "2", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    subprocess.run(["openssl", "req", "-x509", *subject, *files], check=True, capture_output=True)
    ports = {
        "nginx": {
            "    listen [::]:80;\n": "",
            "    listen [::]:443 ssl;\n": "",
            "listen 80;": f"listen {here}:{host.plain};",
            "listen 443 ssl;": f"listen {here}:{host.secure} ssl;",
            "/var/log/nginx": f"{work}/log",
        },
        "apache": {"*:80": f"{here}:{host.plain}", "*:443": f"{here}:{host.secure}"},
    }
    path = work / "etc/sites-enabled/hjelp.conf"
    shutil.copy(DEPLOY / f"{host.kind}.conf", path)
    certificate = {"/etc/ssl/hjelp/fullchain.pem": f"{work}/cert.pem", "/etc/ssl/hjelp/privkey.pem": f"{work}/key.pem"}
    debian.rewrite(path, {**ports[host.kind], **certificate, "/srv/hjelp": f"{work}/hjelp", EXAMPLE: host.name})


def follow(heading: str, work: Path) -> None:
    """Does what LESMEG.md says under a heading."""
    commands = re.findall(rf"## {heading}.*?```sh\n(.*?)```", GUIDE, re.S)[0]
    commands = commands.replace("/srv/hjelp", f"{work}/hjelp").replace("~/site", f"{work}/site")
    subprocess.run(["sh", "-euc", commands], check=True)
