"""The queries people type, and the half that is put away and only ever measured."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ressursbank.reading.yaml_text import read_yaml
from ressursbank.search.things import thing_ids
from ressursbank.site import Site

HERE = Path(__file__).resolve().parent
MORE_SETS = ("outside", "later", "unseen", "things")


@dataclass(frozen=True)
class Query:
    """What somebody types, who they are, and the pages and services that are right."""

    text: str
    who: str
    right: tuple[str, ...]

    @property
    def put_away(self) -> bool:
        """Whether the query belongs to the half never tuned on: an odd first hex digit of its sha256."""
        return int(hashlib.sha256(self.text.encode()).hexdigest()[0], 16) % 2 == 1


def read_queries(language: str, name: str = "queries") -> list[Query]:
    """Every query of one language, in the file's order. ``name`` is «queries», or one of ``MORE_SETS``: «outside», other
    people's words and others used for tuning; «later», written by one person, in many voices, before seeing the search
    words, and only scored; «unseen», other people's words, only scored; «things», for resources, forms, sheets and how help
    works, halved like «queries»."""
    rows = read_yaml(HERE / f"{name}-{language}.yml").tree["queries"]
    return [Query(row["q"], row["who"], tuple(row["right"])) for row in rows]


def answerable(queries: list[Query], site: Site, language: str) -> list[Query]:
    """Those that still have a right answer: a page or service an editor has taken away is no fault of the search."""
    known = {slug for code, slug in site.pages if code == language} | {f"#{one}" for one in site.register.services}
    known |= {f"#{one}" for one in thing_ids(site)}
    return [one for one in queries if known.intersection(one.right)]


def split(queries: list[Query]) -> tuple[list[Query], list[Query]]:
    """The half to tune on, and the half put away."""
    return [one for one in queries if not one.put_away], [one for one in queries if one.put_away]
