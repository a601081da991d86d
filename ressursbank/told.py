"""What the generator and the machine say during a build, told as something an editor can act on."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from ressursbank.disk import SENTENCES, sentence


def end_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A full disk is not a mistake in the program: it is told as what it is."""
    if isinstance(error, OSError) and error.errno in SENTENCES:
        print(f"Stoppet: {sentence(error)}", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


def in_norwegian(record: logging.LogRecord) -> bool:
    """Says what a warning means: whatever ``sjekk`` did not see stops the build as well."""
    if record.levelno == logging.WARNING:
        said = "Generatoren stopper bygget for dette. Rett det, eller si fra til utviklerne:"
        record.msg, record.args = f"{said} {record.getMessage()}", ()
    return True
