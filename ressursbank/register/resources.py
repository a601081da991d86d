"""Reads the resource bank: one file a resource under ``data/resources``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ressursbank.problems import Problem, nearest
from ressursbank.reading.files import plain_files
from ressursbank.register.layers import Layered, judge, read_file
from ressursbank.register.resource import Resource


def read_resources(
    root: Path, words: dict[str, dict[str, Any]], entries: dict[str, Layered], problems: list[Problem]
) -> dict[str, Resource]:
    """Every resource by id, its places put into ``entries``; mistakes are noted with file and line."""
    found: dict[str, Resource] = {}
    for path in plain_files(root / "data" / "resources", root, ".yml", problems):
        entry = read_file(path, root, problems)
        resource = judge(Resource, entry, problems) if entry else None
        if entry is None or resource is None:
            continue
        if resource.id != path.stem:
            place = entry.place(("id",))
            text = f"Id «{resource.id}» er ikke lik filnavnet «{path.stem}». Gi dem samme navn."
            problems.append(Problem(place.path, place.line, "ID", text))
        problems += _loose_ends(resource, entry, words)
        found[path.stem] = resource
        entries[path.stem] = entry
    return found


def _loose_ends(resource: Resource, entry: Layered, words: dict[str, dict[str, Any]]) -> list[Problem]:
    wanted: list[tuple[str, str, int | None, str]] = [("teams", "owner", None, resource.owner)]
    for vocabulary, field in (("audiences", "audience"), ("situations", "situations"), ("topics", "topics")):
        wanted += [(vocabulary, field, number, value) for number, value in enumerate(getattr(resource, field))]
    problems = []
    for vocabulary, field, number, value in wanted:
        if value not in words[vocabulary]:
            place = entry.place((field,) if number is None else (field, number))
            text = f"«{value}» finnes ikke i data/{vocabulary}.yml.{nearest(value, words[vocabulary])}"
            problems.append(Problem(place.path, place.line, "UKJENT", text))
    return problems
