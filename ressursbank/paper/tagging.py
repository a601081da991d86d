"""Mends the tree a screen reader is handed where WeasyPrint leaves it short of PDF/UA-1.

What stands in the page's margins belongs to no element: it is set aside as decoration, so that running lines
and the copies of a card to cut out are not read aloud. Empty elements go, and a table heading says whether it
speaks for its row or its column.
"""

from __future__ import annotations

from typing import Any

FILLED_IN = ("/TD", "/TH")  # an empty cell keeps its place in the row


class Tree:
    """The tree of a PDF that is about to be written (pydyf objects, named by reference)."""

    def __init__(self, pdf: Any) -> None:
        self.objects = {one.reference: one for one in pdf.objects}
        self.root = self.objects[pdf.catalog["StructTreeRoot"]]
        self.known: set[bytes] = set()

    def mend(self) -> None:
        """Does all there is to do."""
        for reference in self.root["K"]:
            self._mend_below(reference, "")
        rows = self.objects[self.root["ParentTree"]]["Nums"][1::2]
        pages = [one for one in self.objects.values() if _is(one, "Type", "/Page")]
        for page, row in zip(pages, rows, strict=False):
            self._set_aside(self.objects[page["Contents"]], row)
        for reference, one in self.objects.items():
            if _is(one, "Type", "/StructElem") and reference not in self.known:
                one.clear()  # one left out altogether shifts the address of every object after it

    def _mend_below(self, reference: bytes, around: str) -> bool:
        """Whether the element holds anything; one that does not is taken out of its parent."""
        element = self.objects[reference]
        kind = element["S"]
        kept = [kid for kid in element["K"] if not self._is_element(kid) or self._mend_below(kid, kind)]
        element["K"][:] = kept
        if not kept and kind not in FILLED_IN and "Alt" not in element:
            return False
        if kind == "/TH":
            row = self.objects[element["P"]]
            element["A"]["Scope"] = "/Column" if self.objects[row["P"]]["S"] == "/THead" else "/Row"
        self.known.add(reference)
        return True

    def _is_element(self, kid: object) -> bool:
        return isinstance(kid, bytes) and _is(self.objects[kid], "Type", "/StructElem")

    def _set_aside(self, stream: Any, row: list[Any]) -> None:
        """Marks what belongs to no element as decoration, in the page's content and in the list of owners."""
        outside = {at for at, owner in enumerate(row) if owner not in self.known}
        row[:] = ["null" if at in outside else owner for at, owner in enumerate(row)]
        parts = stream.stream
        for at, part in enumerate(parts):
            if isinstance(part, dict) and part.get("MCID") in outside:
                parts[at - 1 : at + 2] = ["/Artifact", b"", b"BMC"]


def _is(one: Any, key: str, value: str) -> bool:
    return isinstance(one, dict) and one.get(key) == value
