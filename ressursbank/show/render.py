"""Shows a word of the vocabulary: the view makes the values, a partial makes the HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ressursbank.show.place import Here, once
from ressursbank.words import WORDS


@cache
def _view(name: str) -> Callable[..., dict[str, object]]:
    """The function a word names. It is fetched when it is asked for: the sheets' list is made with these very words."""
    module, _, function = WORDS[name].view.partition(":")
    found: Callable[..., dict[str, object]] = getattr(import_module(f"ressursbank.{module}"), function)
    return found


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
    flat = _flat(here, name, _view(name)(here, **values))
    return flat if word.inline else f"\n\n{flat}\n\n"


def block(here: Here, partial: str, values: dict[str, object]) -> str:
    """A partial as a block of its own, as a word that is one."""
    return f"\n\n{_flat(here, partial, values)}\n\n"


def _flat(here: Here, partial: str, values: dict[str, object]) -> str:
    template = partials(here.site.root / "overrides").get_template(f"partials/{partial}.html")
    html = template.render(t=here.text, here=here, **values)
    return re.sub(r"\s*\n\s*", " ", html).strip()  # to a space, never to nothing: «113» must not touch «116 117»
