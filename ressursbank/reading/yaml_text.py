"""Reads YAML as text: every value stays what the editor typed, with its line.

YAML 1.1 turns ``10:00`` into 600, ``no`` into False and ``02800`` into 1472. A wrong number can cost
a life, so nothing is interpreted here: the models judge the text. Anchors, aliases, tags and merge
keys are refused, since they let one line mean something that stands elsewhere.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from ressursbank.reading.invisible import HIDDEN, first_hidden, told

MAX_BYTES = 200_000  # ten times the largest file a person would want to edit
MAX_DEPTH = 12
CONFLICT = re.compile(
    r"^[ \t]*(?:[<>|]{7}(?![<>|]).*|={7})[ \t\r]*$", re.M
)  # indented too: what git leaves in a block of text
TAB = re.compile(r" *\t")
TAB_SAID = "Linja begynner med tabulator. Bruk mellomrom i stedet."
CONFLICT_SAID = (
    "Linja er en rest etter en konflikt. Velg den teksten som skal stå, og ta bort linjene med <<<<<<<, ======= og >>>>>>>."
)
LOST = re.compile(r"\s+#(?P<remark> (?!\d))?\s*\S")
PROSE = ("nb", "nn", "en", "title", "description", "text", "note", "why")  # after other fields our own guide writes remarks
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

KeyPath: TypeAlias = tuple[str | int, ...]


class UnreadableError(Exception):
    """A file that cannot be read as plain text YAML; ``line`` counts from 1."""

    def __init__(self, line: int, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.code, self.sentence = line, code, sentence


@dataclass
class Document:
    """A file's values as text, and the line on which each stands."""

    tree: dict[str, Any]
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line(self, path: KeyPath) -> int:
        """The line of a value; for one that is missing, that of the nearest parent."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def line_in_list(path: Path, ident: str, inside: KeyPath) -> int:
    """The line of a value in the row with this id, in a file that is one list under ``items``. Raises as ``read_yaml``."""
    document = read_yaml(path)
    rows = [row.get("id") for row in document.tree["items"] if isinstance(row, dict)]
    return document.line(("items", rows.index(ident), *inside))


def read_text(path: Path) -> str:
    """The file's text as UTF-8. Raises UnreadableError for large, binary, half merged or unreadable files."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise UnreadableError(1, "FIL", "Her ligger det en snarvei og ikke en vanlig fil. Fjern den.")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(1, "FIL", "Fila finnes ikke. Hent den tilbake.") from None
    except OSError:
        raise UnreadableError(
            1, "FIL", "Fila lar seg ikke åpne. Se at den er hel, og at du har lov til å lese den."
        ) from None
    if len(raw) > MAX_BYTES:
        size = len(raw) // 1000
        raise UnreadableError(
            1, "STOR-FIL", f"Fila er på {size} kB. Del den opp: største tillatte er {MAX_BYTES // 1000} kB."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UnreadableError(
            line, "TEGN", "Fila er ikke lagret som UTF-8. Velg «Lagre som», og UTF-8 under «Koding»."
        ) from None
    at, said = first_hidden(text)
    if said:
        raise UnreadableError(text.count("\n", 0, at) + 1, "TEGN", said)
    if left := CONFLICT.search(text):
        line = text.count("\n", 0, left.start()) + 1
        raise UnreadableError(line, "KONFLIKT", CONFLICT_SAID)
    return text


def read_yaml(path: Path) -> Document:
    """Reads one YAML file. Raises UnreadableError with the line and a Norwegian sentence."""
    return parse_yaml(read_text(path))


@lru_cache(maxsize=2000)
def parse_yaml(text: str, first_line: int = 1) -> Document:
    """Reads YAML text whose first line is ``first_line`` of the file it stands in.

    An empty text gives an empty document: the models say what is missing. The same text gives the same document, which
    nobody may change: a list is read by several checks, and in a preview all files but one are as they were.
    """
    builder = _Builder(first_line - 1, re.split(r"\r\n?|\n", text))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        at = mark.line if mark else 0
        tab = next((number for number, row in enumerate(text.split("\n")[: at + 1]) if TAB.match(row)), None)
        if tab is not None:
            raise UnreadableError(tab + first_line, "YAML", TAB_SAID) from None
        raise UnreadableError(at + first_line, "YAML", _yaml_sentence(error)) from None
    tree = builder.root
    if tree is None or tree == "":
        return Document({}, {(): first_line})
    if not isinstance(tree, dict):
        raise UnreadableError(
            first_line, "YAML", "Fila skal bestå av linjer på formen «felt: verdi», men begynner med noe annet."
        )
    return Document(tree, builder.lines)


def _yaml_sentence(error: yaml.YAMLError) -> str:
    said = str(getattr(error, "problem", "") or "")
    if "mapping values are not allowed" in said:
        return "Linja er rykket inn for langt, eller det står et kolon for mye. Sett hele teksten i rette anførselstegn."
    if "quoted scalar" in said or "quoted scalar" in str(getattr(error, "context", "")):
        return "Et anførselstegn er åpnet, men ikke lukket."
    return "Innrykk, kolon eller anførselstegn står feil her eller på linja over. Etter kolon skal det være et mellomrom."


class _Builder:
    """Turns parser events into dicts, lists and strings without composing or resolving."""

    def __init__(self, offset: int, rows: list[str]) -> None:
        self.offset, self.rows = offset, rows
        self.root: Any = None
        self.lines: dict[KeyPath, int] = {}
        self.documents = 0
        self.stack: list[tuple[Any, KeyPath]] = []
        self.pending: list[str | None] = []

    def take(self, event: yaml.Event) -> None:
        line = (event.start_mark.line if event.start_mark else 0) + 1 + self.offset
        self._refuse(event, line)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise UnreadableError(line, "YAML", "Fila har to dokumenter («---»). Bruk én fil per oppføring.")
        elif isinstance(event, yaml.ScalarEvent):
            self._nothing_lost(event, line)
            self._scalar(event.value, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
            self.pending.pop()

    @staticmethod
    def _refuse(event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(line, "YAML", "Tegnet «*» først i en verdi er ikke tillatt. Sett verdien i anførselstegn.")
        if getattr(event, "anchor", None):
            raise UnreadableError(line, "YAML", "Tegnet «&» først i en verdi er ikke tillatt. Sett verdien i anførselstegn.")
        is_value = isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        if is_value and getattr(event, "tag", None):
            raise UnreadableError(line, "YAML", "Tegnet «!» først i en verdi er ikke tillatt. Sett verdien i anførselstegn.")

    def _nothing_lost(self, event: yaml.ScalarEvent, line: int) -> None:
        """Refuses signs nobody sees, and a « #» that makes the rest of a text a remark."""
        if said := told(event.value, HIDDEN):
            raise UnreadableError(line, "TEGN", said)
        end = event.end_mark
        if end is None or event.style in ("|", ">") or end.line >= len(self.rows):
            return
        rest = self.rows[end.line][end.column :]
        lost = LOST.match(rest)
        unfinished = event.style not in ('"', "'") and event.value and event.value[-1] not in ".!?"
        if lost and (not lost["remark"] or (unfinished and self.pending and self.pending[-1] in PROSE)):
            said = f"Teksten fra «{rest.strip()[:40]}» blir borte: « #» gjør resten til en merknad."
            raise UnreadableError(end.line + 1 + self.offset, "YAML", f"{said} Sett hele i anførselstegn.")

    def _open(self, node: Any, line: int) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise UnreadableError(line, "YAML", "Innholdet er rykket inn for mange ganger.")
        path = self._place(node, line)
        self.stack.append((node, path))
        self.pending.append(None)

    def _scalar(self, value: str, line: int) -> None:
        if self.stack and isinstance(self.stack[-1][0], dict) and self.pending[-1] is None:
            self._key(value, line)
        else:
            self._place(value, line)

    def _key(self, key: str, line: int) -> None:
        node, path = self.stack[-1]
        if key == "<<":
            raise UnreadableError(line, "YAML", "«<<» er ikke tillatt. Skriv feltene helt ut.")
        if key in node:
            first = self.lines[(*path, key)]
            raise UnreadableError(line, "DOBBEL", f"Feltet «{key}» står to ganger, også på linje {first}. Fjern det ene.")
        self.pending[-1] = key
        self.lines[(*path, key)] = line

    def _place(self, value: Any, line: int) -> KeyPath:
        if not self.stack:
            self.root = value
            self.lines.setdefault((), line)
            return ()
        node, path = self.stack[-1]
        if isinstance(node, list):
            here: KeyPath = (*path, len(node))
            node.append(value)
            self.lines[here] = line
            return here
        key = self.pending[-1]
        if key is None:
            raise UnreadableError(line, "YAML", "Et felt må ha et navn i ren tekst.")
        self.pending[-1] = None
        node[key] = value
        return (*path, key)
