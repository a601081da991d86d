"""Content is not code: a page may hold only calls of our own words with constant arguments.

The page is parsed, the tree is walked, and nothing is ever compiled. Jinja's sandbox alone is not
enough: the objects given to a page let it run a shell command (probe, section 1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ressursbank.words import Call

CURVED = re.compile(r"\{\{[^}]*[“”„‟‘’«»´`]")


class NotAllowedError(Exception):
    """Something on a page that is not one of our words; ``line`` counts from the first body line."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"linje {line}: {sentence}")
        self.line, self.sentence = line, sentence


@lru_cache(maxsize=2000)  # the check, the page, its sheet on paper and the next preview all ask for the same text
def parse(body: str) -> tuple[str | Call, ...]:
    """The body as plain text and calls, in order. Raises NotAllowedError at the first other thing."""
    try:
        tree = Environment(comment_start_string="{##", comment_end_string="##}").parse(body)
    except TemplateSyntaxError as error:
        raise NotAllowedError(error.lineno, _broken(body.split("\n")[error.lineno - 1])) from None
    except RecursionError:
        raise NotAllowedError(1, "Krøllparentesene er for innfløkte.") from None
    return tuple(_parts(tree))


def _broken(row: str) -> str:
    """Word and phones turn straight quotation marks into curved ones; the eye hardly sees the difference."""
    if CURVED.search(row):
        return 'Anførselstegnene er buede («”»). Skriv rette, slik: {{ telefon("id") }}.'
    return 'Krøllparentesene henger ikke sammen. Skriv for eksempel {{ telefon("id") }}.'


def _parts(tree: nodes.Template) -> Iterator[str | Call]:
    for statement in tree.body:
        if not isinstance(statement, nodes.Output):
            raise NotAllowedError(
                statement.lineno, "«{% … %}» kan ikke brukes på en side. Bare ordene i ordlista er tillatt."
            )
        for node in statement.nodes:
            yield _text(node) if isinstance(node, nodes.TemplateData) else _call(node)


def _text(node: nodes.TemplateData) -> str:
    if "{{" in node.data or "{%" in node.data:
        raise NotAllowedError(node.lineno, "Krøllparenteser kan ikke stå som tekst på en side.")
    return node.data


def _call(node: nodes.Node) -> Call:
    plain = (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )
    if not plain:
        raise NotAllowedError(
            node.lineno, 'Mellom krøllparentesene kan det bare stå et ord fra ordlista, som telefon("id").'
        )
    assert isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)
    name = node.node.name
    args = tuple(_constant(name, value) for value in node.args)
    kwargs = tuple((pair.key, _constant(name, pair.value)) for pair in node.kwargs)
    return Call(name, args, kwargs, node.lineno)


def _constant(name: str, node: nodes.Expr) -> str:
    if not isinstance(node, nodes.Const) or not isinstance(node.value, str):
        raise NotAllowedError(node.lineno, f"«{name}» tar bare id-er i anførselstegn, ikke noe annet.")
    return node.value


class _Rendered:
    """What the macros plugin expects of a template: a render method."""

    def __init__(self, parts: tuple[str | Call, ...], words: Mapping[str, Callable[..., str]]) -> None:
        self.parts, self.words = parts, words

    def render(self, *_: Any, **__: Any) -> str:
        return "".join(part if isinstance(part, str) else self._shown(part) for part in self.parts).strip("\n")

    def _shown(self, call: Call) -> str:
        if call.name not in self.words:
            raise NotAllowedError(call.line, f"Ordet «{call.name}» finnes ikke.")
        return str(self.words[call.name](*call.args, **dict(call.kwargs)))


class Tolk(ImmutableSandboxedEnvironment):
    """Takes the place of the macros plugin's environment and renders pages without compiling them."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Belt and braces, should anything ever be compiled."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        """Only our own words may be called."""
        return obj in self.globals.values()

    def from_string(self, source: Any, *_: Any, **__: Any) -> Any:
        """The page as something with a render method; the tree is walked, never compiled."""
        words = cast(Mapping[str, Callable[..., str]], self.globals)  # on_config leaves nothing else in it
        as_in_the_file = f"\n{source}\n"  # MkDocs takes the blank lines away; with them the page is one that was read before
        return _Rendered(parse(as_in_the_file), words)
