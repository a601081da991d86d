"""The kinds of values an editor may write, and the Norwegian sentence when one is wrong."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ressursbank.reading.invisible import told
from ressursbank.register.addresses import NotAnAddressError, web

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
CLOCK = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)$|^24:00$")
EMPTY = ("", "~", "null")


def wrong(code: str, sentence: str, field: str = "") -> PydanticCustomError:
    """An error whose type is our own code and whose message is already the editor's sentence.

    ``field`` is the one whose line it is told at, when the mistake lies between several.
    """
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence, "field": field})


def _lang_map(value: dict[str, str]) -> dict[str, str]:
    for code in value:
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", code):
            raise wrong("SPRAK", f"«{code}» er ikke en språkkode. Skriv for eksempel nb eller en.")
        if code == "no":
            raise wrong("SPRAK", "Bruk «nb» for bokmål, ikke «no».")
    if "nb" not in value:
        raise wrong("SPRAK", "Teksten mangler på bokmål. Legg til en linje som begynner med «nb:».")
    return value


def _date(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise wrong("DATO", f"«{value}» er ikke en dato. Skriv år-måned-dag, for eksempel 2026-11-21.")
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise wrong("DATO", f"«{value}» finnes ikke i kalenderen. Skriv for eksempel 2026-11-21.") from None


def _clock(value: str) -> str:
    if not CLOCK.match(value):
        raise wrong("KLOKKESLETT", f"«{value}» er ikke et klokkeslett. Skriv for eksempel 08:30.")
    return value


def _url(value: str) -> str:
    try:
        return web(value)
    except NotAnAddressError as error:
        raise wrong("ADRESSE", str(error)) from None


def _read_there(value: str) -> str:
    _url(re.sub(r"^http://(?!https?:)", "https://", value))
    return value


def ages_in_order(lowest: int | None, highest: int | None) -> None:
    """Raises the editor's sentence when nobody can be both old enough and young enough."""
    if lowest is not None and highest is not None and lowest > highest:
        raise wrong("ALDER", f"Laveste alder {lowest} er høyere enn høyeste {highest}. Rett den ene.", "min_age")


def _seen(value: str) -> str:
    if said := told(value) or ("Navnet går over flere linjer. Skriv det på én." if re.search(r"[\t\n]", value) else ""):
        raise wrong("TEGN", said)
    return value


Slug = Annotated[str, Field(pattern=SLUG)]
Lender = Annotated[str, Field(pattern=SLUG[:-1] + r"(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?$")]
Text = Annotated[str, Field(min_length=1, max_length=500)]
Name = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_seen)]
LangMap = Annotated[dict[str, Text], AfterValidator(_lang_map)]
Day = Annotated[date, BeforeValidator(_date)]
Clock = Annotated[str, AfterValidator(_clock)]
Url = Annotated[str, Field(max_length=500), AfterValidator(_url)]
# Where a fact was read: http too, and then we do not link to it.
ReadAt = Annotated[str, Field(max_length=500), AfterValidator(_read_there)]


class Entry(BaseModel):
    """Something an editor writes. Unknown fields are refused, since a misspelt one would vanish."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {k: v for k, v in data.items() if not (isinstance(v, str) and v in EMPTY)}
        return data
