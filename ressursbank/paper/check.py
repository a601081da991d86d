"""data/sheets.yml points at pages, sections, services, owners and templates that exist."""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.pages.made import ids_of
from ressursbank.pages.page import lies_there
from ressursbank.problems import Problem, nearest
from ressursbank.reading.yaml_text import KeyPath, line_in_list
from ressursbank.register.sheet import Sheet
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

SHEETS, PLACES = "data/sheets.yml", "data/places.yml"


def check_sheets(site: Site) -> Iterator[Problem]:
    """Every loose end in the list of sheets, at its line."""
    for sheet in site.register.words["sheets"].values():
        for path, text in _loose_ends(sheet, site):
            yield Problem(SHEETS, line_in_list(site.root / SHEETS, sheet.id, path), "UKJENT", text)


def _loose_ends(sheet: Sheet, site: Site) -> Iterator[tuple[KeyPath, str]]:
    words, phrases = site.register.words, site.strings[SOURCE].own
    wanted: list[tuple[KeyPath, str, object, str]] = [(("owner",), sheet.owner, words["teams"], "data/teams.yml")]
    wanted += [(("places", at), one, words["places"], PLACES) for at, one in enumerate(sheet.places)]
    wanted += [(("languages", at), one, words["languages"], "data/languages.yml") for at, one in enumerate(sheet.languages)]
    for at, group in enumerate(sheet.groups):
        heads = {key.removeprefix("papir.gruppe.") for key in phrases if key.startswith("papir.gruppe.")}
        wanted.append((("groups", at, "heading"), group.heading, heads, "data/strings/nb.yml under papir.gruppe"))
        wanted += [
            (("groups", at, "services", n), one, site.register.entries, "tjenestene") for n, one in enumerate(group.services)
        ]
    lines = {key.removeprefix("papir.linje.") for key in phrases if key.startswith("papir.linje.")}
    wanted += [(("lines", at), one, lines, "data/strings/nb.yml under papir.linje") for at, one in enumerate(sheet.lines)]
    templates = {path.stem for path in (site.root / "overrides" / "papir").glob("*.html")}
    wanted.append((("template",), sheet.template, templates, "overrides/papir"))
    pages = {slug for language, slug in site.pages if language == SOURCE}
    named = [(name, slug) for name in ("page", "leads_to") if (slug := getattr(sheet, name))]
    wanted += [((name,), slug, pages, "docs/nb") for name, slug in named if not lies_there(site.root, SOURCE, slug)]
    page = site.page(SOURCE, sheet.page) if sheet.page else None
    if page:
        known = ids_of(page.body)
        where = f"siden {page.path}"
        wanted += [(("parts", at, "section"), one.section, known, where) for at, one in enumerate(sheet.parts)]
    for path, value, known_, where in wanted:
        assert isinstance(known_, (dict, set))
        if value not in known_:
            yield path, f"«{value}» finnes ikke i {where}.{nearest(str(value), known_)}"
