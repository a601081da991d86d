"""The project as it is the day it is launched: everything on the launch list done, and every number rung."""

from __future__ import annotations

import re
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from ressursbank.check.sign_offs import signables
from ressursbank.launch import PLACEHOLDERS, READERS
from ressursbank.register.service import Status, WayRound
from ressursbank.site import Site, read_site
from tests.unit.small_project import pin

NUMBER = re.compile(r"\+?\d[\d :]+")  # quoted, as editors write them


class _AsWritten(yaml.SafeDumper):
    """Writes numbers and times in quotes, as they stand in our files."""


_AsWritten.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="'" if NUMBER.fullmatch(text) else None
    ),
)
WEEK = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"]
TEAM = "kommunikasjon"
SIGNED_BY = {"fag": "kommunepsykolog", "erfaring": TEAM, "jurist": TEAM}
RUNG = ("phone", "relay", "sms")
ELSEWHERE = {"chat": "https://www.gjovik.kommune.no/chat", "email": "post@gjovik.kommune.no", "visit": "Storgata 1, Gjøvik"}


def launch(root: Path, site: Site) -> list[str]:
    """Writes it into a copy of the project; returns the ids of the municipality's own services, which all have a number now."""
    day = site.today.isoformat()
    active = [one for one in site.register.services.values() if one.status is Status.ACTIVE]
    without = {one.id for one in active if not one.contact_points and (one.way_round is WayRound.KOMMUNE or not one.url)}
    numbers = (f"61 {10 + n % 90} {10 + n // 90:02} {97 - 7 * n % 80}" for n in count())
    for path in sorted(root.glob("data/*/services/*.yml")):
        told = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # words as they are written, as we read them
        points = told.get("contact_points") or ([{"key": "telefon", "type": "phone"}] if path.stem in without else [])
        told |= {"contact_points": [_confirmed(one, numbers, day) for one in points]} if points else {}
        path.write_text(yaml.dump(told, Dumper=_AsWritten, allow_unicode=True, sort_keys=False), encoding="utf-8")
    _adopted(root, day)
    pin(root)
    rung = without | {one.id for one in active if any(point.type.value in RUNG[:2] for point in one.contact_points)}
    return [one.id for one in active if one.way_round is WayRound.KOMMUNE and one.id in rung]


def _confirmed(point: dict[str, Any], numbers: Any, day: str) -> dict[str, Any]:
    """What the municipality would know of it after a call: the number itself, the hours, and who rang."""
    kind = point["type"]
    if "value" not in point and "value_from" not in point:
        point["value"] = next(numbers) if kind in RUNG else ELSEWHERE[kind]
    if not (point.get("opening_hours") or point.get("always_open") == "true"):
        hours = [{"day_of_week": list(WEEK), "opens": "08:30", "closes": "15:00"}]
        point |= {"opening_hours": hours, "public_holidays": "closed"}
    number = {"number": point["value"]} if kind in RUNG and "value" in point else {}
    return {**point, "verification": {"state": "confirmed", **number, "team": TEAM, "date": day}}


def _adopted(root: Path, day: str) -> None:
    _rewrite(
        root / "data/kommune.yml",
        ("approved_for_launch: false", "approved_for_launch: true"),
        ("launched_on:\n", f"launched_on: {day}\n"),
        ("licence:\n", "licence: CC BY 4.0\n"),
        ("day_service:\n", "day_service: gjovik-kommune\n"),
        ("evening_service:\n", "evening_service: legevakt-116117\n"),
        ("contact:\n", "contact: mailto:sikkerhet@gjovik.kommune.no\n"),
    )
    _rewrite(root / "data/launch_tasks.yml", ("done_by:\n", f"done_by: {TEAM}\n"), ("done_on:\n", f"done_on: {day}\n"))
    _rewrite(root / "data/languages.yml", ("human_read: false", "human_read: true"))
    for path in root.glob("docs/*/**/*.md"):
        _rewrite(path, ("\nlast_reviewed_on:\n", f"\nlast_reviewed_on: {day}\n"))
    _signed(root, date.fromisoformat(day))
    if (root / READERS).is_file():
        text = (root / READERS).read_text(encoding="utf-8")
        (root / READERS).write_text(re.sub(rf".*{PLACEHOLDERS}.*\n", "", text), encoding="utf-8")


def _signed(root: Path, day: date) -> None:
    """Every text approved as it stands; faster than the command, which checks the whole project twice."""
    site, problems = read_site(root, day)
    assert site, problems
    for one in signables(site).values():
        for part in one.signs:
            field = one.field(part)[-1]
            after = rf"(?<=  - id: {one.row}\n)(?:(?!  - id: ).*\n)*?" if one.row else r"(?s:.*?)"
            text = (root / one.path).read_text(encoding="utf-8")
            line = rf"({after} +{field}:)(?: .*)?(?=\n)"
            signed = re.sub(line, rf"\g<1> {one.sign(part, SIGNED_BY[part], day)}", text, count=1)
            (root / one.path).write_text(signed, encoding="utf-8")


def _rewrite(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
