"""A rule of law stands in data/law.yml alone, with a source that exists; typed on a page it would age unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.check.text_of import Passage
from ressursbank.problems import Problem, nearest
from ressursbank.reading.yaml_text import line_in_list
from ressursbank.site import Site

LAW = "data/law.yml"
PARAGRAPH = re.compile("§+")


def check_law(site: Site) -> Iterator[Problem]:
    """Every rule whose source does not exist, at its line."""
    sources = site.register.words["sources"]
    for rule in site.register.words["law"].values():
        if rule.source not in sources:
            said = f"«{rule.source}» finnes ikke i data/sources.yml.{nearest(rule.source, sources)}"
            yield Problem(LAW, line_in_list(site.root / LAW, rule.id, ("source",)), "UKJENT", said)


def check_paragraphs(passage: Passage) -> Iterator[Problem]:
    """Every paragraph of an act that is typed on a page."""
    if "§" in passage.seen and passage.path.endswith(".md") and passage.kind != "heading":
        for found in PARAGRAPH.finditer(passage.seen):
            said = 'En paragraf står rett i teksten. Legg regelen i data/law.yml, og bruk {{ regel("id") }}.'
            yield Problem(passage.path, passage.line_at(found.start()), "LOV", said)
