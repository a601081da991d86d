"""What a screen reader is handed: the tree of a PDF, and which marks on the page belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

PAINTS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}


@dataclass(frozen=True)
class Node:
    """One element of the tree, with the kinds of those around it, the outermost first."""

    kind: str
    inside: tuple[str, ...]
    element: pikepdf.Dictionary


def nodes(pdf: pikepdf.Pdf) -> list[Node]:
    """Every element a screen reader comes to, in its order."""
    return list(_below(pdf.Root.StructTreeRoot.K, ()))


def _below(kids: Any, inside: tuple[str, ...]) -> Iterator[Node]:
    for one in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            kind = str(one.S)[1:]
            yield Node(kind, inside, one)
            yield from _below(one.get("/K", pikepdf.Array()), (*inside, kind))


def unread(path: Path) -> list[str]:
    """What is painted without being in the tree or set aside as decoration; a screen reader would stumble on it."""
    found: list[str] = []
    with pikepdf.open(path) as pdf:
        known = {one.element.objgen for one in nodes(pdf)}
        owners = dict(_pairs(pdf.Root.StructTreeRoot.ParentTree.Nums))
        for number, page in enumerate(pdf.pages, 1):
            row = owners[int(page.obj.StructParents)]
            stack: list[str] = []
            for mark in pikepdf.parse_content_stream(page):
                does = str(mark.operator)
                if does in ("BMC", "BDC"):
                    stack.append(_owner(list(mark.operands), row, known))
                elif does == "EMC":
                    stack.pop()
                elif does in PAINTS and (len(stack) != 1 or stack[0] == "ukjent"):
                    found.append(f"side {number}: {does} i {stack}")
    return found


def _pairs(nums: Any) -> Iterator[tuple[int, Any]]:
    yield from ((int(nums[at]), nums[at + 1]) for at in range(0, len(nums), 2))


def _owner(operands: list[Any], row: Any, known: set[tuple[int, int]]) -> str:
    if str(operands[0]) == "/Artifact":
        return "pynt"
    element = row[int(operands[1].MCID)]
    return "lest" if isinstance(element, pikepdf.Dictionary) and element.objgen in known else "ukjent"
