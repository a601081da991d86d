"""Who has not approved a text as it stands, in the quiet line below it."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from ressursbank.register.sign_off import Signable
from ressursbank.show.strings import Strings


def draft(text: Strings, one: Signable) -> Markup:
    """What is missing, and who has approved an earlier text and when; empty when both have approved this one."""
    if not one.missing:
        return Markup("")
    names = text.plain("dag.og").join(text.plain(f"side.{part}") for part in one.missing)
    said = [text("side.utkast", mangler=names), earlier(text, one)]
    return Markup(" ").join(line for line in said if line)


def earlier(text: Strings, one: Signable) -> Markup:
    """Who has approved an earlier text, and when; empty when nobody has."""
    days: dict[date, list[str]] = {}
    for part, day in one.earlier.items():
        days.setdefault(day, []).append(text.plain(f"side.{part}"))
    both = text.plain("dag.og")
    lines = (text("side.tidligere", hvem=both.join(who), dato=text.day(day)) for day, who in days.items())
    return Markup(" ").join(lines)
