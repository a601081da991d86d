"""``ressursbank bekreft``: writes into the register that a team has rung, and found it right."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.build_date import build_date
from ressursbank.edit.confirm import Written, confirm
from ressursbank.edit.wish import checked, day_of
from ressursbank.problems import ProblemsFoundError
from ressursbank.register.contact_point import Channel
from ressursbank.register.load import Register, read_register

MOBILE = ("4", "9")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What was checked, by whom and when."""
    parser.add_argument("id", metavar="ID", help="tjenesten, for eksempel leve (filnavnet uten .yml)")
    parser.add_argument("--punkt", metavar="NOKKEL", help="hvilket kontaktpunkt, for eksempel chat (ellers det første)")
    parser.add_argument("--av", metavar="TEAM", required=True, help="enheten som ringte, en id fra data/teams.yml")
    parser.add_argument("--dato", metavar="DATO", help="dagen det ble ringt, for eksempel 2026-11-21 (ellers i dag)")
    parser.add_argument(
        "--nummer", metavar="NUMMER", help="nummeret dere fikk oppgitt, hvis registeret har et annet eller ikke noe"
    )


def run(root: Path, options: argparse.Namespace) -> int:
    """Writes one confirmation; exit 1, with nothing changed, when it cannot stand."""
    today = build_date()
    register, problems = read_register(root)
    if register is None:
        raise ProblemsFoundError(problems)
    day = day_of(options.dato) if options.dato else today
    wish = checked(register, options.id, options.punkt, options.av, day, options.nummer, today)
    written = confirm(root, register, wish)
    team = register.words["teams"][wish.team].name["nb"]
    print(f"{register.services[wish.service].name}, «{wish.point}»: {written.value} er bekreftet {day} av {team}.")
    for row in _told(written, register, wish.service, wish.point):
        print(row)
    return 0


def _told(written: Written, register: Register, service_id: str, key: str) -> list[str]:
    """What the caller should know about what was written."""
    rows = [f"Skrevet i {written.path}."]
    if written.was and written.was != written.value:
        rows.append(f"Byttet: det sto {written.was} før.")
    if written.why:
        rows.append(f"Tatt bort, fordi det ikke gjelder lenger: «{written.why}»")
    if written.layer != register.municipality.layers[-1]:
        rows.append(f"Kontrollen sto i laget «{written.layer}», så bekreftelsen gjelder for alle som bygger på det laget.")
    point = register.services[service_id].point(key)
    if point and point.type in (Channel.PHONE, Channel.SMS) and written.value.startswith(MOBILE):
        rows.append("Det kan være et mobilnummer. Er det én ansatts eget, skal det ikke stå her: ta det ut igjen.")
    others = [one.key for one in register.services[service_id].contact_points if one.key != key]
    if others:
        rows.append(f"Gjelder bare «{key}». De andre er som før: {', '.join(others)}.")
    return rows
