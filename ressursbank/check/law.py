"""A rule of law stands in data/law.yml alone, with a source that exists; typed on a page it would age unseen."""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.pages.page import Page
from ressursbank.problems import Problem, nearest
from ressursbank.reading.yaml_text import line_in_list
from ressursbank.site import Site

LAW = "data/law.yml"


def check_law(site: Site) -> Iterator[Problem]:
    """Every rule whose source or day of reading cannot stand for it, at its line."""
    sources = site.register.words["sources"]
    for rule in site.register.words["law"].values():
        if rule.source not in sources:
            said = f"«{rule.source}» finnes ikke i data/sources.yml.{nearest(rule.source, sources)}"
            yield Problem(LAW, line_in_list(site.root / LAW, rule.id, ("source",)), "UKJENT", said)
        if rule.read_on > site.today:
            said = f"{rule.read_on} er fram i tid. Skriv dagen loven ble lest."
            yield Problem(LAW, line_in_list(site.root / LAW, rule.id, ("read_on",)), "DATO", said)


def check_paragraphs(page: Page) -> Iterator[Problem]:
    """Every paragraph of an act that is typed on a page."""
    for line, row in enumerate(page.source.split("\n"), 1):
        if "§" in row:
            said = 'En paragraf står rett i teksten. Legg regelen i data/law.yml, og bruk {{ regel("id") }}.'
            yield Problem(page.path, line, "LOV", said)
