"""The project as it is the day it is launched: adopted, and every local service with a number that was rung."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ressursbank.register.service import Status, WayRound
from ressursbank.site import Site

WEEK = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"]


def launch(root: Path, site: Site) -> list[str]:
    """Writes it into a copy of the project; returns the ids of the local services, which all have one now."""
    town = root / "data/kommune.yml"
    text = town.read_text(encoding="utf-8")
    town.write_text(text.replace("approved_for_launch: false", "approved_for_launch: true"), encoding="utf-8")
    local = [
        one for one in site.register.services.values() if one.status is Status.ACTIVE and one.way_round is WayRound.KOMMUNE
    ]
    waiting = [one.id for one in local if not any(point.printable for point in one.contact_points)]
    for count, service_id in enumerate(waiting):
        (path,) = list(root.glob(f"data/gjovik/services/{service_id}.yml")) or root.glob(f"data/*/services/{service_id}.yml")
        told = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # words as they are written, as we read them
        path.write_text(yaml.dump({**told, "contact_points": [_point(count)]}, allow_unicode=True), encoding="utf-8")
    return [one.id for one in local]


def _point(count: int) -> dict[str, Any]:
    """A number nobody has, with what the municipality would know of it after a call."""
    number = f"61 {10 + count} {97 - 7 * count % 80} {11 + 3 * count % 80}"
    return {
        "key": "telefon",
        "type": "phone",
        "value": number,
        "opening_hours": [{"day_of_week": WEEK, "opens": f"0{8 + count % 2}:00", "closes": f"15:{30 * (count % 2):02}"}],
        "public_holidays": "closed",
        "verification": {
            "state": "confirmed",
            "number": number,
            "team": "kommunikasjon",
            "date": f"2026-11-{1 + count % 20:02}",
        },
    }
