"""What a build costs: what one waits for by the clock, and what the processors spend on it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from ressursbank.build import QUIET


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and seconds of all processors together."""

    clock: float
    processors: float


@dataclass(frozen=True)
class Built:
    """One size of the site: pages in all, and the median cost for ours and for the theme as it comes."""

    pages: int
    ours: Cost
    stock: Cost


def build_ours(project: Path) -> Cost:
    """The cost of everything «make build» does but paper: checks, pages, search, policies, offline copy."""
    return _timed(["ressursbank", "bygg", "--rot", str(project), "--ut", str(project / "site")], project)


def build_stock(project: Path) -> Cost:
    """The cost of «mkdocs build»."""
    return _timed(["mkdocs", "build", "--quiet", "--site-dir", str(project / "site")], project)


def _timed(module: list[str], folder: Path) -> Cost:
    began, before = time.monotonic(), _used()
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
    return Cost(time.monotonic() - began, _used() - before)


def _used() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def compare(pages: int, ours: Path, stock: Path, times: int) -> Built:
    """Builds both by turns, so that a slow minute hits both."""
    rows = [(build_ours(ours), build_stock(stock)) for _ in range(times)]
    return Built(pages, _median([one for one, _ in rows]), _median([other for _, other in rows]))


def _median(costs: list[Cost]) -> Cost:
    return Cost(median(one.clock for one in costs), median(one.processors for one in costs))
