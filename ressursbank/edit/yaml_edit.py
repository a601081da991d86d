"""Changes single values in a YAML text and leaves every other character as it stands.

A dumper would write the whole file anew and lose the comments, which are where editors explain
themselves to each other. So the text is cut and joined at the places the parser points out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from ressursbank.reading.yaml_text import KeyPath, parse_yaml

READ_ELSEWHERE = ("yes", "no", "on", "off", "true", "false", "null", "y", "n")  # other readers take these for something else
WORDS = re.compile(r"[^\W\d_][\w ()–/-]*")
PLAIN = re.compile(r"[A-Za-zÆØÅæøå][\wæøåÆØÅ-]*(?: [0-9]{4}-[0-9]{2}-[0-9]{2} [a-z]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*", re.M)


class YamlEdit:
    """One YAML text, the changes asked for, and the text with them done.

    The text must already be read by ``parse_yaml``, which refuses everything that is not plain.
    """

    def __init__(self, text: str) -> None:
        parse_yaml(text)
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._nodes: dict[KeyPath, tuple[Any, Any, Any]] = {}  # key, value, and the mapping or list around them
        self._cuts: list[tuple[int, int, str]] = []
        self._walk((), yaml.compose(text, Loader=yaml.BaseLoader))

    def _walk(self, path: KeyPath, node: Any) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._nodes[(*path, key.value)] = (key, value, node)
                self._walk((*path, key.value), value)
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                self._nodes[(*path, number)] = (value, value, node)
                self._walk((*path, number), value)

    def __contains__(self, path: KeyPath) -> bool:
        return path in self._nodes

    def put(self, path: KeyPath, value: str) -> None:
        """Writes ``value`` in the place of the scalar at ``path``, in the quotation marks it had."""
        _, node, _ = self._nodes[path]
        start, end = self._span(node)
        style = node.style or ("" if PLAIN.fullmatch(value) else "'")
        gap = " " if start == end and not self.text[:start].endswith(" ") else ""
        self._cuts.append((start, end, gap + _written(value, style)))

    def put_after(self, path: KeyPath, pairs: Iterable[tuple[str, str]]) -> None:
        """Writes new fields after the one-line field at ``path``, beside it."""
        key, value, parent = self._nodes[path]
        lines = [f"{name}: {_written(text, '' if PLAIN.fullmatch(text) else _quote(text))}" for name, text in pairs]
        end = self._span(value)[1]
        if parent.flow_style:
            self._cuts.append((end, end, "".join(f", {line}" for line in lines)))
            return
        indent = " " * key.start_mark.column
        end = self._line_end(end)
        self._cuts.append((end, end, "".join(f"{self.newline}{indent}{line}" for line in lines)))

    def drop(self, path: KeyPath) -> None:
        """Takes the field at ``path`` out; a comment on its line stays, on a line of its own."""
        key, value, parent = self._nodes[path]
        start, end = key.start_mark.index, self._span(value)[1]
        if parent.flow_style:
            after = re.compile(r"\s*,[ ]*").match(self.text, end)
            before = re.search(r",\s*$", self.text[:start])
            if before:
                start = before.start()
            elif after:
                end = after.end()
            self._cuts.append((start, end, ""))
            return
        line = self.text.rfind("\n", 0, start) + 1
        stop = self._line_end(end)
        said = self.text[end:stop].strip()
        if said:
            self._cuts.append((start, stop, said))
        else:
            self._cuts.append((line, min(stop + len(self.newline), len(self.text)), ""))

    def _span(self, node: Any) -> tuple[int, int]:
        """Where a value stands; the parser counts the empty lines after a long text as part of it."""
        start, end = node.start_mark.index, node.end_mark.index
        return start, start + len(self.text[start:end].rstrip())

    def _line_end(self, position: int) -> int:
        found = re.compile(r"\r?\n|\Z").search(self.text, position)
        assert found is not None  # \Z always matches
        return found.start()

    def done(self) -> str:
        """The text with every change made."""
        text = self.text
        for start, end, piece in sorted(self._cuts, key=lambda cut: cut[:2], reverse=True):
            text = text[:start] + piece + text[end:]
        return text

    def comments(self) -> list[str]:
        """Every comment in the text as it was, in order."""
        bare = self.text
        for _, node, _ in self._nodes.values():
            if isinstance(node, yaml.ScalarNode):
                start, end = self._span(node)
                bare = bare[:start] + re.sub(r"[^\r\n]", "x", bare[start:end]) + bare[end:]
        return [found.group().rstrip() for found in COMMENT.finditer(bare)]


def scalar(value: str) -> str:
    """A text as one YAML value, in quotation marks only where it needs them."""
    flat = " ".join(value.split())
    if WORDS.fullmatch(flat) and flat.lower() not in READ_ELSEWHERE:
        return flat
    return _written(flat, _quote(flat))


def _quote(value: str) -> str:
    return "'" if "'" not in value else '"'


def _written(value: str, style: str) -> str:
    if style == '"':
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    return value if PLAIN.fullmatch(value) else _written(value, "'")
