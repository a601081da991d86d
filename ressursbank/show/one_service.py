"""What the words about one service print: its card, its number, its name, its hours, what a caller wants to know."""

from __future__ import annotations

from markupsafe import Markup

from ressursbank.show import card, emergency
from ressursbank.show.place import Here
from ressursbank.show.strings import SOURCE


def alone(here: Here, id: str) -> dict[str, object]:
    """The whole card."""
    return {"card": card.card(here, id), "level": 3}


def number(here: Here, id: str, nokkel: str = "") -> dict[str, object]:
    """The number within a sentence; the name with a link when there is none to show."""
    service = here.site.register.services[id]
    points = card.shown_points(here, service)
    chosen = next((one for one in points if not nokkel or one.key == nokkel), None)
    return {"point": chosen, "service": card.card(here, id), "place": here.card_page(id)}


def named(here: Here, id: str) -> dict[str, object]:
    """The name within a sentence, and what it means in the page's language."""
    service = here.site.register.services[id]
    other = here.text.of(service.alternate_name) if here.language != SOURCE else Markup("")
    return {"id": id, "name": service.name, "other": other, "place": here.card_page(id)}


def interpreter(here: Here) -> dict[str, object]:
    """What every page says about an interpreter: the phrase holds all of it."""
    return {}


def hours(here: Here, id: str) -> dict[str, object]:
    """The hours of each way in."""
    service = here.site.register.services[id]
    shown = [(point.label, point.hours) for point in card.shown_points(here, service) if point.hours]
    return {"name": service.name, "state": card.state(here, service), "rows": shown}


def facts(here: Here, id: str) -> dict[str, object]:
    """The five facts a caller wants, as far as they are known, and the ladder under a line one talks on."""
    service = here.site.register.services[id]
    point = service.point()
    rows = card.five_facts(here, point) if point else []
    return {
        "card": card.card(here, id),
        "rows": rows,
        "complete": len(rows) == len(card.FACTS) or id in emergency.EMERGENCY,
    }
