"""«make bench»: this site beside the same pages with the theme as it comes, at today's size and grown to 800 pages."""

from __future__ import annotations

import argparse
import os
import tempfile
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench import finding, projects, timing
from tests.bench.timing import Built
from tests.bench.weight import weights
from tests.browser.install import find
from tests.conftest import FLAGS

SIZES = (0, 500, 800)  # 0 is today's; three points show whether a line is straight
GOAL = 0.4


def main() -> None:
    """Prints every table; takes some minutes."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--ganger", type=int, default=3, help="hvor mange ganger hver størrelse bygges")
    times = parser.parse_args().ganger
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        built = [_built(Path(folder), pages, times) for pages in SIZES]
        _print_times(built)
        _print_weights_and_search(Path(folder))


def _built(folder: Path, pages: int, times: int) -> Built:
    ours = projects.ours(folder / f"vart-{pages}", pages)
    timing.build_ours(ours)  # the emergency page's text is taken from it, and both start with warm files
    stock = projects.stock(ours, ours / "site", folder / f"stock-{pages}")
    return timing.compare(len(list((ours / "docs").rglob("*.md"))), ours, stock, times)


def _print_times(built: list[Built]) -> None:
    print(f"\nByggetid (median), uten papir, på {os.cpu_count()} prosessorer. Mål: høyst {GOAL} etter klokka.")
    print(f"{'sider i alt':>12} {'vårt (s)':>9} {'stock':>8} {'forhold':>8} {'prosessor':>9} {'stock':>8} {'forhold':>8}")
    for one in built:
        ours, stock = one.ours, one.stock
        print(f"{one.pages:>12}{_row(ours.clock, stock.clock)}{_row(ours.processors, stock.processors)}")
    print("Hver ny side koster (ms). Like tall nedover betyr at tiden vokser jevnt med antall sider.")
    for a, b in pairwise(built):
        pages = b.pages - a.pages
        more = [(now.clock - before.clock) / pages * 1000 for before, now in ((a.ours, b.ours), (a.stock, b.stock))]
        print(f"{f'{a.pages}–{b.pages}':>12} {more[0]:>9.1f} {more[1]:>8.1f}")


def _row(ours: float, stock: float) -> str:
    return f" {ours:>9.1f} {stock:>8.1f} {ours / stock:>8.2f}"


def _print_weights_and_search(folder: Path) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find(), args=FLAGS)
        print("\nFørste visning: rå byte / brotli / spørringer (av dem til andre). Ved størst størrelse i andre linje.")
        for name in ("vart", "stock"):
            small, large = (weights(browser, folder / f"{name}-{pages}" / "site") for pages in (SIZES[0], SIZES[-1]))
            for page, now in small.items():
                grown = large[page]
                print(f"{name:>6} {page:<12} {now.raw:>9,} {now.brotli:>9,} {now.requests:>3} ({now.foreign})")
                growth = grown.raw / now.raw
                print(
                    f"{'':>19} {grown.raw:>9,} {grown.brotli:>9,} {grown.requests:>3} ({grown.foreign})  rå {growth:.2f} ×"
                )
        _print_search(browser, folder)
        browser.close()


def _print_search(browser: Browser, folder: Path) -> None:
    print("\nSøk: andelen spørsmål med rett svar blant de tre første, bare spørsmål ingen har stilt inn på.")
    for language in ("nb", "en"):
        ours = finding.ours(browser, folder / "vart-0" / "site", language)
        stock = finding.stock(browser, folder / "stock-0" / "site", language)
        for (name, queries), one, other in zip(finding.sets(language).items(), ours, stock, strict=True):
            print(f"{language:>6} {name:<12} vårt {one:.3f}   stock {other:.3f}   ({len(queries)} spørsmål)")


if __name__ == "__main__":
    main()
