"""What is said to have happened has happened: a day not yet come would stand for a number or a text nobody has looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ressursbank.problems import Problem
from ressursbank.register.layers import Layered, Place, read_file
from ressursbank.register.load import VOCABULARIES
from ressursbank.site import Site

HAPPENED = ("read_on", "checked_on", "issued_on", "done_on", "date", "page_date")
OF_A_PAGE = ("last_reviewed_on", "content_updated_on", "translated_from")
REMEDY = dict.fromkeys((*HAPPENED, *OF_A_PAGE), "Skriv dagen det skjedde.") | {
    "launched_on": "La feltet stå tomt til dagen er kommet.",
    "in_force": "Sett «status: adopted», og ta feltet bort til regelen gjelder.",
}
DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?(?![\d-])")


def every_entry(site: Site) -> Iterator[Layered]:
    """Everything editors write as fields: services, resources, the short lists, the municipality, and each page's own."""
    yield from site.register.entries.values()
    yield from site.register.resource_entries.values()
    for name in (*VOCABULARIES, "kommune"):
        if entry := read_file(site.root / "data" / f"{name}.yml", site.root, []):  # told where the register is read
            yield entry
    for page in site.pages.values():
        document = page.meta_lines
        yield Layered(document.tree, {path: Place(page.path, line) for path, line in document.lines.items()})


def check_future(site: Site) -> Iterator[Problem]:
    """Every such day that is still to come, at its line; «2027» counts, for a source may say no more than that."""
    today = site.today.isoformat()
    for entry in every_entry(site):
        for path, place in entry.places.items():
            if path and (remedy := REMEDY.get(str(path[-1]))):
                day = DAY.match(str(entry.at(path)))
                if day and day.group() > today:
                    yield Problem(place.path, place.line, "DATO", f"{day.group()} er fram i tid. {remedy}")
