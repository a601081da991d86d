"""Content is not code: nothing but our words with constant arguments gets through."""

from __future__ import annotations

import pytest

from ressursbank.pages.macro_calls import NotAllowedError, Tolk, parse
from ressursbank.words import Call

PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ config.theme.get_env().from_string('x').render() }}",
    "{% include '../../etc/passwd' %}",
    "{% import 'x' as y %}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% if true %}x{% endif %}",
    "{% set a = 1 %}",
    "{% macro a() %}{% endmacro %}",
    "{% call telefon('x') %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{{ telefon('a' ~ 'b') }}",
    "{{ telefon(['a']) }}",
    "{{ telefon(id=1) }}",
    "{{ telefon('a')|upper }}",
    "{{ telefon('a').x }}",
    "{{ telefon(*['a']) }}",
    "{{ telefon(**{'id': 'a'}) }}",
    "{{ telefon(telefon('a')) }}",
    "{{ 'a' if true else 'b' }}",
    "{{ page }}",
    "{{ 1 + 1 }}",
    "{{ 'bare tekst' }}",
    "{% raw %}{{ telefon('a') }}{% endraw %}",
    "{{ telefon('a' }}",
    "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_everything_but_a_plain_call_is_refused(payload: str) -> None:
    with pytest.raises(NotAllowedError):
        parse(f"Første linje\n{payload}\n")


def test_the_line_of_a_refused_thing_is_its_own() -> None:
    with pytest.raises(NotAllowedError) as caught:
        parse("en\nto\n{{ page }}\n")
    assert caught.value.line == 3


def test_a_plain_call_is_kept_with_its_arguments_and_line() -> None:
    parts = parse('Ring {{ telefon("a", nokkel="b") }} nå.\n')
    assert parts == ("Ring ", Call("telefon", ("a",), (("nokkel", "b"),), 1), " nå.")


def test_an_explicit_heading_id_is_not_a_comment() -> None:
    assert parse("## Spør {#spor}\n") == ("## Spør {#spor}",)


def test_the_plugin_environment_renders_by_walking_and_never_compiles() -> None:
    environment = Tolk(comment_start_string="{##", comment_end_string="##}")
    environment.globals.clear()
    environment.globals["telefon"] = lambda id: f"[{id}]"
    assert environment.from_string('Ring {{ telefon("a") }}!').render(page=object()) == "Ring [a]!"
    with pytest.raises(NotAllowedError):
        environment.from_string('{{ ukjent("a") }}').render()
