"""The built pages as trees, for the tests over what is really published."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup


def html_files(site: Path) -> list[Path]:
    """Every HTML file of a built site."""
    return sorted(site.rglob("*.html"))


@lru_cache(maxsize=1024)
def tree(path: Path) -> BeautifulSoup:
    """One page, parsed once."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def address(path: Path, site: Path) -> str:
    """The page's address on the site, «/hjelp/»."""
    return "/" + path.relative_to(site).as_posix().removesuffix("index.html")
