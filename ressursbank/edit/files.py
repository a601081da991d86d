"""Writes a file so that it is either the old one or the new one, never half of each."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def replace_file(path: Path, content: bytes, root: Path) -> None:
    """Puts ``content`` in the place of the file at ``path`` in one step, with the same permissions.

    The new file is made in ``root``: beside the old one, a check that runs meanwhile would report it.
    """
    handle, name = tempfile.mkstemp(dir=root, prefix=".ressursbank-")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        else:
            fresh.chmod(0o644)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def create_file(path: Path, text: str) -> None:
    """Writes a new file and the folders it needs.

    Raises:
        FileExistsError: something stands there already; the message is Norwegian.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise FileExistsError(f"{path.name} finnes fra før, og ingenting er skrevet. Velg et annet navn.") from None
