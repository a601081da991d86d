"""Which services and resources a page shows: by name, by list, or because every page shows them."""

from __future__ import annotations

from ressursbank.ladder import LADDER
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.show import acute, emergency
from ressursbank.show.instead import DANGER, POLICE
from ressursbank.show.services_of import services_of
from ressursbank.site import Site
from ressursbank.words import arguments_of

EVERY_PAGE = frozenset(emergency.CRISIS_BLOCK)
ACUTE = frozenset({*emergency.EMERGENCY, *LADDER, *acute.LINES, *acute.CHATS, "nod-1412-teksttelefon", "nod-sms"})


def services_on(page: Page, site: Site) -> set[str]:
    """The ids of every service whose change a reader may see on the page, the crisis block left out."""
    found = {*page.meta.ring, *(ACUTE if page.meta.page_type is PageType.AKUTT else ())}
    for call in page.calls:
        found |= services_of(call, site)
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
