"""The command ``ressursbank``: what editors and the municipality run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ressursbank.check.run import all_problems
from ressursbank.problems import ProblemsFoundError, Severity


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit 0: nothing stops; 1: something must be mended; 2: the call was wrong."""
    options = _parser().parse_args(arguments)
    root = Path(options.rot).resolve()
    if not (root / "data").is_dir():
        print(f"Fant ikke mappa «data» i {options.rot}. Gå til prosjektmappa, eller bruk --rot.", file=sys.stderr)
        return 1
    try:
        run: Callable[[Path, argparse.Namespace], int] = options.run
        return run(root, options)
    except BrokenPipeError:  # the reader has seen enough, as with «| head»
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ProblemsFoundError as error:
        print(error, file=sys.stderr)
        return 1
    except (ValueError, OSError) as error:
        print(f"Stoppet: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ressursbank", description="Kontroll og vedlikehold av nettstedet.")
    commands = parser.add_subparsers(dest="kommando", required=True, metavar="KOMMANDO")
    check = commands.add_parser("sjekk", help="vis alle feil i tekst og data på én gang")
    check.set_defaults(run=_check)
    launch = commands.add_parser("lansering", help="vis alt som står mellom nettstedet og lansering")
    launch.set_defaults(run=_launch)
    build = commands.add_parser("bygg", help="bygg nettstedet ved siden av det forrige, og bytt når alt gikk bra")
    build.add_argument("--ut", default="site", help="mappa nettstedet skal ligge i")
    build.set_defaults(run=_build)
    schema = commands.add_parser("skjema", help="lag JSON-skjemaene som gir redaktører utfylling")
    schema.set_defaults(run=_schema)
    for command in (check, launch, build, schema):
        command.add_argument("--rot", default=".", help="prosjektmappa (ellers der du står)")
    return parser


def _check(root: Path, _: argparse.Namespace) -> int:
    problems = all_problems(root)
    for problem in problems:
        print(problem)
    errors = sum(problem.severity is Severity.FEIL for problem in problems)
    warnings = sum(problem.severity is Severity.ADVARSEL for problem in problems)
    print(f"{errors} feil, {warnings} advarsler." if problems else "Alt i orden: 0 feil, 0 advarsler.")
    return 1 if errors else 0


def _launch(root: Path, _: argparse.Namespace) -> int:
    from ressursbank.launch import owed, shown_list

    debts = owed(root)
    print(shown_list(debts))
    return 1 if debts else 0


def _build(root: Path, options: argparse.Namespace) -> int:
    from ressursbank.build import build_and_swap

    return build_and_swap(root, root / options.ut)


def _schema(root: Path, _: argparse.Namespace) -> int:
    from ressursbank.schema import write_schemas

    for path in write_schemas(root):
        print(path)
    return 0
