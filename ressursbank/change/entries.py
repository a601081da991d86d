"""What is different between two editions of one service: the fields, and old and new value of a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NAMES = {
    "name": "navn", "alternate_name": "omtalt navn", "description": "beskrivelse", "organization": "eier", "status": "status",
    "valid_from": "gjelder fra", "valid_through": "gjelder til", "audience": "hvem den er for", "min_age": "laveste alder",
    "max_age": "høyeste alder", "area_served": "område", "referral": "henvisning", "access": "tilgang", "cost": "pris",
    "address": "adresse", "opening_note": "åpningstid i ord", "url": "nettadresse", "topics": "tema", "way_round": "omvei",
    "ask_for": "hva man skal spørre etter", "crisis": "krisemerke", "alert": "varsel", "sources": "kilder",
    "conflicts": "uenighet mellom kilder", "note": "notat", "value": "nummer eller adresse", "value_from": "lånt nummer",
    "contact_role": "hvem som svarer", "always_open": "døgnåpent", "opening_hours": "åpningstid", "special_hours": "unntak",
    "public_holidays": "helligdager", "hours_note": "merknad om tid", "languages": "språk", "facts": "fakta",
    "verification": "kontroll", "type": "kanal", "contact_points": "kontaktpunkter",
}  # fmt: skip
SHOWN = ("value", "status", "url")  # short enough, and important enough, to be told with both values


@dataclass(frozen=True)
class FieldChange:
    """One field that differs. ``point`` is the contact point's key; ``before`` and ``after`` only where worth showing."""

    field: str
    point: str = ""
    before: str = ""
    after: str = ""

    @property
    def name(self) -> str:
        """The field as an editor says it."""
        return NAMES.get(self.field, self.field)


def changed_fields(old: dict[str, Any], new: dict[str, Any]) -> list[FieldChange]:
    """Every field that differs between two trees of the same service, contact points matched by key."""
    found = [
        FieldChange(field, "", *_values(field, old, new))
        for field in {**new, **old}
        if field != "contact_points" and old.get(field) != new.get(field)
    ]
    before, after = _points(old), _points(new)
    for key in {**after, **before}:
        if key not in after or key not in before:
            found.append(FieldChange("contact_points", key, *(("", "ny") if key in after else ("finnes", "fjernet"))))
            continue
        found += [
            FieldChange(field, key, *_values(field, before[key], after[key]))
            for field in {**after[key], **before[key]}
            if before[key].get(field) != after[key].get(field)
        ]
    return found


def stands_on_old_check(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """The keys of the points whose value is new while the check still speaks of the old one."""
    before, after = _points(old), _points(new)
    for key, point in after.items():
        was = before.get(key, {})
        checked = isinstance(point.get("verification"), dict) and point["verification"].get("state") != "unconfirmed"
        if (
            was.get("value")
            and was["value"] != point.get("value")
            and checked
            and was.get("verification") == point["verification"]
        ):
            yield key


def _points(tree: dict[str, Any]) -> dict[str, dict[str, Any]]:
    points = tree.get("contact_points")
    rows = [point for point in points if isinstance(point, dict)] if isinstance(points, list) else []
    return {str(point.get("key", number)): point for number, point in enumerate(rows)}


def _values(field: str, old: dict[str, Any], new: dict[str, Any]) -> tuple[str, str]:
    if field == "verification":
        return _state(old.get(field)), _state(new.get(field))
    if field not in SHOWN:
        return "", ""
    return str(old.get(field, "ingen")), str(new.get(field, "ingen"))


def _state(check: Any) -> str:
    if not isinstance(check, dict):
        return "ingen"
    said = {"confirmed": "bekreftet", "seen": "sett", "unconfirmed": "ikke bekreftet"}.get(str(check.get("state")), "ingen")
    return f"{said} {check.get('date') or check.get('read_on') or ''}".strip()
