"""A translation is built as its Norwegian page. It never stops a change: only bokmål can.

What a translator has not come to yet is a reminder; what a reader would stumble in is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.check.future import every_entry
from ressursbank.pages.page import Page, lies_there
from ressursbank.pages.structure import difference
from ressursbank.problems import Problem, Severity
from ressursbank.register.layers import Layered
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

SAME = ("page_type", "template", "owner", "sources", "roles", "situations", "channels", "ring")


def check_translations(site: Site) -> Iterator[Problem]:
    """Every translated page without a Norwegian one or built otherwise, and every text of the data that a language lacks."""
    for (language, slug), page in site.pages.items():
        if language != SOURCE:
            for line, sentence in _of_page(page, site.page(SOURCE, slug), lies_there(site.root, SOURCE, slug)):
                yield Problem(page.path, line, "OVERSETTELSE", sentence, Severity.ADVARSEL)
    for entry in every_entry(site):
        yield from _missing(entry, site.register.municipality.languages)


def _of_page(page: Page, source: Page | None, lies: bool) -> Iterator[tuple[int, str]]:
    if source is None:
        if not lies:  # a Norwegian page that cannot be read has its own sentence
            yield 1, "Den norske siden med samme navn finnes ikke. Gi denne fila navnet til den norske, eller slett den."
        return
    if other := difference(source, page):
        yield (
            page.body_line,
            f"Siden er bygd opp annerledes enn den norske: {other}. Den som oversetter, gjør det samme her.",
        )
    unlike = [name for name in SAME if getattr(page.meta, name) != getattr(source.meta, name)]
    for name in unlike:
        yield page.meta_lines.line((name,)), f"Feltet «{name}» er ikke likt det på den norske siden. Kopier det derfra."


def _missing(entry: Layered, languages: list[str]) -> Iterator[Problem]:
    """Each text that a language of the site lacks; the Norwegian one is shown meanwhile."""
    for path, place in entry.places.items():
        if path[-1:] != (SOURCE,) or not isinstance(texts := entry.at(path[:-1]), dict):
            continue
        for language in languages:
            if language not in texts:
                said = f"Teksten mangler på «{language}», og vises på norsk så lenge. Oversett den."
                yield Problem(place.path, place.line, "OVERSETTELSE", said, Severity.PAMINNELSE)
