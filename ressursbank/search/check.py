"""The editors' words for the search point at pages and services that exist, and say nothing twice."""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.pages.page import lies_there
from ressursbank.problems import Problem, Severity, nearest
from ressursbank.register.layers import Layered
from ressursbank.search.fold import split
from ressursbank.search.things import thing_ids
from ressursbank.search.words import SearchWords, WordFile, read_words
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site


def check_search(site: Site) -> list[Problem]:
    """Every mistake in ``data/search``, at its line."""
    problems: list[Problem] = list(_missing(site))
    for path in sorted((site.root / "data" / "search").glob("*.yml")):
        file = read_words(site.root, path.stem, problems)
        if file is not None:
            problems += _without_way_on(site, path.stem, file)
            problems += _pointing_nowhere(site, file.words, file.entry)
            problems += _said_twice(file.words, file.entry)
    return problems


def _missing(site: Site) -> Iterator[Problem]:
    """A search without its words finds half of what people write, and nothing on the site would show it."""
    if not (site.root / "mkdocs.yml").is_file():
        return  # a heap of data alone has no search
    for language in site.register.municipality.languages:
        path = f"data/search/{language}.yml"
        if not (site.root / path).exists():
            said = "Ordene til søket mangler på dette språket. Hent fila tilbake, eller lag den etter mønster av nb.yml."
            source = language == SOURCE
            yield Problem(
                path, 1, "MANGLER" if source else "OVERSETTELSE", said, Severity.FEIL if source else Severity.ADVARSEL
            )


def _without_way_on(site: Site, language: str, file: WordFile) -> Iterator[Problem]:
    """Whoever writes a word this site does not have, may be the one who needs it most."""
    if language == SOURCE and not file.words.way_on and (site.root / "mkdocs.yml").is_file():
        said = "Søket mangler «way_on»: sidene det viser når det ikke finner noe. Skriv for eksempel «way_on: [akutt]»."
        yield Problem(file.entry.place(()).path, 1, "MANGLER", said)


def _pointing_nowhere(site: Site, words: SearchWords, entry: Layered) -> Iterator[Problem]:
    pages = {slug for language, slug in site.pages if language == SOURCE}
    known = pages | set(site.register.entries) | thing_ids(site)
    shown = [(("everyday", at, "show"), one.show, known) for at, one in enumerate(words.everyday)]
    for where, names, those in [(("way_on",), words.way_on, pages), *shown]:
        for place_in_list, name in enumerate(names):
            if name not in those and not lies_there(site.root, SOURCE, name):
                place = entry.place((*where, place_in_list))
                said = f"Fant ingen side eller tjeneste «{name}». Skriv sidens sti uten språk, eller id-en til tjenesten.{nearest(name, those)}"
                yield Problem(place.path, place.line, "UKJENT", said)


def _said_twice(words: SearchWords, entry: Layered) -> Iterator[Problem]:
    """The same saying in two places: an editor who mends one of them would not see the other."""
    first: dict[str, int] = {}
    for number, one in enumerate(words.everyday):
        for place_in_list, saying in enumerate(one.say):
            place = entry.place(("everyday", number, "say", place_in_list))
            line = first.setdefault(" ".join(split(saying)), place.line)
            if line != place.line:
                said = f"«{saying}» står også på linje {line}. Behold det ene."
                yield Problem(place.path, place.line, "DOBBEL", said)
