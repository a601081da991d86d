"""A number stands in one file only: others borrow it by id, so that one change reaches every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ressursbank.phone import digits_of
from ressursbank.problems import Problem, nearest
from ressursbank.register.layers import Layered
from ressursbank.register.service import Channel

if TYPE_CHECKING:
    from ressursbank.register.load import Register


def borrow_numbers(entries: dict[str, Layered], problems: list[Problem]) -> None:
    """Puts the lender's number in the place of each ``value_from``, and notes those that point at nothing."""
    for entry in entries.values():
        for number, point in enumerate(_points(entry)):
            lender = point.get("value_from")
            if not isinstance(lender, str) or (lender in entries and not entries[lender].tree):
                continue
            place = entry.place(("contact_points", number, "value_from"))
            value = _first_number(entries[lender]) if lender in entries else None
            if value is None or "value" in point:
                text = f"Fant ikke noe nummer å låne fra «{lender}».{nearest(lender, entries)}"
                if "value" in point:
                    text = "Står både «value» og «value_from». Behold det ene."
                problems.append(Problem(place.path, place.line, "UKJENT", text))
                continue
            points = list(entry.tree["contact_points"])
            points[number] = {**point, "value": value}
            entry.tree = {**entry.tree, "contact_points": points}


def _points(entry: Layered) -> list[dict[str, Any]]:
    points = entry.tree.get("contact_points")
    return [point if isinstance(point, dict) else {} for point in points] if isinstance(points, list) else []


def _first_number(entry: Layered) -> str | None:
    for point in _points(entry):
        if point.get("type") == "phone" and isinstance(point.get("value"), str):
            return str(point["value"])
    return None


def written_twice(register: Register) -> list[Problem]:
    """The same number typed in two service files: changed in one, it would be wrong in the other."""
    first: dict[str, str] = {}
    problems = []
    for name, service in register.services.items():
        for number, point in enumerate(service.contact_points):
            if point.value is None or point.value_from or point.type is not Channel.PHONE:
                continue
            digits = digits_of(point.value)
            if first.setdefault(digits, name) != name:
                place = register.entries[name].place(("contact_points", number, "value"))
                text = f"Nummeret står også i «{first[digits]}». Skriv «value_from: {first[digits]}» i stedet."
                problems.append(Problem(place.path, place.line, "TO-STEDER", text))
    return problems
