"""Which number for what, and whom staff turn to."""

from __future__ import annotations

from ressursbank.show.card import Card, card
from ressursbank.show.place import Here
from ressursbank.show.ringing import Ring, call_link, ring

EMERGENCY = ("nod-113-amk", "nod-112-politi", "nod-110-brann", "legevakt-116117")
CRISIS_BLOCK = ("nod-113-amk", "legevakt-116117", "mental-helse-hjelpetelefonen")


def numbers(here: Here) -> dict[str, object]:
    """The emergency numbers, each with when to use it."""
    return {"rows": [ring(here, one, "nodnummer") for one in EMERGENCY]}


def crisis_block(here: Here) -> list[Ring]:
    """The three numbers that stand first on every page."""
    return [ring(here, one) for one in CRISIS_BLOCK]


def discuss(here: Here) -> dict[str, object]:
    """The discuss-with line for staff; unknown, it says so and gives the way round."""
    line = here.site.register.municipality.drofting
    day: Card | None = card(here, line.day_service) if line.day_service else None
    evening: Card | None = card(here, line.evening_service) if line.evening_service else None
    return {"day": day, "evening": evening, "urgent": call_link(here, "legevakt-116117")}
