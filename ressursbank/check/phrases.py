"""The fixed phrases: every language has them, none is empty, and the places for numbers are kept.

«Er det fare for liv: {nummer}.» without its place would lose 113 on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ressursbank.problems import Problem, Severity, nearest, shown
from ressursbank.reading.yaml_text import UnreadableError, read_yaml
from ressursbank.show.phrase_places import PLACES
from ressursbank.show.strings import PLACEHOLDER, SOURCE

BRACE = re.compile(r"[{}]")
ASKED = re.compile(r"""\bt(?:\.plain)?\(\s*["'](\w[\w.]*\w)["']""")  # t("kort.for_hvem") in a template


def check_phrases(root: Path) -> Iterator[Problem]:
    """Every phrase that is missing, empty, unknown, or has lost or gained a place to fill in."""
    files = {path.stem: path for path in sorted((root / "data" / "strings").glob("*.yml"))}
    if SOURCE not in files:
        yield Problem("data/strings/nb.yml", 1, "SETNING", "Fila med de norske setningene mangler. Hent den tilbake.")
        return
    source: dict[str, int] = {}
    for language in sorted(files, key=lambda one: one != SOURCE):
        path = files[language]
        try:
            document = read_yaml(path)
        except UnreadableError:  # told where the strings are read
            if language == SOURCE:
                return  # every phrase of the others would be called unknown
            continue
        found: dict[str, int] = {}
        for key, text, line in _phrases(document.tree, document.lines):
            found[key] = line
            yield from _of_phrase(shown(path, root), key, text, line)
        if language == SOURCE:
            source = found
        needed = set(PLACES) | (_asked_for(root) if language == SOURCE else set())
        yield from _of_keys(shown(path, root), found, source, needed)
        if borrowed := sorted(set(source) - set(found) - needed):
            some = ", ".join(borrowed[:5]) + (" …" if len(borrowed) > 5 else "")
            said = f"{len(borrowed)} setninger mangler, og vises på norsk så lenge: {some}. Oversett dem."
            yield Problem(shown(path, root), 1, "SETNING", said, Severity.PAMINNELSE)


def _phrases(
    tree: object, lines: dict[tuple[str | int, ...], int], path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str, object, int]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _phrases(value, lines, (*path, key))
    else:
        yield ".".join(map(str, path)), tree, lines.get(path, 1)


def _of_phrase(path: str, key: str, text: object, line: int) -> Iterator[Problem]:
    if not isinstance(text, str) or not text.strip():
        yield Problem(path, line, "SETNING", f"Setningen «{key}» er tom eller en liste. Skriv én setning.")
        return
    given = set(PLACEHOLDER.findall(text))
    wanted = set(PLACES.get(key, given))  # a new phrase sets its own places; a test then asks for them to be listed
    if wanted != given or BRACE.search(PLACEHOLDER.sub("", text)):
        names = ", ".join("{" + one + "}" for one in sorted(wanted)) or "ingenting i krøllparentes"
        yield Problem(path, line, "SETNING", f"Setningen «{key}» skal ha {names}, og ikke noe annet i krøllparentes.")


def _asked_for(root: Path) -> set[str]:
    """The phrases the templates name: one that no language has would stop the build without a word of where."""
    templates = (root / "overrides").rglob("*.html")
    return {key for path in templates for key in ASKED.findall(path.read_text(encoding="utf-8"))}


def _of_keys(path: str, found: dict[str, int], source: dict[str, int], needed: set[str]) -> Iterator[Problem]:
    for key in sorted(needed - set(found)):
        severity = Severity.FEIL if found is source else Severity.ADVARSEL
        yield Problem(path, 1, "SETNING", f"Setningen «{key}» mangler.", severity)
    for key in sorted(set(found) - set(source)):
        yield Problem(path, found[key], "SETNING", f"Setningen «{key}» finnes ikke på norsk.{nearest(key, source)}")
