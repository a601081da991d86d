"""Which sheets of paper a change touches, read from data/sheets.yml without knowing what a sheet is made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ressursbank.change.uses import EVERY_PAGE
from ressursbank.ladder import LADDER
from ressursbank.pages.front_matter import PageType
from ressursbank.reading.yaml_text import UnreadableError, read_yaml
from ressursbank.site import Site

SHEETS = Path("data") / "sheets.yml"
ON_EVERY_SHEET = EVERY_PAGE | frozenset(LADDER)
NOT_PRINTED = ("leads_to",)  # only an address behind the square code


def sheets_touched(site: Site, services: set[str], slugs: set[str]) -> list[str]:
    """The ids of the sheets that must be printed again; none where there are no sheets."""
    try:
        rows = read_yaml(site.root / SHEETS).tree.get("items", [])
    except UnreadableError:
        return []
    guides = {page.slug for page in site.pages.values() if page.meta.page_type is PageType.VEILEDER}
    changed = services | slugs
    if slugs & guides:
        changed |= {"each_guide"}
    every = bool(services & ON_EVERY_SHEET)
    return [str(row.get("id")) for row in rows if isinstance(row, dict) and (every or set(_texts(row)) & changed)]


def _texts(row: Any) -> Iterator[str]:
    if isinstance(row, dict):
        for key, value in row.items():
            if key == "each_guide" and value == "true":
                yield key
            elif key not in NOT_PRINTED:
                yield from _texts(value)
    elif isinstance(row, list):
        for value in row:
            yield from _texts(value)
    else:
        yield str(row)
