"""Norwegian phone numbers: what is printed and what is dialled.

Short numbers (113, 116 117, 1412, 02800) have no E.164 form: a link to +47113 does not reach help.
800- and 815-numbers may not be reachable from abroad and are linked without country code.
Foreign numbers are refused: nobody in crisis should be sent to another country by a slip of the key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from ressursbank.reading.invisible import told

REGION = "NO"
LENGTH = 8  # every Norwegian subscriber number; longer ones are for machines (M2M)

# Written out, because the library's list of short numbers lacks 116 006 and 02800, and holds so many
# others (119, 120, 124) that a slip while typing 112 or 113 would pass.
SHORT = {
    "110": "110",
    "112": "112",
    "113": "113",
    "1412": "1412",
    "116006": "116 006",
    "116111": "116 111",
    "116117": "116 117",
    "116123": "116 123",
}
FIVE_DIGITS = re.compile(r"0[2-9][0-9]{3}")  # nationwide numbers such as 02800

# [0-9] and not \d: \d also takes Arabic and full-width digits, which no phone can dial from a link.
WRITTEN = re.compile(r"(?P<country>\(?(?:\+|00) ?47\)? ?|47 ?(?=(?:[0-9] ?){8}$))?(?P<own>[0-9](?: ?[0-9])*)")


class NotANumberError(ValueError):
    """Text that is not a Norwegian phone number; the message is the editor's sentence."""


@dataclass(frozen=True)
class Phone:
    """``text`` as Norwegians read it, ``href`` for the link, ``digits`` to compare with."""

    text: str
    href: str
    digits: str


def digits_of(value: str) -> str:
    """Only the digits, without Norway's country code, so that all spellings of a number are equal."""
    bare = re.sub(r"[^0-9]", "", value)
    if bare.startswith("0047"):
        return bare[4:]
    if bare.startswith("47") and (value.lstrip(" (").startswith("+") or len(bare) == LENGTH + 2):
        return bare[2:]
    return bare


@lru_cache(maxsize=1000)  # each page, card and sheet asks for the same hundred numbers
def parse(value: str) -> Phone:
    """Reads a number as an editor writes it: «22 40 00 40», «+47 22 40 00 40» or «116 117».

    The editor's spacing is kept; a number written without spaces is grouped the usual way.

    Raises:
        NotANumberError: it is neither a valid Norwegian number nor a known short number.
    """
    if said := told(value):
        raise NotANumberError(said)
    spaced = " ".join(value.split())
    if re.match(r"\(?(?:\+|00)(?! ?47)", spaced):
        raise NotANumberError(f"«{spaced}» har ikke norsk landkode. Skriv de åtte sifrene uten landkode.")
    written = WRITTEN.fullmatch(spaced)
    if written is None:
        raise NotANumberError(f"«{spaced}» er ikke et telefonnummer. Skriv bare sifre og mellomrom.")
    own = written["own"]
    digits = own.replace(" ", "")
    if digits in SHORT or FIVE_DIGITS.fullmatch(digits):
        return _short(spaced, digits, bool(written["country"]))
    if digits.removeprefix("47") in SHORT:  # 47 116 117 would ring a stranger's mobile
        return _short(spaced, digits.removeprefix("47"), True)
    if len(digits) < LENGTH - 1:
        raise NotANumberError(f"«{spaced}» er ikke et kjent kortnummer. Kjente er {', '.join(SHORT.values())}.")
    number = phonenumbers.parse(digits, REGION) if len(digits) == LENGTH else None
    if number is None or not phonenumbers.is_valid_number(number):
        raise NotANumberError(f"«{spaced}» er ikke et gyldig norsk nummer. Tell sifrene.")
    if phonenumbers.number_type(number) == PhoneNumberType.PREMIUM_RATE:
        raise NotANumberError(f"«{spaced}» er et dyrt betalingsnummer. Ingen i krise skal sendes dit.")
    href = f"tel:{digits}" if digits.startswith(("800", "815")) else f"tel:+47{digits}"
    grouped = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return Phone(own if " " in own else grouped, href, digits)


def _short(written: str, digits: str, country: bool) -> Phone:
    text = SHORT.get(digits, digits)
    if country:
        raise NotANumberError(f"«{written}» har landkode, men kortnummer har ingen. Skriv {text}.")
    return Phone(text, f"tel:{digits}", digits)
