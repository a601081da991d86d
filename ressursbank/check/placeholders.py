"""What is still to be written: «ressursbank ny» marks it, people mark it their own way, and none of it may be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ressursbank.check.text_of import Passage
from ressursbank.problems import Problem, shown
from ressursbank.reading.files import plain_files
from ressursbank.reading.yaml_text import MAX_BYTES, UnreadableError, read_text

MARK = re.compile(
    r"FYLL[ _-]*(?:UT|INN)\b:?|\b(?:TBD|FIXME|(?:TEKST|MER) KOMMER|(?i:todo|xxx+|lorem ipsum|dolor sit amet|her kommer (?:mer )?tekst"
    r"|(?:blind|dummy)tekst))\b|\[(?i:sett|fyll) inn\b"
)
ADDRESS = re.compile(r"https?://\S+")
LEFT = "«{}» står igjen i teksten. Skriv det som skal stå der."
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
                mark = MARK.search(ADDRESS.sub("", row))
                if mark and not (path.suffix == ".yml" and row.lstrip().startswith("#")):
                    asked = row.partition("FYLL UT:")[2].split("{#")[0].strip(" \"'\r") or "det som skal stå her"
                    said = f"Her mangler det noe. Skriv {asked}." if mark[0] == "FYLL UT:" else LEFT.format(mark[0])
                    yield Problem(shown(path, root), number, "FYLL-UT", said)


def check_marks(passage: Passage) -> Iterator[Problem]:
    """A mark left in a text that is one only to the eye: «TO**DO**»."""
    if passage.seen != passage.text and (mark := MARK.search(passage.seen)) and not MARK.search(passage.text):
        yield Problem(passage.path, passage.line_at(mark.start()), "FYLL-UT", LEFT.format(mark[0]))


def _marked(path: Path) -> list[str]:
    """The rows of a file that holds the mark; none of any other, since nearly all files do not."""
    small = path.stat().st_size <= MAX_BYTES
    return read_text(path).split("\n") if small and MARK.search(path.read_bytes().decode("utf-8", "replace")) else []
