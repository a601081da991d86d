"""Writes into the register that a team has rung a number, and nothing else.

The confirmation is written where the verification stands, in whichever layer that is: there a later
reader looks for it, and a copy in the municipality's own layer would hide the next correction of the
number below it.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ressursbank.check.evidence import RUNG
from ressursbank.check.run import all_problems
from ressursbank.edit.files import replace_file
from ressursbank.edit.yaml_edit import YamlEdit
from ressursbank.phone import digits_of
from ressursbank.problems import Problem, ProblemsFoundError
from ressursbank.reading.yaml_text import UnreadableError, parse_yaml, read_text
from ressursbank.register.load import Register

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Wish:
    """What the caller says: this point of this service was checked by this team on this day."""

    service: str
    point: str
    team: str
    day: date
    number: str | None = None


@dataclass(frozen=True)
class Written:
    """What was changed: the file, its layer, the value that now counts, and the reason that was taken out."""

    path: str
    layer: str
    value: str
    was: str
    why: str


def confirm(root: Path, register: Register, wish: Wish) -> Written:
    """Writes the confirmation. ``wish`` must have passed ``ressursbank.edit.wish``.

    Raises:
        ValueError: it cannot be written, or was put back; the message is Norwegian.
        ProblemsFoundError: the register had new problems with it, so the file is as it was.
    """
    name = _file_of(register, wish)
    path = root / name
    raw = path.read_bytes()
    text = read_text(path)
    old = parse_yaml(text).tree
    edit, expected, written = _edited(text, old, wish, name, register)
    fresh = edit.done()
    _only_this(fresh, edit, expected)
    before = _counted(all_problems(root))
    content = (BOM if raw.startswith(BOM) else b"") + fresh.encode("utf-8")
    replace_file(path, content, root)
    try:
        after = all_problems(root)
        new = [one for one in after if _counted([one]) - before]
        if path.read_bytes() != content or new:
            raise ProblemsFoundError(new)
    except BaseException:  # also when the caller stops it midway: half a confirmation must not stay
        replace_file(path, raw, root)
        raise
    return written


def _file_of(register: Register, wish: Wish) -> str:
    """The file the verification stands in; the number must stand there too if it is to be changed."""
    entry = register.entries[wish.service]
    number = _number(entry.tree, wish.point)
    path = entry.places[("contact_points", number, "verification")].path
    value = entry.places.get(("contact_points", number, "value"))
    if wish.number and value is not None and value.path != path:
        raise ValueError(
            f"Nummeret står i {value.path}, og kontrollen i {path}. Rett nummeret først, og bekreft så uten --nummer."
        )
    return path


def _number(tree: dict[str, Any], key: str) -> int:
    return next(number for number, point in enumerate(tree["contact_points"]) if point.get("key") == key)


def _edited(
    text: str, old: dict[str, Any], wish: Wish, name: str, register: Register
) -> tuple[YamlEdit, dict[str, Any], Written]:
    """The text with the confirmation in it, what it must then say, and what to tell the caller."""
    edit, expected = YamlEdit(text), copy.deepcopy(old)
    number = _number(old, wish.point)
    point = expected["contact_points"][number]
    here = ("contact_points", number)
    there = (*here, "verification")
    known = register.services[wish.service].point(wish.point)
    assert known is not None
    value = wish.number or known.value or ""
    if wish.number and not _same(wish.number, known.value or ""):
        if "value" in point:
            edit.put((*here, "value"), wish.number)
        else:
            edit.put_after((*here, "type" if "type" in point else "key"), [("value", wish.number)])
        point["value"] = wish.number
    check = point["verification"]
    told = Written(name, name.split("/")[1], value, known.value or "", str(check.get("why", "")))
    new = {"team": wish.team, "date": wish.day.isoformat()}
    if known.type in RUNG and not known.value_from:
        new["number"] = value
    edit.put((*there, "state"), "confirmed")
    for field in new.keys() & check.keys():
        edit.put((*there, field), new[field])
    edit.put_after((*there, "state"), [(field, said) for field, said in new.items() if field not in check])
    if "why" in check:  # it said why the number could not be shown
        edit.drop((*there, "why"))
        del check["why"]
    check |= {"state": "confirmed", **new}
    return edit, expected, told


def _same(one: str, other: str) -> bool:
    """Whether two values are one: numbers by their digits, however they are spaced, other things to the letter."""
    numbers = not re.search(r"[^\W\d]", one + other)
    return one == other or (numbers and digits_of(one) == digits_of(other))


def _only_this(fresh: str, edit: YamlEdit, expected: dict[str, Any]) -> None:
    """Refuses before anything is written, should the text not say exactly what was meant."""
    try:
        after = YamlEdit(fresh)
        same = parse_yaml(fresh).tree == expected and after.comments() == edit.comments()
    except UnreadableError:
        same = False
    if not same:
        raise ValueError(
            "Fila er skrevet på en måte kommandoen ikke kan endre trygt. Ingenting er skrevet. Rett den for hånd."
        )


def _counted(problems: list[Problem]) -> Counter[tuple[str, str, str]]:
    """The problems without their lines, which move when a line is added above."""
    return Counter((one.path, one.code, re.sub(r"linje \d+", "linje", one.sentence)) for one in problems)
