"""Which number for what, and whom staff turn to."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from ressursbank.show.card import Card, card
from ressursbank.show.place import Here, once
from ressursbank.show.ringing import Row, call_link, national_number

EMERGENCY = ("nod-113-amk", "nod-112-politi", "nod-110-brann", "legevakt-116117")
CRISIS_BLOCK = ("nod-113-amk", "legevakt-116117", "mental-helse-hjelpetelefonen")


@dataclass(frozen=True)
class Ring:
    """One number to press: whose it is, its link, its digits, and when to use it."""

    id: str
    href: str
    text: str
    words: Markup

    @property
    def danger(self) -> bool:
        """Whether it is the one for danger to life."""
        return self.id == CRISIS_BLOCK[0]

    @property
    def number(self) -> Markup:
        """The number as a link in a sentence."""
        return Markup('<a class="tel" href="{}"><bdi dir="ltr">{}</bdi></a>').format(self.href, self.text)


def numbers(here: Here) -> dict[str, object]:
    """The emergency numbers, each with when to use it."""
    return {"rows": [Row(one, call_link(here, one), here.text(f"nodnummer.{one}")) for one in EMERGENCY]}


@once
def crisis_block(here: Here) -> list[Ring]:
    """The three numbers that stand first on every page."""
    return [ring(here, one) for one in CRISIS_BLOCK]


def ring(here: Here, service_id: str) -> Ring:
    """A national number as a button to ring, with the few words that say when."""
    phone, key = national_number(here, service_id), f"krise.{service_id}"
    words = here.text(key) if key in here.text.source else escape(here.site.register.services[service_id].name)
    return Ring(service_id, phone.href, phone.text, words)


def discuss(here: Here) -> dict[str, object]:
    """The discuss-with line for staff; unknown, it says so and gives the way round."""
    line = here.site.register.municipality.drofting
    day: Card | None = card(here, line.day_service) if line.day_service else None
    evening: Card | None = card(here, line.evening_service) if line.evening_service else None
    return {"day": day, "evening": evening, "urgent": call_link(here, "legevakt-116117")}
