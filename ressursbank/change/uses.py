"""Which services and resources a page shows: by name, by list, or because every page shows them."""

from __future__ import annotations

from ressursbank.ladder import AMK, LADDER
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.register.chain import load_chain
from ressursbank.show import acute, emergency
from ressursbank.show.card import DANGER, POLICE
from ressursbank.site import Site
from ressursbank.words import WORDS, arguments_of

EVERY_PAGE = frozenset(emergency.CRISIS_BLOCK)
ACUTE = frozenset({*emergency.EMERGENCY, *LADDER, *acute.LINES, *acute.CHATS, "nod-1412-teksttelefon", "nod-sms"})
FIXED = {
    "nodnummer": frozenset(emergency.EMERGENCY),
    "stige": frozenset({AMK, *LADDER}),
    "fakta": frozenset({AMK, *LADDER}),
    "sikkerhetsplan": frozenset({AMK, *LADDER}),
    "akuttkjede": frozenset(emergency.EMERGENCY),
}
EVERY_SERVICE = frozenset({"tjenesteoversikt", "status", "papirliste", "papirutgaver"})  # words that may print any of them
# What a word prints that is not a service: the register's own list, by the name of the word.
LISTS = {"kilder": "sources", "tiltak": "measures", "rollevalg": "situations", "sprakliste": "languages", "regel": "law"}


def services_on(page: Page, site: Site) -> set[str]:
    """The ids of every service whose change a reader may see on the page, the crisis block left out."""
    found: set[str] = set(ACUTE) if page.meta.page_type is PageType.AKUTT else set()
    for call in page.calls:
        given = arguments_of(call)
        word = WORDS.get(call.name)
        found |= {given[one.name] for one in (word.arguments if word else ()) if one.kind == "service" and one.name in given}
        found |= FIXED.get(call.name, frozenset())
        if call.name in EVERY_SERVICE:
            found |= set(site.register.services)
        elif call.name in ("tjenester", "temakort"):
            found |= {one.id for one in site.register.services.values() if one.fits(given)}
        elif call.name == "kart":
            found |= set(load_chain(site.root, site.register).services)
        elif call.name == "drofting":
            line = site.register.municipality.drofting
            found |= {one for one in (line.day_service, line.evening_service) if one}
    return found | _named_by_way_rounds(found, site)


def _named_by_way_rounds(found: set[str], site: Site) -> set[str]:
    """The lines a card without a number leads to when someone may be in danger; the others stand on every page."""
    rounds = {site.register.services[one].way_round for one in found if one in site.register.services}
    led_to = {DANGER[one] for one in rounds if one in DANGER}
    return {*led_to, POLICE} if led_to else set()


def resources_on(page: Page, site: Site) -> set[str]:
    """The ids of every resource the page shows."""
    found: set[str] = set()
    for call in page.calls:
        given = arguments_of(call)
        if call.name == "ressursoversikt":
            found |= set(site.register.resources)
        elif call.name == "ressurser":
            found |= {
                one.id
                for one in site.register.resources.values()
                if given.get("hylle", one.shelf.value) == one.shelf.value
                and ("hvem" not in given or given["hvem"] in one.audience)
                and ("situasjon" not in given or given["situasjon"] in one.situations)
            }
    return found
