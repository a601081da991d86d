"""Reads the whole register from ``data/`` and collects all mistakes before it reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ressursbank.phone import digits_of
from ressursbank.problems import Problem, ProblemsFoundError, nearest
from ressursbank.reading.files import fingerprint, plain_files
from ressursbank.register.launch_task import LaunchTask
from ressursbank.register.law import Rule
from ressursbank.register.layers import Layered, judge, judge_list, lay_on, read_file
from ressursbank.register.measure import Measure
from ressursbank.register.once import borrow_numbers, written_twice
from ressursbank.register.resource import Resource
from ressursbank.register.resources import read_resources
from ressursbank.register.service import Service
from ressursbank.register.sheet import Issue, Place, Sheet
from ressursbank.register.template import Template, read_templates
from ressursbank.register.vocabularies import (
    Excused,
    Language,
    Message,
    Municipality,
    NotPublished,
    PageSource,
    StaleNumber,
    Team,
    Word,
)

VOCABULARIES: dict[str, Any] = {
    "audiences": Word,
    "topics": Word,
    "areas": Word,
    "roles": Word,
    "situations": Word,
    "channels": Word,
    "messages": Message,
    "teams": Team,
    "languages": Language,
    "sources": PageSource,
    "stale_numbers": StaleNumber,
    "not_published": NotPublished,
    "readability_exceptions": Excused,
    "measures": Measure,
    "places": Place,
    "sheets": Sheet,
    "paper_ledger": Issue,
    "launch_tasks": LaunchTask,
    "law": Rule,
}


@dataclass
class Register:
    """All the site knows about help services, with where each value stands."""

    municipality: Municipality
    services: dict[str, Service]
    entries: dict[str, Layered]
    words: dict[str, dict[str, Any]]
    stale: list[StaleNumber] = field(default_factory=list)
    not_published: list[NotPublished] = field(default_factory=list)
    resources: dict[str, Resource] = field(default_factory=dict)
    resource_entries: dict[str, Layered] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)

    def stale_digits(self) -> dict[str, StaleNumber]:
        """The deny-list, by bare digits."""
        return {digits_of(row.number): row for row in self.stale}


def load_register(root: Path) -> Register:
    """Reads ``root/data``. Raises ProblemsFoundError with every mistake, each with file and line."""
    register, problems = read_register(root)
    if problems or register is None:
        raise ProblemsFoundError(problems)
    return register


def read_register(root: Path) -> tuple[Register | None, list[Problem]]:
    """The register as far as it can be read, and every mistake found on the way.

    Read anew when anything in ``root/data`` has changed: in a preview it is mostly a page that has.
    """
    register, problems = _kept(root, fingerprint(root / "data"))
    return register, list(problems)


@lru_cache(maxsize=2)
def _kept(root: Path, _: str) -> tuple[Register | None, tuple[Problem, ...]]:
    register, problems = _read(root)
    return register, tuple(problems)


def _read(root: Path) -> tuple[Register | None, list[Problem]]:
    problems: list[Problem] = []
    data = root / "data"
    municipality = _municipality(data / "kommune.yml", root, problems)
    words: dict[str, dict[str, Any]] = {}
    lists: dict[str, list[Any]] = {}
    for name, model in VOCABULARIES.items():
        lists[name] = judge_list(model, data / f"{name}.yml", root, problems)
        words[name] = {row.id: row for row in lists[name] if hasattr(row, "id")}
    if municipality is None:
        return None, problems
    entries = _lay_layers(data, root, municipality.layers, problems)
    borrow_numbers(entries, problems)
    services: dict[str, Service] = {}
    for name, entry in sorted(entries.items()):
        service = judge(Service, entry, problems) if entry.tree else None
        if service is not None and service.id == name:  # another name has been told, and would be looked for in vain
            services[name] = service
            problems += _loose_ends(service, entry, words, municipality)
    register = Register(municipality, services, entries, words, lists["stale_numbers"], lists["not_published"])
    register.resources = read_resources(root, words, register.resource_entries, problems)
    register.templates = read_templates(root, problems)
    problems += _stale_in_use(register) + written_twice(register)
    return register, problems


def _municipality(path: Path, root: Path, problems: list[Problem]) -> Municipality | None:
    entry = read_file(path, root, problems)
    return judge(Municipality, entry, problems) if entry else None


def _lay_layers(data: Path, root: Path, layers: list[str], problems: list[Problem]) -> dict[str, Layered]:
    entries: dict[str, Layered] = {}
    for layer in layers:
        folder = data / layer / "services"
        if not folder.is_dir():
            text = f"Laget «{layer}» finnes ikke: mappa data/{layer}/services mangler."
            problems.append(Problem("data/kommune.yml", 1, "UKJENT", text))
            continue
        for path in plain_files(folder, root, ".yml", problems):
            entry = read_file(path, root, problems)
            below = entries.get(path.stem)
            if entry is None or (below and not below.tree):
                entries.setdefault(path.stem, Layered())  # known by name: one mistake is not told on every page that uses it
                continue
            entry.layers = [layer]
            _same_name(entry, path.stem, problems)
            entries[path.stem] = lay_on(below, entry) if below else entry
    return entries


def _same_name(entry: Layered, stem: str, problems: list[Problem]) -> None:
    given = entry.tree.get("id")
    if isinstance(given, str) and given != stem:
        place = entry.place(("id",))
        text = f"Id «{given}» er ikke lik filnavnet «{stem}». Gi dem samme navn."
        problems.append(Problem(place.path, place.line, "ID", text))


def _loose_ends(
    service: Service, entry: Layered, words: dict[str, dict[str, Any]], municipality: Municipality
) -> list[Problem]:
    """Ids that point at nothing."""
    wanted: list[tuple[str, tuple[str | int, ...], str]] = []
    wanted += [("audiences", ("audience", i), value) for i, value in enumerate(service.audience)]
    wanted += [("topics", ("topics", i), value) for i, value in enumerate(service.topics)]
    problems = _same_key_twice(service, entry)
    wanted.append(("areas", ("area_served",), service.area_served))
    for number, point in enumerate(service.contact_points):
        if point.verification.team:
            wanted.append(("teams", ("contact_points", number, "verification", "team"), point.verification.team))
    for vocabulary, path, value in wanted:
        if value not in words[vocabulary]:
            place = entry.place(path)
            text = f"«{value}» finnes ikke i data/{vocabulary}.yml.{nearest(value, words[vocabulary])}"
            problems.append(Problem(place.path, place.line, "UKJENT", text))
    return problems


def _same_key_twice(service: Service, entry: Layered) -> list[Problem]:
    keys = [point.key for point in service.contact_points]
    problems = []
    for number, key in enumerate(keys):
        if key in keys[:number]:
            place = entry.place(("contact_points", number, "key"))
            text = f"To kontaktpunkter har nøkkelen «{key}». Gi det ene et annet navn."
            problems.append(Problem(place.path, place.line, "DOBBEL", text))
    return problems


def _stale_in_use(register: Register) -> list[Problem]:
    """A number on the deny-list may never be brought back through a service file."""
    deny = register.stale_digits()
    problems = []
    for name, service in register.services.items():
        for number, point in enumerate(service.contact_points):
            row = deny.get(digits_of(point.value)) if point.value else None
            if row is not None:
                place = register.entries[name].place(("contact_points", number, "value"))
                text = f"Nummeret {row.number} er foreldet ({row.listed_as}). Bruk {row.use_instead}."
                problems.append(Problem(place.path, place.line, "FORELDET", text))
    return problems
