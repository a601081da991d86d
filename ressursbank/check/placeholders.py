"""What a new file still lacks: «ressursbank ny» marks it, and nothing marked may be published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ressursbank.problems import Problem, shown
from ressursbank.reading.files import plain_files
from ressursbank.reading.yaml_text import MAX_BYTES, UnreadableError, read_text

MARK = "FYLL UT:"
PLACES = (("docs", ".md"), ("data", ".yml"))


def check_placeholders(root: Path) -> Iterator[Problem]:
    """Every place that is still to be filled in, with what belongs there."""
    for folder, ending in PLACES:
        for path in plain_files(root / folder, root, ending, []):
            try:
                rows = _marked(path)
            except (UnreadableError, OSError):
                continue  # told where the file is read
            for number, row in enumerate(rows, 1):
                before, mark, after = row.partition(MARK)
                if mark and not (path.suffix == ".yml" and before.lstrip().startswith("#")):
                    said = after.split("{#")[0].strip(" \"'\r") or "det som skal stå her"
                    yield Problem(shown(path, root), number, "FYLL-UT", f"Her mangler det noe. Skriv {said}.")


def _marked(path: Path) -> list[str]:
    """The rows of a file that holds the mark; none of any other, since nearly all files do not."""
    small = path.stat().st_size <= MAX_BYTES
    return read_text(path).split("\n") if small and MARK.encode() in path.read_bytes() else []
