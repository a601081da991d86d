"""Writes into the register that a team has rung a number, and nothing else.

The confirmation is written where the verification stands, in whichever layer that is: there a later
reader looks for it, and a copy in the municipality's own layer would hide the next correction of the
number below it.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ressursbank.check.evidence import RUNG
from ressursbank.edit.write import only_this, write_checked
from ressursbank.edit.yaml_edit import YamlEdit
from ressursbank.phone import digits_of
from ressursbank.reading.yaml_text import parse_yaml, read_text
from ressursbank.register.load import Register


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
    """
    name = _file_of(register, wish)
    text = read_text(root / name)
    edit, expected, written = _edited(text, parse_yaml(text).tree, wish, name, register)
    write_checked(root, {name: only_this(edit, expected)})
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
