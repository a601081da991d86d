"""One Norwegian sentence for each way a value can fail the model."""

from __future__ import annotations

from typing import Any

from ressursbank.problems import nearest, quoted
from ressursbank.register.fields import SLUG


def sentence(error: dict[str, Any], fields: list[str]) -> tuple[str, str]:
    """The code and the sentence for one pydantic error.

    Args:
        error: one row of ``ValidationError.errors()``.
        fields: the names the entry may have at this place, for suggestions.
    """
    kind, where, given = error["type"], error["loc"], error.get("input")
    name = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    context = error.get("ctx") or {}
    if "sentence" in context:
        return kind, str(context["sentence"])
    if kind == "extra_forbidden":
        return "UKJENT-FELT", f"Feltet «{name}» er ukjent.{nearest(name, fields) or ' Rett navnet, eller ta bort linja.'}"
    if kind == "missing":
        return "MANGLER", f"Feltet «{name}» mangler. Legg det til."
    return "VERDI", _value_sentence(kind, name, given, context)


def _value_sentence(kind: str, name: str, given: Any, context: dict[str, Any]) -> str:
    shown = quoted(given) if isinstance(given, str) else "verdien"
    if kind in ("enum", "literal_error"):
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return f"{shown} kan ikke stå i «{name}». Du kan bruke: {allowed}."
    if kind == "string_pattern_mismatch":
        advice = " Bruk bare a–z, 0–9 og bindestrek." if context.get("pattern") == SLUG else ""
        return f"{shown} kan ikke stå i «{name}».{advice}"
    if kind in ("int_parsing", "int_type"):
        return f"{shown} i «{name}» er ikke et helt tall."
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"{shown} i «{name}» er utenfor det som er mulig."
    if kind in ("bool_parsing", "bool_type"):
        return f"{shown} i «{name}» skal være true eller false."
    if kind == "too_short":
        return f"«{name}» er tom. Fyll inn minst én verdi."
    if kind == "string_too_short":
        return f"«{name}» er tom. Skriv det som skal stå der, eller ta bort linja."
    if kind == "string_too_long":
        return f"«{name}» har {len(str(given).strip())} tegn, og det meste er {context.get('max_length')}. Skriv kortere."
    if kind == "list_type":
        return f"«{name}» skal være en liste: én verdi per linje, med bindestrek foran."
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return f"«{name}» skal ha egne felt under seg, rykket inn."
    if kind == "string_type":
        return f"«{name}» skal være én tekst, ikke en liste eller underfelt."
    return f"{shown} kan ikke stå i «{name}»."
