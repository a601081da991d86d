"""The sheets as part of a build, and what is said while they are made."""

from __future__ import annotations

from pathlib import Path

from ressursbank.paper.press import Printed, print_all
from ressursbank.site import Site

WITHOUT = "UTEN_PAPIR"  # set by tests and quick previews that look at no paper
FOLDER = "papir"


def write_paper(site: Site, folder: Path) -> Printed:
    """Puts every sheet in ``folder/papir``. Raises PaperError or NoPrintingPressError."""
    made = print_all(site, folder / FOLDER, lambda line: print(line, flush=True))
    same = len(made.files) - made.new
    print(f"{len(made.files)} ark på papir: {made.new} laget på nytt, {same} uendret ({made.seconds:.0f} s).")
    return made
