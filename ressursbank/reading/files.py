"""The files of a folder, and nothing that only looks like one: no shortcuts, pipes or devices."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from ressursbank.problems import Problem, shown


def plain_files(folder: Path, root: Path, ending: str, problems: list[Problem]) -> list[Path]:
    """Every ordinary file below ``folder`` with this ending, sorted; anything else is noted as a problem.

    A shortcut may lead out of the project or round in a ring; a device may never end.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted([*names, *folders]):
            path = Path(place) / name
            mode, said = path.lstat().st_mode, ""
            if stat.S_ISDIR(mode):
                said = f"Mappa heter det samme som en fil. Ta bort «{ending}» fra navnet." if name.endswith(ending) else ""
            elif not stat.S_ISREG(mode):
                said = "Her ligger det en snarvei og ikke en vanlig fil. Fjern den."
            elif path.suffix != ending:
                said = (
                    f"Her skal det bare ligge filer som slutter på {ending}. Gi fila nytt navn, flytt den eller fjern den."
                )
            else:
                found.append(path)
            problems += [Problem(shown(path, root), 1, "FIL", said)] if said else []
    return found


def fingerprint(folder: Path) -> str:
    """The same for as long as no name, kind or byte below ``folder`` has changed.

    Of the bytes and not of the time they were saved: two changes may have the same time, and a wrong number would stay.
    """
    whole = hashlib.sha256()
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted([*names, *folders]):
            path = Path(place) / name
            mode = path.lstat().st_mode
            whole.update(os.fsencode(path) + b"\0%d\0" % mode)
            if stat.S_ISREG(mode) and os.access(path, os.R_OK):
                with path.open("rb") as file:
                    whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()
