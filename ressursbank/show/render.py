"""Shows a word of the vocabulary: the view makes the values, a partial makes the HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ressursbank.pages.macro_calls import INLINE
from ressursbank.show import (
    bank,
    card,
    chain_map,
    contents,
    directory,
    emergency,
    forms,
    guides,
    plan,
    reading_list,
    safety_plan,
    status,
)
from ressursbank.show.place import Here, once
from ressursbank.words import WORDS


def _number(here: Here, id: str, nokkel: str = "") -> dict[str, Any]:
    service = here.site.register.services[id]
    points = card.shown_points(here, service)
    chosen = next((one for one in points if not nokkel or one.key == nokkel), None)
    return {"point": chosen, "service": card.card(here, id), "place": here.card_page(id)}


def _name(here: Here, id: str) -> dict[str, Any]:
    service = here.site.register.services[id]
    other = here.text.of(service.alternate_name) if here.language != "nb" else Markup("")
    return {"id": id, "name": service.name, "other": other, "place": here.card_page(id)}


def _hours(here: Here, id: str) -> dict[str, Any]:
    service = here.site.register.services[id]
    shown = [(point.label, point.hours) for point in card.shown_points(here, service) if point.hours]
    return {"name": service.name, "state": card.state(here, service), "rows": shown}


def _facts(here: Here, id: str) -> dict[str, Any]:
    service = here.site.register.services[id]
    point = service.point()
    rows = card.five_facts(here, point) if point else []
    return {
        "card": card.card(here, id),
        "rows": rows,
        "complete": len(rows) == len(card.FACTS) or id in emergency.EMERGENCY,
        "ladder": emergency.ladder(here, id) if service.crisis else None,
    }


def _paper(view: str) -> Callable[..., dict[str, Any]]:
    """The sheets on paper are made with these very words, so their list is fetched when it is asked for."""

    def shown(here: Here) -> dict[str, Any]:
        found: dict[str, Any] = getattr(import_module("ressursbank.paper.listing"), view)(here)
        return found

    return shown


VIEWS: dict[str, Callable[..., dict[str, Any]]] = {
    "kontakt": lambda here, id: {"card": card.card(here, id), "ladder": None, "level": 3},
    "telefon": _number,
    "tjeneste": _name,
    "apningstider": _hours,
    "fakta": _facts,
    "tjenester": directory.short_list,
    "temakort": directory.of_topic,
    "tjenesteoversikt": directory.overview,
    "nodnummer": emergency.numbers,
    "stige": emergency.ladder,
    "drofting": emergency.discuss,
    "akuttkjede": emergency.chain,
    "rollevalg": guides.choice,
    "ressurser": bank.short_list,
    "ressursoversikt": bank.overview,
    "innhold": contents.contents,
    "sprakliste": contents.languages,
    "status": status.status,
    "tiltak": plan.measures,
    "maler": forms.forms,
    "sikkerhetsplan": safety_plan.form,
    "papirliste": _paper("sheets"),
    "papirsteder": _paper("places"),
    "papirutgaver": _paper("issues"),
    "kart": chain_map.view,
    "regel": reading_list.rule,
    "kilder": reading_list.all_sources,
}


@lru_cache(maxsize=4)
def partials(folder: Path) -> Environment:
    """The partials' own environment: escapes what it prints, and refuses what it does not know."""
    return Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@once
def show(here: Here, name: str, *args: str, **kwargs: str) -> str:
    """One word as HTML on one line, so that Markdown takes it as it is."""
    word = WORDS[name]
    values = dict(zip((argument.name for argument in word.arguments), args, strict=False)) | kwargs
    context = VIEWS[name](here, **values)
    template = partials(here.site.root / "overrides").get_template(f"partials/{name}.html")
    html = template.render(t=here.text, here=here, **context)
    flat = re.sub(r"\s*\n\s*", " ", html).strip()  # to a space, never to nothing: «113» must not touch «116 117»
    return flat if name in INLINE else f"\n\n{flat}\n\n"
