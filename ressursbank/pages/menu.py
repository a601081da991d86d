"""The menu as it stands under «nav» in mkdocs.yml: paths of pages, and parts with pages in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def that_exist(nav: Any, folder: Path) -> Any:
    """The menu without pages the language does not have: it may have fewer than bokmål."""
    kept: list[Any] = []
    for entry in nav:
        if isinstance(entry, dict):
            inside = {name: that_exist(children, folder) for name, children in entry.items()}
            kept += [inside] if any(inside.values()) else []
        elif (folder / entry).is_file():
            kept.append(entry)
    return kept


def slugs(nav: Any) -> list[str]:
    """Every page of the menu, in its order, without «.md»."""
    if isinstance(nav, str):
        return [nav.removesuffix(".md")]
    children = nav.values() if isinstance(nav, dict) else nav or []
    return [slug for child in children for slug in slugs(child)]
