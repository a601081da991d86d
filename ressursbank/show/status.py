"""The launch list in public: what is owed, by whom, and how much of it."""

from __future__ import annotations

from ressursbank.launch import of_site
from ressursbank.show.place import Here


def status(here: Here) -> dict[str, object]:
    """Everything owed, grouped by who must act; empty when the site may be taken into use."""
    groups: dict[str, list[str]] = {}
    for debt in of_site(here.site):
        groups.setdefault(debt.who.partition(" ")[2], []).append(debt.what)
    return {"groups": list(groups.items()), "total": sum(map(len, groups.values()))}
