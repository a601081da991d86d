"""The safety plan: six steps (Stanley and Brown), and the numbers that answer at any hour."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.show.place import Here
from ressursbank.show.ringing import Ring, call_link, ring

STEPS = 6
AT_NIGHT = range(2, 6)  # the steps that lean on something or someone, and so are asked «also at night?»
CALLS = 5  # the step with the numbers
NUMBERS = ("nod-113-amk", "legevakt-116117", "mental-helse-hjelpetelefonen", "kirkens-sos-telefon")


@dataclass(frozen=True)
class Step:
    """One field of the form."""

    number: int
    name: Markup
    help: Markup
    at_night: bool
    numbers: list[Ring]


def form(here: Here) -> dict[str, object]:
    """The empty form. What is written in it never reaches this side."""
    town = here.site.register.municipality
    return {
        "steps": [_step(here, number) for number in range(1, STEPS + 1)],
        "danger": call_link(here, "nod-113-amk"),
        "preview": here.text("utkast", kommune=town.name) if here.site.preview else Markup(""),
        "edition": here.text.day(here.site.today),
    }


def _step(here: Here, number: int) -> Step:
    numbers = [ring(here, one, "plan.numre") for one in NUMBERS]
    return Step(
        number,
        here.text(f"plan.trinn.{number}.navn"),
        here.text(f"plan.trinn.{number}.hjelp"),
        number in AT_NIGHT,
        numbers if number == CALLS else [],
    )
