"""Which services one use of a word shows: the one it names, and those it brings."""

from __future__ import annotations

from collections.abc import Iterable

from ressursbank.ladder import AMK, LADDER
from ressursbank.register.chain import load_chain
from ressursbank.show.emergency import EMERGENCY
from ressursbank.site import Site
from ressursbank.words import CARD, WORDS, Call, Services, arguments_of


def services_of(call: Call, site: Site) -> set[str]:
    """The ids of the services a reader may see where the word stands; none for a word that does not exist."""
    word, given = WORDS.get(call.name), arguments_of(call)
    if word is None:
        return set()
    named = {given[one.name] for one in word.arguments if one.kind == "service" and one.name in given}
    found = named | set(_brought(word.services, given, site))
    lines = (one for one in found if one in site.register.services and site.register.services[one].crisis)
    return found | {AMK, *LADDER} if set(CARD) <= set(word.styles) and any(lines) else found  # a card says whom to ring next


def _brought(kind: Services, given: dict[str, str], site: Site) -> Iterable[str]:
    line = site.register.municipality.drofting
    if kind is Services.ASKED:
        return [one.id for one in site.register.services.values() if one.fits(given)]
    if kind is Services.CHAIN:
        return load_chain(site.root, site.register).services
    fixed: dict[Services, Iterable[str | None]] = {
        Services.EMERGENCY: EMERGENCY,
        Services.LADDER: (AMK, *LADDER),
        Services.DISCUSS: (line.day_service, line.evening_service),
        Services.ANY: site.register.services,
    }
    return filter(None, fixed.get(kind, ()))
