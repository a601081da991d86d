"""What everyone meets in danger is fixed by law and by those who own it, not by one file here.

One wrong digit in 113, or the words around it turned round, would stand on every page, every sheet and every device at
once. So the digits stand in this program too, and the whole of it has a mark in ``data/pinned.yml``: changing it takes a
second file, which only the professionals say yes to. Sources: Nkom on emergency numbers, Helsenorge, and the owners' own
pages, as named in the service files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ressursbank.phone import digits_of
from ressursbank.problems import Problem
from ressursbank.reading.yaml_text import UnreadableError, read_yaml
from ressursbank.register.contact_point import Channel
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

PINNED = {
    "nod-110-brann": "110",
    "nod-112-politi": "112",
    "nod-113-amk": "113",
    "nod-1412-teksttelefon": "1412",
    "legevakt-116117": "116117",
    "mental-helse-hjelpetelefonen": "116123",
    "alarmtelefonen-116111": "116111",
    "vo-linjen": "116006",
    "kirkens-sos-telefon": "22400040",
}
WHOLE = (*PINNED, "nod-sms")
ALWAYS = ("nod-113-amk", "legevakt-116117", "mental-helse-hjelpetelefonen")  # stand first on every page
CRISIS_WORDS = ("krise", "stige", "nodnummer", "akutt")  # parts of data/strings/<language>.yml
SEARCHED = "crisis"  # the list in data/search/<language>.yml that brings the numbers up
PINS = "data/pinned.yml"
OTHERS_SAY = ("sources", "conflicts")


def check_pinned(site: Site) -> Iterator[Problem]:
    """Every pinned number that is missing, hidden, or another than it must be."""
    for name in WHOLE:
        if name in site.register.services:
            yield from _of_service(site, name)
        elif name not in site.register.entries and _whole(site):  # else it did not fit the model, and that has been told
            text = f"Tjenesten «{name}» mangler. Den står på alle sider. Hent fila tilbake."
            yield Problem(f"data/national/services/{name}.yml", 1, "NODLINJE", text)


def check_pins(site: Site) -> Iterator[Problem]:
    """Every crisis word and every pinned service that is another than its mark in ``data/pinned.yml`` says."""
    try:
        pins = read_yaml(site.root / PINS).tree
    except UnreadableError as error:
        if _whole(site) or (site.root / PINS).exists():
            yield Problem(PINS, error.line, error.code, error.sentence)
        return
    for name in WHOLE:
        if name in site.register.services and not any(_of_service(site, name)):  # one mistake is told once
            entry = site.register.entries[name]
            what, now = site.register.services[name].name, service_mark(entry.tree)
            yield from _marked(pins, ("services", name), now, what, entry.place(()).path)
    for language, words in crisis_words(site.root).items():
        if language != SOURCE and not _row(pins, ("words", language)):
            continue  # a language nobody has read yet is shown as such, and stops nothing
        for part, tree in words.items():
            path = f"data/{'search' if part == SEARCHED else 'strings'}/{language}.yml"
            yield from _marked(pins, ("words", language, part), mark(tree), f"Det under «{part}:»", path)


def _whole(site: Site) -> bool:
    return (site.root / "mkdocs.yml").is_file()


def mark(tree: Any) -> str:
    """Twelve letters that stand for all that is in a tree, in whatever order its fields are; no digits, they look like numbers."""
    whole = hashlib.sha256(json.dumps(tree, sort_keys=True, ensure_ascii=False).encode("utf-8")).digest()
    return "".join(chr(ord("a") + byte % 16) for byte in whole[:12])


def service_mark(tree: dict[str, Any]) -> str:
    """The mark of a service: all but who has seen the number, which changes with every call round."""
    kept = {field: value for field, value in tree.items() if field not in OTHERS_SAY}
    points = kept.get("contact_points")
    if isinstance(points, list):
        kept["contact_points"] = [
            {field: value for field, value in point.items() if field != "verification"} if isinstance(point, dict) else point
            for point in points
        ]
    return mark(kept)


def crisis_words(root: Path) -> dict[str, dict[str, Any]]:
    """The phrases and search words of a crisis, by language and part; what is gone or cannot be read is told elsewhere."""
    found: dict[str, dict[str, Any]] = {}
    for folder, parts in (("strings", CRISIS_WORDS), ("search", (SEARCHED,))):
        for path in sorted((root / "data" / folder).glob("*.yml")):
            try:
                tree = read_yaml(path).tree
            except UnreadableError:
                continue
            found.setdefault(path.stem, {}).update({part: tree[part] for part in parts if tree.get(part)})
    return found


def _row(pins: Any, row: tuple[str, ...]) -> Any:
    for part in row:
        pins = pins.get(part) if isinstance(pins, dict) else None
    return pins


def _marked(pins: dict[str, Any], row: tuple[str, ...], now: str, what: str, path: str) -> Iterator[Problem]:
    """Nothing when the row of ``data/pinned.yml`` has this mark."""
    if _row(pins, row) != now:
        said = (
            f"{what} er endret, og det står der folk leser i krise. Sett det tilbake slik det sto. Er endringen rett, skal "
            f"fag lese den: skriv «{row[-1]}: {now}» under «{': '.join(row[:-1])}» i {PINS}, i samme forslag."
        )
        yield Problem(path, 1, "NODLINJE", said)


def _of_service(site: Site, name: str) -> Iterator[Problem]:
    """What is wrong with a number; one that is sent to, and not rung, is held by its mark alone."""
    if name not in PINNED:
        return
    entry, service, digits = site.register.entries[name], site.register.services[name], PINNED[name]
    place = entry.place(())
    try:
        shown = service.phone_point(site.today)
    except LookupError:
        shown = None
    for number, point in enumerate(service.contact_points):
        other = point.type in (Channel.PHONE, Channel.RELAY) and digits_of(point.value or "") != digits
        if point.printable and other and (point is shown or not point.note):  # one may have another to ring from abroad
            at = entry.place(("contact_points", number, "value"))
            said = (
                f"Nummeret til {service.name} er {digits}. Andre sifre kan bare stå etter det, med en «note» som sier når."
            )
            yield Problem(at.path, at.line, "NODLINJE", said)
    if shown is None:
        yield Problem(
            place.path,
            place.line,
            "NODLINJE",
            f"Nummeret til {service.name} kan ikke vises, men står på sider som redder liv. Det skal være «seen» eller «confirmed», og tjenesten «active».",
        )
        return
    if service.id in ALWAYS and not shown.always_open:
        yield Problem(
            place.path, place.line, "NODLINJE", f"{service.name} står øverst på alle sider og må ha «always_open: true»."
        )
