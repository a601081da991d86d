"""Writes into pages, letters and rules of law that a unit has read and approved them, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from ressursbank.check.sign_offs import signables, too_early
from ressursbank.edit.wish import known_team
from ressursbank.edit.write import only_this, write_checked
from ressursbank.edit.yaml_edit import YamlEdit
from ressursbank.pages.page import head_of
from ressursbank.problems import nearest
from ressursbank.reading.yaml_text import KeyPath, parse_yaml, read_text
from ressursbank.register.sign_off import Signable, Signed
from ressursbank.site import Site

NAMES = "{}", "docs/nb/{}.md", "data/templates/{}.yml", "data/law.yml#{}"


def sign(site: Site, named: Iterable[str], part: str, team: str, day: date) -> list[Signable]:
    """Writes the approval of every text ``named``, or of none; returns the texts.

    Raises:
        ValueError: one of them cannot be approved, or the check had something against it; the message is Norwegian.
    """
    known_team(site.register, team)
    texts = sorted({one.where: one for one in _found(site, named)}.values(), key=lambda one: one.where)
    for one in texts:
        if said := _refused(site, one, part, team, day):
            raise ValueError(f"{one.where}: {said} Ingenting er skrevet.")
    fresh = {
        path: _edited(site.root / path, list(rows), part, team, day) for path, rows in groupby(texts, lambda one: one.path)
    }
    write_checked(site.root, fresh)
    return texts


def _found(site: Site, named: Iterable[str]) -> Iterator[Signable]:
    known = signables(site)
    for name in named:
        where = next((one.format(name) for one in NAMES if one.format(name) in known), None)
        if where is None:
            raise ValueError(f"Fant ikke «{name}» blant det som skal godkjennes.{nearest(name, known)}")
        yield known[where]


def _refused(site: Site, one: Signable, part: str, team: str, day: date) -> str:
    if part not in one.signs:
        return f"Dette godkjennes av {' og '.join(one.signs)}, ikke av «{part}»."
    if any(other.team == team for each in one.signs if each != part and (other := one.written(each))):
        return f"«{team}» har alt godkjent den andre delen. To ulike enheter må lese."
    return too_early(one, part, Signed(team, day, "", ""), site)


def _edited(path: Path, rows: list[Signable], part: str, team: str, day: date) -> str:
    """The file with the approvals in it; of a page only the fields on top are read as YAML."""
    text = read_text(path)
    start, end = head_of(text) if path.suffix == ".md" else (0, len(text))
    edit = YamlEdit(text[start:end])
    expected = copy.deepcopy(parse_yaml(text[start:end]).tree)
    for one in rows:
        field: KeyPath = one.field(part)
        if one.row:
            number = next(number for number, row in enumerate(expected["items"]) if row["id"] == one.row)
            field = ("items", number, *field)
        if field not in edit:
            raise ValueError(f"{one.where}: Feltet «{field[-1]}» mangler. Skriv linja slik den står i andre filer, tom.")
        value = one.sign(part, team, day)
        edit.put(field, value)
        node: Any = expected
        for step in field[:-1]:
            node = node[step]
        node[field[-1]] = value
    return text[:start] + only_this(edit, expected) + text[end:]
