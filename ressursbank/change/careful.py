"""What in a change can cost a life, or lets something through that could: shown first, each kind with who reads it.

The check finds what cannot be right. A wrong number that is right by itself, advice turned round and a test taken away
only a person can see, and only when they do not drown among the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from ressursbank.change.past import Change
from ressursbank.change.values import Row
from ressursbank.check.bare_text import CALL, bare
from ressursbank.check.pinned import CRISIS_WORDS, SEARCHED, WHOLE


class Care(StrEnum):
    """Why something is to be read closely, most dangerous first, and by whom."""

    CRISIS = "Det folk leser og ringer i krise (fag)"
    TRUST = "Noen går god for noe (den som har ringt eller lest)"
    NUMBERS = "Numre, tall og åpningstid (servicetorg)"
    WAY = "Hvor folk blir sendt: adresser, omvei og kort på sidene (servicetorg)"
    GUARDS = "Det som stopper feil: arbeidsflyt, låsefiler, kontroll, prøver (utviklere) og lister (redaksjon, servicetorg)"
    GONE = "Borte fra nettstedet (redaksjon)"


SERVICES = "|".join(WHOLE)
# Whole files, whatever is another in them; the first that fits counts.
FILES = {
    Care.CRISIS: re.compile(
        rf"data/pinned\.yml|(.*/)?(chain|kjede)\.yml|(.*/)?services/({SERVICES})\.yml|docs/[^/]+/(.*/)?akutt\.md"
        r"|overrides/(akutt|404)\.html|overrides/partials/(krise|nodnummer|stige|na|telefon)\.html"
    ),
    Care.GUARDS: re.compile(
        r"\.(?!editorconfig).*|Makefile|requirements.*|(.*/)?[\w.-]*lock[\w.-]*|pyproject\.toml|hooks\.py|macros\.py|mkdocs\.yml"
        r"|deploy/.*|ressursbank/(check|change|reading|commands)/.*|ressursbank/[^/]*\.py|(.*/)?conftest\.py"
        r"|(.*/)?(stale_numbers|word_rules|not_published|launch_tasks|readability_exceptions|teams|languages)\.yml"
    ),
}
WORDS = re.compile(rf"({'|'.join(CRISIS_WORDS)}|omvei|papir|drofting|sok|kart)\b.*|{SEARCHED}|way_on|linje .*")
# The last name of a value's place, or one on the way to it.
TRUSTED = {
    "verification", "state", "approval", "approved_for_launch", "launched_on", "human_read", "done_by", "done_on", "lawyer",
    "fag", "erfaring", "last_reviewed_on", "last_report",
}  # fmt: skip
SIGNED = re.compile(r"\b(?:confirmed\b|approval:|fag:|erfaring:|lawyer:)")  # in a file that cannot be read as data
TIMES = {
    "opening_hours", "always_open", "special_hours", "public_holidays", "hours_note", "opening_note", "status", "type",
    "valid_from", "valid_through", "number", "value", "alert", "cost", "facts", "closes", "opens", "crisis",
}  # fmt: skip
WAYS = {"way_round", "ask_for", "url", "value_from", "contact_page", "switchboard", "drofting", "security", "site_address"}
SHOWN = ("data/", "docs/", "overrides/", "kommuner/", "regioner/", "mal/")  # what readers see comes from these
ADDRESS = re.compile(
    r"\]\([^)]*\)|(?<![\w.+-])[\w.+-]+@[\w.-]+|(?<![a-z])[a-z]{2,20}:[^\s)\"'<>]+|(?<![\w.-])[\w.-]+\.[a-z]{2,}\b[^\s)\"'<>]*",
    re.I,
)
SMALL = "null|ein|eitt|en|én|ei|ett|et|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|double|dobbel"
LARGE = (
    "elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tjue|tyve|tretti|tredve|førti|femti|seksti|sytti|åtti|nitti"
    "|hundre|tusen|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand"
)
ALONE = re.compile("en|én|ein|ei|et|ett|to|one|ti|oh")  # ordinary words too: they count only beside another
SPOKEN = re.compile(rf"\b(?:{LARGE}|{SMALL})(?:(?:[\W_]|og|and){{0,5}}(?:{LARGE}|{SMALL}))*\b")


def care_of(path: str, row: Row) -> Care | None:
    """Why a value is to be read closely; None when it stands among the rest."""
    parts = set(re.split(r"[. ]", row.where))
    in_strings = re.match(r"data/(strings|search)/", path) and WORDS.fullmatch(row.where)
    if in_strings or FILES[Care.CRISIS].fullmatch(path):
        return Care.CRISIS
    if path.startswith(SHOWN) and (parts & TRUSTED or SIGNED.search(row.after or "")):
        return Care.TRUST
    if FILES[Care.GUARDS].fullmatch(path):
        return Care.GUARDS
    if not path.startswith(SHOWN):
        return None
    if parts & WAYS:
        return Care.WAY
    if parts & TIMES or numbers_in(row.before) != numbers_in(row.after):
        return Care.NUMBERS
    ways = path.endswith("kommune.yml") or _ways_in(row.before) != _ways_in(row.after)
    return Care.WAY if ways else None


def care_of_file(change: Change) -> Care | None:
    """Why a whole file is to be read closely, whatever is another in it."""
    for care, paths in FILES.items():
        if paths.fullmatch(change.path):
            return care
    if change.path.startswith("tests/"):
        return None if change.kind == "ny" else Care.GUARDS
    if change.path.endswith("kommune.yml"):
        return Care.WAY
    gone = change.kind.startswith(("fjernet", "flyttet")) and change.path.startswith(SHOWN)
    return Care.GONE if gone else None


def numbers_in(text: str | None) -> list[str]:
    """Every number a reader would take out of a text: digits of any script, written as words, or in braille."""
    return list(_numbers(text or ""))


def _numbers(text: str) -> Iterator[str]:
    yield from re.findall(r"[0-9]+", bare(text))
    for sign in text:
        if "\u2800" <= sign <= "\u28ff" or (unicodedata.numeric(sign, None) is not None and not sign.isascii()):
            yield sign
    for found in SPOKEN.findall(bare(text).casefold()):
        if not ALONE.fullmatch(found):
            yield re.sub(r"[\W_]", "", found)


def _ways_in(text: str | None) -> list[str]:
    return [*ADDRESS.findall(text or ""), *CALL.findall(text or "")]
