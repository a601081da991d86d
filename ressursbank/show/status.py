"""The launch list in public: what is owed, by whom, and how much of it."""

from __future__ import annotations

from ressursbank.launch import of_site
from ressursbank.show.phone_link import reached
from ressursbank.show.place import Here


def status(here: Here) -> dict[str, object]:
    """Everything owed, grouped by who must act; empty when the site may be taken into use."""
    groups: dict[str, list[str]] = {}
    for debt in of_site(here.site):
        groups.setdefault(debt.who.partition(" ")[2], []).append(debt.what)
    ways = reached(here.site)
    total = sum(map(len, groups.values()))
    return {
        "groups": [(who, here.text.count(len(rows)), rows) for who, rows in groups.items()],
        "near": here.text.count(len(ways)),
        "reached": here.text.count(sum(ways.values())),
        "total": here.text.count(total) if total else None,
    }
