"""Which sheets of paper a change touches: those whose issue number is another than in the earlier edition."""

from __future__ import annotations

from ressursbank.paper.proof import fingerprints
from ressursbank.site import Site


def sheets_touched(old: Site, new: Site) -> dict[str, list[str]]:
    """The ids of the sheets that must be printed again or taken down, each with its languages.

    Both editions are set by the program of today, so what only the program does otherwise is not seen here.
    """
    before, after = fingerprints(old), fingerprints(new)
    found: dict[str, list[str]] = {}
    for sheet, language in {**after, **before}:
        mark = after.get((sheet, language), "")
        if not mark or mark != before.get((sheet, language)):
            found.setdefault(sheet, []).append(language)
    return found
