"""The drawings of the chain, as the page gets them."""

from __future__ import annotations

from ressursbank.show.chain_drawing import Drawing
from ressursbank.show.chain_map import view
from ressursbank.show.place import Here


def drawings(here: Here) -> list[Drawing]:
    """Both layouts, as the partial gets them."""
    found = view(here)["drawings"]
    assert isinstance(found, list)
    return found
