"""The pages every reader relies on are there, at their own address, with their own template and in the menu."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import partial
from itertools import product

import yaml

from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import lies_there
from ressursbank.problems import Problem, nearest, quoted
from ressursbank.reading.yaml_text import LOADER
from ressursbank.show.acute import ONWARD, acute
from ressursbank.show.card import card
from ressursbank.show.emergency import crisis_block, discuss
from ressursbank.show.place import TOPIC, Here
from ressursbank.show.strings import SOURCE, UnknownPhraseError
from ressursbank.site import Site

# Page → the word it must hold; every page of the site links to these.
FIXED = {
    "index": "",
    "akutt": "",
    "hjelp/index": "",
    "tjenester/index": "tjenesteoversikt",
    "ansatt/index": "rollevalg",
    "om/personvern": "",
    **dict.fromkeys(ONWARD, ""),  # whoever reads on on the emergency page
}
MOST_GUIDES = 6  # for one role in one situation: whoever stands in it has ten minutes, and should not have to choose
MENU = re.compile(r"""\s*-\s+(?:(?P<title>[^#]*?):\s+)?["']?(?P<page>[^"'#]+?)\.md["']?\s*(?:\s#.*)?$""")
NAME = r"[a-z0-9]+(?:[/-][a-z0-9]+)*"


def check_whole_site(site: Site) -> Iterator[Problem]:
    """Every fixed page, address, menu entry, language and crisis line that does not hold together.

    Asked of a whole site, which has a menu; a heap of data alone cannot have its pages.
    """
    yield from _addresses(site)
    if not (site.root / "mkdocs.yml").is_file():
        return
    yield from _fixed_pages(site)
    yield from _menu(site)
    yield from _municipality(site)
    yield from _topics(site)
    yield from _choice(site)
    if set(site.register.entries) == set(site.register.services):  # else each card would say anew what that file has said
        yield from _can_be_shown(site)


def _fixed_pages(site: Site) -> Iterator[Problem]:
    for slug, word in FIXED.items():
        page = site.page(SOURCE, slug)
        if page is None and not lies_there(site.root, SOURCE, slug):
            yield Problem(
                f"docs/nb/{slug}.md", 1, "FAST-SIDE", "Denne siden må finnes: andre sider leder hit. Hent den tilbake."
            )
        elif page and word and word not in {call.name for call in page.calls}:
            yield Problem(page.path, page.body_line, "FAST-SIDE", f"Siden må ha {{{{ {word}() }}}}.")


def _addresses(site: Site) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    titles: dict[tuple[str, str], str] = {}
    for page in site.pages.values():
        first = seen.setdefault((page.language, page.url), page.path)
        if first != page.path:
            yield Problem(
                page.path,
                1,
                "ADRESSE",
                f"Siden får samme adresse som {first}, og ville tatt dens plass. Gi fila et annet navn.",
            )
        same = titles.setdefault((page.language, page.meta.title), page.path)
        if same != page.path:
            line = page.meta_lines.line(("title",))
            yield Problem(page.path, line, "TITTEL", f"Tittelen er den samme som på {same}. Gi siden en egen tittel.")


def _menu(site: Site) -> Iterator[Problem]:
    text = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
    try:
        list(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        yield Problem(
            "mkdocs.yml",
            line,
            "MENY",
            "Innrykk eller tegn står feil her eller på linja over. Sammenlign med en annen linje.",
        )
        return
    listed: dict[str, int] = {}
    for number, title, slug in _menu_rows(text.split("\n")):
        if title:
            said = f"Menyen skal bare ha stien: tittelen kommer fra siden selv. Skriv «- {slug}.md»."
            yield Problem("mkdocs.yml", number, "MENY", said)
        if slug in listed:
            said = f"«{slug}.md» står to ganger i menyen, også på linje {listed[slug]}. Fjern den ene."
            yield Problem("mkdocs.yml", number, "MENY", said)
        listed.setdefault(slug, number)
    named = {slug for language, slug in site.pages if language == SOURCE and re.fullmatch(NAME, slug)}
    missing = named - set(listed)
    for slug in sorted(missing):
        said = f"Siden står ikke i menyen. Legg til linja «- {slug}.md» under «nav» i mkdocs.yml."
        yield Problem(site.pages[SOURCE, slug].path, 1, "MENY", said)
    for slug, number in listed.items():
        if slug[0] in "./" or not (site.root / "docs" / SOURCE / f"{slug}.md").is_file():
            close = nearest(slug, missing) if get_close_matches(slug, missing) else " Fjern linja."
            said = f"Menyen peker på {quoted(slug + '.md')}, som ikke finnes.{close}"
            yield Problem("mkdocs.yml", number, "MENY", said)


def _menu_rows(rows: list[str]) -> Iterator[tuple[int, str, str]]:
    """Line, title and page of every row under «nav»; the title is empty when only the path stands there."""
    inside = False
    for number, row in enumerate(rows, 1):
        if re.match(r"[^\s#-]", row):
            inside = row.startswith("nav:")
        if inside and (found := MENU.match(row)):
            yield number, (found["title"] or "").strip(), found["page"]


def _topics(site: Site) -> Iterator[Problem]:
    used = {one.topics[0] for one in site.register.services.values()}
    for topic in site.register.words["topics"]:
        page = site.page(SOURCE, f"{TOPIC}{topic}")
        if page and topic not in used and set(site.register.entries) == set(site.register.services):
            said = f"Ingen tjeneste har «{topic}» først i «topics», så siden er tom. Gi en tjeneste temaet, eller ta bort siden og temaet."
            yield Problem(page.path, page.body_line, "FAST-SIDE", said)


def _choice(site: Site) -> Iterator[Problem]:
    """Every cell of role and situation that leads nowhere, or to so many guides that nobody can choose."""
    page = site.page(SOURCE, "ansatt/index")
    guides = [one.meta for one in site.pages.values() if (one.language, one.meta.page_type) == (SOURCE, PageType.VEILEDER)]
    for role, situation in product(site.register.words["roles"], site.register.words["situations"]):
        count = sum(role in one.roles and situation in one.situations for one in guides)
        if page and not 1 <= count <= MOST_GUIDES:
            said = f"{count} veiledere er for rollen «{role}» i situasjonen «{situation}». Det skal være fra 1 til {MOST_GUIDES}: rett «roles» og «situations» øverst på veilederne."
            yield Problem(page.path, page.body_line, "VEILEDER", said)


def _municipality(site: Site) -> Iterator[Problem]:
    town, where = site.register.municipality, "data/kommune.yml"
    if town.layers[0] != "national" or len(set(town.layers)) < len(town.layers):
        yield Problem(where, 1, "KOMMUNE", "Lagene skal begynne med «national», og ingen skal stå to ganger.")
    for language in town.languages:
        if language not in site.strings or language not in site.register.words["languages"]:
            yield Problem(where, 1, "KOMMUNE", f"Språket «{language}» mangler i data/languages.yml eller data/strings.")
    if SOURCE not in town.languages:
        yield Problem(where, 1, "KOMMUNE", "Bokmål («nb») må være med i «languages».")
    for language in {code for code, _ in site.pages} - set(town.languages):
        yield Problem(where, 1, "KOMMUNE", f"Det finnes sider på «{language}», men språket står ikke i «languages».")
    for service in (town.switchboard, town.drofting.day_service, town.drofting.evening_service):
        if service and service not in site.register.entries:
            yield Problem(where, 1, "UKJENT", f"Fant ikke tjenesten «{service}».")


def _can_be_shown(site: Site) -> Iterator[Problem]:
    """Makes the crisis block, the emergency page and every card once, so that a build cannot stop on them."""
    for language in site.register.municipality.languages:
        if language not in site.strings:
            continue
        here = Here(site, language, "index")
        for name, make in (("krisenumrene", crisis_block), ("akuttsiden", acute), ("drøftingslinja", discuss)):
            yield from _tried(f"{name} på {language}", "data/kommune.yml", partial(make, here))
        for service in site.register.services:
            place = site.register.entries[service].place(())
            yield from _tried(f"kortet på {language}", place.path, partial(card, here, service))


def _tried(name: str, path: str, make: Callable[[], object]) -> Iterator[Problem]:
    try:
        make()
    except UnknownPhraseError as error:  # one mistake, told where the phrase stood and not for each card
        yield Problem("data/strings/nb.yml", 1, "SETNING", f"Setningen «{error.args[0]}» mangler.")
    except Exception as error:  # whatever stops a card here would stop the whole site later, without a word of where
        yield Problem(
            path, 1, "VISES-IKKE", f"Får ikke vist {name}: {quoted(str(error))}. Sammenlign med en annen fil av samme slag."
        )
