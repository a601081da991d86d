"""The launch list in public: what is owed, by whom, and how much of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from ressursbank.launch import Debt, of_site
from ressursbank.show.phone_link import reached
from ressursbank.show.place import Here
from ressursbank.show.strings import SOURCE

MANY = ("bekreft", "mangler", "godkjenn", "les", "regel")  # kinds owed for every number, page or rule
FEW = 5  # so many of a kind are named one by one


def status(here: Here) -> dict[str, object]:
    """Everything owed, grouped by who must act; empty when the site may be taken into use."""
    debts = of_site(here.site)
    by_doer = [(who.partition(" ")[2], list(owed)) for who, owed in groupby(debts, key=lambda one: one.who)]
    ways = reached(here.site)
    return {
        "groups": [(who, here.text.count(len(owed)), list(_rows(here, owed))) for who, owed in by_doer],
        "near": here.text.count(len(ways)),
        "reached": here.text.count(sum(ways.values())),
        "total": here.text.count(len(debts)) if debts else None,
    }


def _rows(here: Here, debts: list[Debt]) -> Iterator[Markup]:
    """What one doer owes. Hundreds of a kind are one row: each page and card says for itself what it lacks."""
    for kind, found in groupby(debts, key=lambda one: one.kind):
        same = list(found)
        if kind in MANY and len(same) > FEW:
            yield here.text(f"status_side.mange.{kind}", antall=here.text.count(len(same)))
        else:
            yield from (here.text.of({SOURCE: one.what}) for one in same)
