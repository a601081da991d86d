"""The command ``ressursbank``: what editors and the municipality run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ressursbank.commands import bekreft, bygg, endring, lansering, ny, paminnelser, papir, ringerunde, sjekk, skjema
from ressursbank.problems import ProblemsFoundError
from ressursbank.show.strings import UnknownPhraseError

COMMANDS = (sjekk, lansering, ringerunde, bekreft, endring, paminnelser, ny, papir, bygg, skjema)


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
    except UnknownPhraseError as error:
        told = f"Stoppet: setningen «{error.args[0]}» mangler i data/strings/nb.yml. «ressursbank sjekk» sier hvor."
        print(told, file=sys.stderr)
        return 1
    except (ValueError, OSError) as error:
        print(f"Stoppet: {error}", file=sys.stderr)
        return 1


class Parser(argparse.ArgumentParser):
    """Tells in Norwegian that a command is not written as it should be; argparse itself says it in English."""

    def error(self, message: str) -> NoReturn:
        """Prints how the command is written, and ends with exit code 2."""
        usage = self.format_usage().removeprefix("usage: ")
        self.exit(
            2, f"Kommandoen mangler noe, eller har noe ukjent. Skriv den slik:\n{usage}Mer hjelp: {self.prog} --help\n"
        )


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="ressursbank", description="Kontroll og vedlikehold av nettstedet.")
    commands = parser.add_subparsers(dest="kommando", required=True, metavar="KOMMANDO")
    for command in COMMANDS:
        one = commands.add_parser(command.NAME, help=command.HELP)
        if hasattr(command, "arguments"):
            command.arguments(one)
        one.add_argument("--rot", default=".", help="prosjektmappa (ellers der du står)")
        one.set_defaults(run=command.run)
    return parser
