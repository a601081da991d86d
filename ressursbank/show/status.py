"""The launch list in public: what is owed, by whom, and how much of it."""

from __future__ import annotations

from ressursbank.launch import of_site
from ressursbank.show.place import Here

HUNDRED = 100


def status(here: Here) -> dict[str, object]:
    """Everything owed, grouped by who must act; empty when the site may be taken into use."""
    groups: dict[str, list[str]] = {}
    for debt in of_site(here.site):
        groups.setdefault(debt.who.partition(" ")[2], []).append(debt.what)
    total = sum(map(len, groups.values()))
    return {
        "groups": [(who, _count(here, len(rows)), rows) for who, rows in groups.items()],
        "total": _count(here, total) if total else None,
    }


def _count(here: Here, number: int) -> str:
    """A count in hundreds from a hundred up: «113 ting» reads like a number to call, and so does «(110)»."""
    return str(number) if number < HUNDRED else here.text.plain("status_side.minst", antall=number // HUNDRED * HUNDRED)
