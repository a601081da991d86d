"""The command ``ressursbank``: what editors and the municipality run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from ressursbank.disk import sentence
from ressursbank.problems import ProblemsFoundError
from ressursbank.show.strings import UnknownPhraseError

COMMANDS = {
    "sjekk": "vis alle feil i tekst og data på én gang",
    "lansering": "vis alt som står mellom nettstedet og lansering",
    "ringerunde": "lag lista over hva som skal ringes, og hva det skal spørres om",
    "bekreft": "skriv inn at et nummer er ringt og stemmer",
    "godkjenn": "skriv inn at en enhet har lest og godkjent en side, et brev eller en regel",
    "endring": "vis hva en endring rører: sider, språk og ark på papir",
    "paminnelser": "vis det som har gått ut på dato, etter hvem som svarer for det",
    "ny": "lag en ny side, tjeneste, ressurs eller et nytt språk, med feltene forklart",
    "papir": "lag arkene på papir, gi ut nye utgaver, eller slå opp et nummer",
    "bygg": "bygg nettstedet ved siden av det forrige, og bytt når alt gikk bra",
    "vert": "spør verten som viser nettstedet, og si hva som mangler der",
    "skjema": "lag JSON-skjemaene som gir redaktører utfylling",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit 0: nothing stops; 1: something must be mended; 2: the call was wrong."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given).parse_args(given)
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
        print(f"Stoppet: {sentence(error) if isinstance(error, OSError) else error}", file=sys.stderr)
        return 1


class Parser(argparse.ArgumentParser):
    """Tells in Norwegian that a command is not written as it should be; argparse itself says it in English."""

    def error(self, message: str) -> NoReturn:
        """Prints how the command is written, and ends with exit code 2."""
        usage = self.format_usage().removeprefix("usage: ")
        self.exit(
            2, f"Kommandoen mangler noe, eller har noe ukjent. Skriv den slik:\n{usage}Mer hjelp: {self.prog} --help\n"
        )


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Every command with its line of help; only the one asked for is read in, or each call would wait for them all."""
    parser = Parser(prog="ressursbank", description="Kontroll og vedlikehold av nettstedet.")
    commands = parser.add_subparsers(dest="kommando", required=True, metavar="KOMMANDO")
    for name, told in COMMANDS.items():
        one = commands.add_parser(name, help=told)
        if name in given:
            command = import_module(f"ressursbank.commands.{name}")
            if hasattr(command, "arguments"):
                command.arguments(one)
            one.set_defaults(run=command.run)
        one.add_argument("--rot", default=".", help="prosjektmappa (ellers der du står)")
    return parser
