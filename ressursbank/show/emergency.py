"""Which number for what, what to do when nobody answers, and whom staff turn to."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.ladder import right_at_any_hour
from ressursbank.show.card import Card, call_link, card
from ressursbank.show.place import Here, once

EMERGENCY = ("nod-113-amk", "nod-112-politi", "nod-110-brann", "legevakt-116117")
CRISIS_BLOCK = ("nod-113-amk", "legevakt-116117", "mental-helse-hjelpetelefonen")


@dataclass(frozen=True)
class Row:
    """One number and when to use it."""

    id: str
    number: Markup
    words: Markup


def numbers(here: Here) -> dict[str, object]:
    """The emergency numbers, each with when to use it."""
    return {"rows": [Row(one, call_link(here, one), here.text(f"nodnummer.{one}")) for one in EMERGENCY]}


@once
def crisis_block(here: Here) -> list[Row]:
    """The three numbers that stand first on every page."""
    return [Row(one, call_link(here, one), here.text(f"krise.{one}")) for one in CRISIS_BLOCK]


@once
def ladder(here: Here, service_id: str | None = None) -> dict[str, object]:
    """113 above, then steps that are right at any hour (design section 5)."""
    steps = []
    for step in right_at_any_hour(here.site.register, service_id):
        steps.append(Row(step.service_id, call_link(here, step.service_id), here.text(f"stige.{step.service_id}")))
    return {"steps": steps, "danger": call_link(here, "nod-113-amk")}


def discuss(here: Here) -> dict[str, object]:
    """The discuss-with line for staff; unknown, it says so and gives the way round."""
    line = here.site.register.municipality.drofting
    day: Card | None = card(here, line.day_service) if line.day_service else None
    evening: Card | None = card(here, line.evening_service) if line.evening_service else None
    return {"day": day, "evening": evening, "urgent": call_link(here, "legevakt-116117")}


def chain(here: Here) -> dict[str, object]:
    """The emergency chain, kept apart from the discuss-with line (the municipality's plan, chapter 3)."""
    return {
        "danger": call_link(here, "nod-113-amk"),
        "urgent": call_link(here, "legevakt-116117"),
        "police": call_link(here, "nod-112-politi"),
    }
