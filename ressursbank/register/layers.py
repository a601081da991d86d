"""Lays national, regional and municipal files on each other, and collects every mistake.

A file of the same name in a higher layer overrides single fields of the lower one; lists are
replaced, except contact points, which are matched by ``key``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ressursbank.problems import Problem, shown
from ressursbank.reading.yaml_text import KeyPath, UnreadableError, read_yaml
from ressursbank.register.sentences import sentence

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Place:
    """Where a value stands."""

    path: str
    line: int


@dataclass
class Layered:
    """One entry's values from all layers, and where each of them stands."""

    tree: dict[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)
    layers: list[str] = field(default_factory=list)

    def place(self, path: KeyPath) -> Place:
        """The place of a value, or of its nearest parent when it is missing."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path) or Place("data", 1)

    def at(self, path: KeyPath) -> Any:
        """The value that stands at a path which has a place."""
        value: Any = self.tree
        for part in path:
            value = value[part]
        return value


def read_file(path: Path, root: Path, problems: list[Problem]) -> Layered | None:
    """One YAML file as an entry of its own; None, with the problem noted, when it is unreadable."""
    name = shown(path, root)
    try:
        document = read_yaml(path)
    except UnreadableError as error:
        problems.append(Problem(name, error.line, error.code, error.sentence))
        return None
    if not document.tree:
        problems.append(Problem(name, 1, "TOM", "Fila er tom. Fyll den ut, eller slett den."))
        return None
    places = {key: Place(name, line) for key, line in document.lines.items()}
    places.setdefault((), Place(name, 1))
    return Layered(document.tree, places)


def lay_on(below: Layered, above: Layered) -> Layered:
    """The lower entry with the higher one's fields put in its place."""
    result = Layered(dict(below.tree), dict(below.places), below.layers + above.layers)
    for name, value in above.tree.items():
        if name == "contact_points" and isinstance(value, list) and isinstance(below.tree.get(name), list):
            _lay_points(result, above)
            continue
        for path in [path for path in result.places if path[:1] == (name,)]:
            del result.places[path]
        result.tree[name] = value
        result.places.update({path: place for path, place in above.places.items() if path[:1] == (name,)})
    return result


def _lay_points(result: Layered, above: Layered) -> None:
    points = list(result.tree["contact_points"])
    keys = [point.get("key") if isinstance(point, dict) else None for point in points]
    for number, point in enumerate(above.tree["contact_points"]):
        key = point.get("key") if isinstance(point, dict) else None
        known = key is not None and key in keys
        target = keys.index(key) if known else len(points)
        if known:
            below = dict(points[target])
            if {"value", "value_from", "type"} & set(point) and "verification" not in point:
                below.pop("verification", None)  # a new number may not stand on the old one's proof
            if {"value", "value_from"} & set(point):
                below = {field: said for field, said in below.items() if field not in ("value", "value_from")}
            points[target] = {**below, **point}
        else:
            points.append(point)
            keys.append(key)
        for path, place in above.places.items():
            if path[:2] == ("contact_points", number):
                result.places[("contact_points", target, *path[2:])] = place
    result.tree["contact_points"] = points


def fields_at(model: type[BaseModel], where: KeyPath) -> list[str]:
    """The field names the model allows beside the one named last in ``where``."""
    current: type[BaseModel] | None = model
    for part in where[:-1]:
        if isinstance(part, int) or current is None:
            continue
        info = current.model_fields.get(str(part))
        current = next(_models_in(info.annotation), None) if info else None
    return list(current.model_fields) if current else []


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)


def judge(model: type[Model], entry: Layered, problems: list[Problem]) -> Model | None:
    """The entry as a model; None, with every mistake noted at its line, when it does not fit."""
    try:
        return model.model_validate(entry.tree)
    except ValidationError as error:
        for row in error.errors(include_url=False):
            where: KeyPath = tuple(part for part in row["loc"] if part != "[key]")
            told_at = row.get("ctx", {}).get("field")
            place = entry.place((*where, told_at) if told_at else where)
            code, text = sentence(dict(row), fields_at(model, where))
            problems.append(Problem(place.path, place.line, code, text))
        return None


def judge_list(model: type[Model], path: Path, root: Path, problems: list[Problem]) -> list[Model]:
    """A vocabulary file: one list under the key ``items``, each with its own id, none twice."""
    entry = read_file(path, root, problems)
    if entry is None:
        return []
    if not isinstance(entry.tree.get("items"), list) or set(entry.tree) - {"items"}:
        name = shown(path, root)
        problems.append(Problem(name, 1, "MANGLER", "Fila skal bestå av én liste under «items:» og ingenting annet."))
        return []
    return judge_rows(model, entry, "items", problems)


def judge_rows(model: type[Model], entry: Layered, key: str, problems: list[Problem]) -> list[Model]:
    """The rows of the list under ``key``, each with its own id, none twice; those that do not fit are noted and left out."""
    found: list[Model] = []
    seen: dict[str, int] = {}
    places: dict[object, dict[KeyPath, Place]] = {}
    for path, place in entry.places.items():
        if path[:1] == (key,):
            places.setdefault(path[1:2], {})[path[2:]] = place
    for number, row in enumerate(entry.tree[key]):
        one = Layered(row, places.get((number,), {}))
        judged = judge(model, one, problems)
        if judged is None:
            continue
        mark = getattr(judged, "id", None)
        line = one.place(("id",)).line
        if mark in seen:
            text = f"«{mark}» står to ganger, også på linje {seen[mark]}. Gi den ene et annet navn."
            problems.append(Problem(one.place(("id",)).path, line, "DOBBEL", text))
        elif mark:
            seen[mark] = line
        found.append(judged)
    return found
