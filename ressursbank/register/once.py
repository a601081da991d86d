"""A number stands in one file only: others borrow it by id, so that one change reaches every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ressursbank.phone import digits_of
from ressursbank.problems import Problem, nearest
from ressursbank.register.contact_point import Channel
from ressursbank.register.layers import Layered

if TYPE_CHECKING:
    from ressursbank.register.load import Register

NOBODY = {"type": "phone", "verification": {"state": "unconfirmed", "why": "Nummeret kan ikke lånes."}}


def borrow_numbers(entries: dict[str, Layered], problems: list[Problem]) -> None:
    """Puts what is lent in the place of each ``value_from``, and notes those that cannot borrow.

    With a ``verification`` of its own the borrower takes the number only, and ``value_from`` becomes ``service``;
    else all it has not written, and where that stands, and ``value_from`` becomes ``service/key``.
    """
    written = {name: _points(entry) for name, entry in entries.items()}
    for entry in entries.values():
        for number, point in enumerate(_points(entry)):
            if not isinstance(point.get("value_from"), str):
                continue
            name, here = point["value_from"].partition("/")[0], ("contact_points", number)
            place, found = entry.place((*here, "value_from")), _lender(point, written)
            taken = NOBODY  # what is wrong is told once, and not as missing fields too
            if isinstance(found, str):
                problems += [Problem(place.path, place.line, "UKJENT", found)] if written.get(name, True) else []
            elif "verification" in point:
                taken, point = {"value": written[name][found]["value"]}, {**point, "value_from": name}
                entry.places.pop((*here, "value"), None)  # a lower layer's own number, now put aside
            else:
                taken = {field: said for field, said in written[name][found].items() if field not in point}
                point = {**point, "value_from": f"{name}/{written[name][found].get('key')}"}
                lent = {path: at for path, at in entries[name].places.items() if path[:2] == ("contact_points", found)}
                entry.places |= {(*here, *path[2:]): at for path, at in lent.items() if path[2:3] and path[2] in taken}
            points = list(entry.tree["contact_points"])
            points[number] = {**taken, **point}
            entry.tree = {**entry.tree, "contact_points": points}


def _lender(point: dict[str, Any], written: dict[str, list[dict[str, Any]]]) -> int | str:
    """Which of the lender's points lends; or the sentence that says why none can."""
    name, _, key = point["value_from"].partition("/")
    if "value" in point:
        return "Står både «value» og «value_from». Behold det ene."
    for number, one in enumerate(written.get(name, [])):
        if one.get("key") == key or (not key and one.get("type") == "phone" and {"value", "value_from"} & one.keys()):
            if "value_from" in one:
                return f"«{name}» låner selv. Skriv tjenesten der sifrene står."
            if point.get("type", one.get("type")) != one.get("type"):
                return f"Punktet hos «{name}» er «{one.get('type')}». Skriv det samme i «type»."
            if isinstance(one.get("value"), str):
                return number
    keys = [str(one.get("key")) for one in written.get(name, [])]
    return (
        f"Fant ikke noe nummer å låne fra «{point['value_from']}».{nearest(key, keys) if keys else nearest(name, written)}"
    )


def _points(entry: Layered) -> list[dict[str, Any]]:
    points = entry.tree.get("contact_points")
    return [point if isinstance(point, dict) else {} for point in points] if isinstance(points, list) else []


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
