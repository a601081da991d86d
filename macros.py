"""Redaktørenes ordliste. Ordene står i ressursbank/words.py, og hvordan de ser ut i overrides/partials/."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from ressursbank.pages.aside import lay_aside
from ressursbank.pages.macro_calls import Tolk
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import load_site
from ressursbank.words import WORDS

ROOT = Path(__file__).resolve().parent


def define_env(env: Any) -> None:
    """Melder inn hvert ord; språket og siden leses først når ordet brukes.

    Uten Tolk kan en side kjøre hva som helst på maskinen som bygger.
    """
    if import_module("mkdocs_macros.plugin").Environment is not Tolk:
        raise PluginError("hooks.py er ikke i bruk, og da kjøres sidene som kode. Hent mkdocs.yml og hooks.py tilbake.")

    def word(name: str, *args: str, **kwargs: str) -> str:
        language, _, slug = env.page.file.src_uri.removesuffix(".md").partition("/")
        return lay_aside(show(Here(load_site(ROOT), language, slug), name, *args, **kwargs))

    for name in WORDS:
        env.macro(partial(word, name), name)
