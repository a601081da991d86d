"""What a build costs. Processor time, not the clock: other work on the machine must not decide the ratio."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from ressursbank.build import QUIET


@dataclass(frozen=True)
class Built:
    """One size of the site: pages in all, and the median of processor seconds for ours and for the theme as it comes."""

    pages: int
    ours: float
    stock: float

    @property
    def ratio(self) -> float:
        """Ours as a share of the theme's."""
        return self.ours / self.stock


def build_ours(project: Path) -> float:
    """Seconds for everything «make build» does but paper: checks, pages, search, policies, offline copy."""
    return _timed(["ressursbank", "bygg", "--rot", str(project), "--ut", str(project / "site")], project)


def build_stock(project: Path) -> float:
    """Seconds for «mkdocs build»."""
    return _timed(["mkdocs", "build", "--quiet", "--site-dir", str(project / "site")], project)


def _timed(module: list[str], folder: Path) -> float:
    before = _used()
    done = subprocess.run(
        [sys.executable, "-m", *module],
        cwd=folder,
        env={**os.environ, **QUIET, "UTEN_PAPIR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return _used() - before


def _used() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def compare(pages: int, ours: Path, stock: Path, times: int) -> Built:
    """Builds both by turns, so that a slow minute hits both."""
    rows = [(build_ours(ours), build_stock(stock)) for _ in range(times)]
    return Built(pages, median(one for one, _ in rows), median(other for _, other in rows))
