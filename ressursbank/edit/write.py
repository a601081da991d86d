"""Writes changes that say what was meant and nothing else, and takes them all back when the check then finds something new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ressursbank.check.run import all_problems
from ressursbank.edit.files import replace_file
from ressursbank.edit.yaml_edit import YamlEdit
from ressursbank.problems import Problem
from ressursbank.reading.yaml_text import UnreadableError, parse_yaml

BOM = b"\xef\xbb\xbf"


def only_this(edit: YamlEdit, expected: dict[str, Any]) -> str:
    """The text with the changes done. Raises ValueError should it not say exactly what was meant, comments and all."""
    fresh = edit.done()
    try:
        same = parse_yaml(fresh).tree == expected and YamlEdit(fresh).comments() == edit.comments()
    except UnreadableError:
        same = False
    if not same:
        raise ValueError(
            "Fila er skrevet på en måte kommandoen ikke kan endre trygt. Ingenting er skrevet. Rett den for hånd."
        )
    return fresh


def write_checked(root: Path, fresh: Mapping[str, str]) -> None:
    """Writes every text at its path, or none. Raises ValueError, in Norwegian, when the check had new problems with them."""
    old = {name: (root / name).read_bytes() for name in fresh}
    new = {name: (BOM if old[name].startswith(BOM) else b"") + text.encode("utf-8") for name, text in fresh.items()}
    before = _counted(all_problems(root))
    try:
        for name, content in new.items():
            replace_file(root / name, content, root)
        found = [one for one in all_problems(root) if _counted([one]) - before]
        if found or any((root / name).read_bytes() != content for name, content in new.items()):
            said = "\n".join(map(str, found))
            raise ValueError(f"Alt er satt tilbake slik det var, for ellers ville dette vært galt:\n{said}")
    except BaseException:  # also when the caller stops it midway: half an approval must not stay
        for name, content in old.items():
            replace_file(root / name, content, root)
        raise


def _counted(problems: list[Problem]) -> Counter[tuple[str, str, str]]:
    """The problems without their lines, which move when a line is added above."""
    return Counter((one.path, one.code, re.sub(r"linje \d+", "linje", one.sentence)) for one in problems)
