"""The words used on a page exist, take what they are given, and point at something real."""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.pages.page import Page
from ressursbank.problems import Problem, nearest
from ressursbank.register.load import Register
from ressursbank.register.resource import Shelf
from ressursbank.words import WORDS, Call, Word


def check_calls(page: Page, register: Register) -> list[Problem]:
    """Every unknown word, argument or id on a page, at its line."""
    problems = []
    for call in page.calls:
        line = call.line + page.body_line - 1
        problems += [Problem(page.path, line, code, text) for code, text in _call_mistakes(call, register)]
    return problems


def _call_mistakes(call: Call, register: Register) -> Iterator[tuple[str, str]]:
    word = WORDS.get(call.name)
    if word is None:
        yield "MAKRO", f"Ordet «{call.name}» finnes ikke.{nearest(call.name, WORDS)}"
        return
    names = [argument.name for argument in word.arguments]
    if len(call.args) > len(names):
        yield "ARGUMENT", f"«{call.name}» tar {len(names)} verdier, men har fått {len(call.args)}."
        return
    given = dict(zip(names, call.args, strict=False))
    for name, value in call.kwargs:
        if name not in names:
            yield "ARGUMENT", f"«{call.name}» kjenner ikke «{name}».{nearest(name, names)}"
        elif name in given:
            yield "ARGUMENT", f"«{call.name}» har fått «{name}» to ganger. Fjern den ene."
        given[name] = value
    yield from _value_mistakes(word, given, register)


def _value_mistakes(word: Word, given: dict[str, str], register: Register) -> Iterator[tuple[str, str]]:
    for argument in word.arguments:
        value = given.get(argument.name)
        if value is None:
            if argument.required:
                yield "ARGUMENT", f'«{word.name}» mangler «{argument.name}». Skriv {word.name}("…").'
        elif argument.kind == "service":
            if value not in register.entries:
                yield "UKJENT", f"Fant ikke tjenesten «{value}».{nearest(value, register.entries)}"
        elif argument.kind == "point":
            service = register.services.get(given.get("id", ""))
            keys = [point.key for point in service.contact_points] if service else []
            if service and value not in keys:
                yield "UKJENT", f"Tjenesten har ikke kontaktpunktet «{value}».{nearest(value, keys)}"
        elif argument.kind == "shelves":
            if value not in list(Shelf):
                yield "UKJENT", f"Hylla «{value}» finnes ikke.{nearest(value, list(Shelf))}"
        elif value not in register.words[argument.kind]:
            yield (
                "UKJENT",
                f"«{value}» finnes ikke i data/{argument.kind}.yml.{nearest(value, register.words[argument.kind])}",
            )
