"""Files that lie where nothing reads them: left there, a service never appears and nobody is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ressursbank.problems import Problem, quoted, shown
from ressursbank.reading.yaml_text import UnreadableError, read_text
from ressursbank.register.fields import SLUG
from ressursbank.scaffold.names import slug
from ressursbank.site import Site

KNOWN = {"resources", "templates", "search", "strings", "schema"}
ENTRY = re.compile(r"^(?:(?P<service>way_round|contact_points|area_served)|shelf|availability):", re.M)


def check_misplaced(root: Path, site: Site) -> Iterator[Problem]:
    """Every service and resource outside the folders that are read, with the right place, and every page whose name is no address."""
    layers = site.register.municipality.layers
    for path in sorted(one for one in (root / "docs").rglob("*.md") if one.is_file()):
        yield from _page_name(path, root)
    near = {
        "data",
        "services",
        "tjenester",
        "resources",
        "ressurser",
        *layers,
    }  # also «Data», «gjøvik», «services» beside data
    tops = [root, *(one for one in root.iterdir() if one.is_dir() and _plain(one.name) in near)]
    for path in sorted(one for top in tops for one in top.glob("*" if top == root else "**/*") if one.is_file()):
        parts = path.relative_to(root).parts
        read = (
            parts[0] == "data" and len(parts) > 2 and (parts[1] in KNOWN or (parts[1] in layers and parts[2] == "services"))
        )
        if read or path.name.startswith((".", "README")) or path.suffix not in ("", ".yml", ".yaml", ".txt", ".YML"):
            continue
        try:
            found = ENTRY.search(read_text(path))
        except UnreadableError:
            found = None  # what it holds is not known, where it lies is
        layer = next((_plain(part) for part in parts[:-1] if _plain(part) in layers), layers[-1])
        place = f"{layer}/services" if found and found["service"] else "resources"
        if found:
            said = f"Her leses ingen filer, så dette vises ikke. Flytt fila til data/{place}/{_plain(path.name.split('.')[0])}.yml."
            yield Problem(shown(path, root), 1, "FIL", said)
        elif parts[0] == "data" and len(parts) > 2:
            said = (
                f"Her leses ingen filer. Tjenester ligger i data/{layer}/services, ressurser i data/resources. Flytt fila."
            )
            yield Problem(shown(path, root), 1, "FIL", said)


def _plain(name: str) -> str:
    try:
        return slug(name)
    except ValueError:
        return "navn"


def _page_name(path: Path, root: Path) -> Iterator[Problem]:
    """A page's name is its address: one with capitals, spaces or other letters cannot be said, typed or put in the menu."""
    parts = path.relative_to(root / "docs").with_suffix("").parts
    if len(parts) == 1:
        yield Problem(shown(path, root), 1, "FIL", f"Siden ligger utenfor språkmappene. Flytt den til docs/nb/{path.name}.")
    elif wrong := [part for part in parts if not re.fullmatch(SLUG, part)]:
        better = "/".join(map(_plain, parts))
        said = f"{quoted(wrong[-1])} kan ikke være en adresse: bruk bare a–z, 0–9 og bindestrek. Kall fila docs/{better}.md."
        yield Problem(shown(path, root), 1, "FIL", said)
