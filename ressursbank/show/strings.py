"""Every fixed phrase the templates print, by key and language.

A missing phrase falls back to bokmål and is marked as such, so that a screen reader reads it right
(WCAG 3.1.2 Language of Parts).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from markupsafe import Markup, escape

from ressursbank.problems import Problem, shown
from ressursbank.reading.yaml_text import UnreadableError, read_yaml

SOURCE = "nb"
HUNDRED = 100
BORROWED = Markup('<span lang="nb" dir="ltr">{}</span>')  # the direction too, for languages written from right to left
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class UnknownPhraseError(KeyError):
    """A template asked for a phrase that no string file has."""


class Strings:
    """The phrases of one language, with bokmål below."""

    def __init__(self, language: str, own: Mapping[str, str], source: Mapping[str, str]) -> None:
        self.language, self.own, self.source = language, own, source

    def __call__(self, key: str, **values: object) -> Markup:
        """The phrase, escaped, with ``{name}`` filled in. Raises UnknownPhraseError."""
        if key in self.own:
            return fill(escape(self.own[key]), values)
        if key not in self.source:
            raise UnknownPhraseError(key)
        return BORROWED.format(fill(escape(self.source[key]), values))

    def plain(self, key: str, **values: object) -> str:
        """The phrase without marking, for attributes and titles."""
        if key not in self.own and key not in self.source:
            raise UnknownPhraseError(key)
        return str(fill(Markup(self.own.get(key) or self.source[key]), values, plain=True))

    def of(self, texts: Mapping[str, str] | None) -> Markup:
        """A language map's text in this language; the bokmål one, marked, when it is missing."""
        if not texts:
            return Markup("")
        if self.language in texts:
            return escape(texts[self.language])
        return BORROWED.format(texts[SOURCE])

    def of_plain(self, texts: Mapping[str, str] | None) -> str:
        """As ``of``, for attributes and titles."""
        return (texts.get(self.language) or texts[SOURCE]) if texts else ""

    def day(self, value: date) -> str:
        """A date as people write it: 21. november 2026, 21 November 2026."""
        month = self.plain(f"maaned.{value.month}")
        return self.plain("dato", dag=value.day, maaned=month, aar=value.year)

    def count(self, number: int) -> str:
        """A count in hundreds from a hundred up: «113 ting» reads like a number to call, and so does «(110)»."""
        return str(number) if number < HUNDRED else self.plain("minst", antall=number // HUNDRED * HUNDRED)


def fill(phrase: Markup, values: Mapping[str, object], plain: bool = False) -> Markup:
    """The phrase with each ``{name}`` replaced by its value, escaped unless it is HTML of our own.

    Not ``str.format``: that let a phrase reach into the values and print the build's environment.
    """

    def value(found: re.Match[str]) -> str:
        given = values.get(found[1], found[0])
        return str(given) if plain else str(escape(given))

    return Markup(PLACEHOLDER.sub(value, phrase))


def flatten(tree: object, prefix: str = "") -> dict[str, str]:
    """Nested phrases as one level with dotted keys."""
    if isinstance(tree, dict):
        result: dict[str, str] = {}
        for key, value in tree.items():
            result.update(flatten(value, f"{prefix}{key}."))
        return result
    return {prefix.removesuffix("."): str(tree)}


def read_strings(root: Path, problems: list[Problem]) -> dict[str, Strings]:
    """The phrases of every language in ``data/strings``; none for a file that cannot be read, which is then told."""
    found: dict[str, dict[str, str]] = {SOURCE: {}}
    for path in sorted((root / "data" / "strings").glob("*.yml")):
        found[path.stem] = {}
        try:
            found[path.stem] = flatten(read_yaml(path).tree)
        except UnreadableError as error:
            problems.append(Problem(shown(path, root), error.line, error.code, error.sentence))
    return {language: Strings(language, own, found[SOURCE]) for language, own in found.items()}
