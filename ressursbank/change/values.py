"""What is another in one file, value by value: one walk for all data, and line by line for the rest.

Whoever says yes to a change must see every value it changes, also in files this program knows nothing of.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from ressursbank.pages.page import split
from ressursbank.reading.yaml_text import UnreadableError, parse_yaml

NAMED = ("id", "key", "number", "say", "title", "name", "heading")  # what tells rows of a list apart, best first
MANY = 4000  # lines to compare: more than this takes longer than anyone waits, and is read by nobody
DATA = re.compile(r"(?:.*/)?(?:data|kommuner|regioner)/.+\.ya?ml")
Text = str | None


@dataclass(frozen=True)
class Row:
    """One value: where it stands in the file, what it was and what it is; None where there is none."""

    where: str
    before: Text
    after: Text


def rows_of(path: str, before: bytes | None, after: bytes | None) -> list[Row] | None:
    """Every value that differs between two editions of a file; None when it is not text that can be compared."""
    try:
        old, new = (None if one is None else one.decode("utf-8-sig") for one in (before, after))
    except UnicodeDecodeError:
        return None
    if (old is None and new is None) or "\0" in (old or "") + (new or ""):
        return None
    try:
        if DATA.fullmatch(path):
            return list(_walk(_tree(old), _tree(new), ""))
        if path.endswith(".md") and (old or "---").startswith("---") and (new or "---").startswith("---"):
            return _page(old, new)
    except (UnreadableError, RecursionError):
        pass  # half a file is compared line by line like any other text
    return _lines(old or "", new or "")


def _tree(text: Text) -> Any:
    return None if text is None else parse_yaml(text).tree


def _page(old: Text, new: Text) -> list[Row] | None:
    (head, body, _), (new_head, new_body, line) = (split(one) if one else (None, "", 1) for one in (old, new))
    lines = _lines(body, new_body, line)
    return None if lines is None else [*_walk(_tree(head), _tree(new_head), ""), *lines]


def _walk(before: Any, after: Any, where: str) -> Iterator[Row]:
    if before == after:
        return
    if isinstance(before, list) and isinstance(after, list):
        named = _named(before, after)
        if not named:
            yield from _unnamed(before, after, where)
            return
        before, after = named
        if [one for one in before if one in after] != [one for one in after if one in before]:
            yield Row(f"{where} (rekkefølgen)", ", ".join(before), ", ".join(after))
    old, new = _parts(before), _parts(after)
    if (old is None and before is not None) or (new is None and after is not None) or not (old or new):
        yield Row(where, _text(before), _text(after))
        return
    for key in {**(new or {}), **(old or {})}:
        yield from _walk((old or {}).get(key), (new or {}).get(key), f"{where}.{key}".lstrip("."))


def _parts(node: Any) -> Mapping[str, Any] | None:
    if isinstance(node, dict):
        return node
    if not isinstance(node, list):
        return None
    named = _named(node, [])
    return named[0] if named else {str(number): one for number, one in enumerate(node, 1)}


def _named(before: list[Any], after: list[Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Both lists by the name of each row, when every row has one of its own."""
    for field in NAMED:
        keys = [[str(one.get(field, "")) if isinstance(one, dict) else "" for one in rows] for rows in (before, after)]
        if all(all(some) and len(set(some)) == len(some) for some in keys):
            return dict(zip(keys[0], before, strict=True)), dict(zip(keys[1], after, strict=True))
    return None


def _unnamed(before: list[Any], after: list[Any], where: str) -> Iterator[Row]:
    """Rows without names: those only one of the lists has, side by side."""
    gone, new = [one for one in before if one not in after], [one for one in after if one not in before]
    if not gone and not new:
        yield Row(f"{where} (rekkefølgen)", _text(before), _text(after))
    for old, now in zip_longest(gone, new):
        yield from _walk(old, now, where)


def _text(node: Any) -> Text:
    if isinstance(node, list):
        return ", ".join(_text(one) or "" for one in node)
    if isinstance(node, dict):
        return ", ".join(f"{key}: {_text(value)}" for key, value in node.items())
    return None if node is None else str(node)


def _lines(old: str, new: str, first: int = 1) -> list[Row] | None:
    """The lines that differ; ``first`` is the line of the file on which the new text begins."""
    before, after = old.splitlines(), new.splitlines()
    same = next((at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), None)
    start = min(len(before), len(after)) if same is None else same
    before, after = before[start:], after[start:]
    if len(before) + len(after) > MANY and before and after:
        return None
    found: list[Row] = []
    for kind, one, two, three, four in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        pairs = zip_longest(before[one:two], after[three:four]) if kind != "equal" else ()
        for number, (was, now) in enumerate(pairs):
            if (was or "").strip() or (now or "").strip():
                found.append(Row(f"linje {first + start + three + number}", was, now))
    return found
