"""The finished pages, read from the folder they were built into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

LANGUAGE = re.compile(r'<html lang="([a-z-]+)"')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
FRONT, EMERGENCY = "index.html", "akutt/index.html"


@dataclass(frozen=True)
class Root:
    """One language's own root in the build: «» for bokmål, «en/» for English."""

    language: str
    folder: str


def html_files(site: Path) -> list[Path]:
    """Every page of the build, in a fixed order."""
    return sorted(site.rglob("*.html"))


def read(path: Path) -> str:
    """A page's text as the browser counts it. Read as bytes, so that no line ending is changed on the way."""
    return path.read_bytes().decode("utf-8")


def write(path: Path, text: str) -> None:
    """Writes a file with the same bytes on every machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def roots(site: Path) -> list[Root]:
    """The languages that have an emergency page in this build, the site's own root first."""
    found = []
    for path in [site / EMERGENCY, *sorted(site.glob(f"*/{EMERGENCY}"))]:
        language = LANGUAGE.search(read(path)) if path.is_file() else None
        if language:
            folder = path.relative_to(site).as_posix().removesuffix(EMERGENCY)
            found.append(Root(language[1], folder))
    return found


def address(site: Path) -> str:
    """The site's own address, as its front page says it. Raises ValueError when it does not."""
    found = CANONICAL.search(read(site / FRONT))
    if found is None:
        raise ValueError(
            "Forsiden sier ikke hvilken adresse nettstedet har. Sett SITE_URL, for eksempel https://eksempel.no/."
        )
    return found[1]
