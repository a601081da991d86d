"""The link that leaves the site, on pages read by someone who may share a room with the one who hurts them."""

from __future__ import annotations

from ressursbank.pages.macro_calls import Call
from ressursbank.pages.page import Page
from ressursbank.register.service import Service
from ressursbank.site import Site
from ressursbank.words import arguments_of

EXIT = "https://www.yr.no/"  # a neutral page that says nothing about where one has been
HURT = "vold-og-overgrep"
EVERYONE = "alle"  # the police are named wherever someone may be in danger, and that is no sign of this
WITH_ALL = ("tjenesteoversikt", "kart")  # words that show every such service there is
LISTS = ("tjenester", "temakort")  # words that show every service all that is asked for holds of
READ_AT_HOME = ("hjelp", "bekymret", "tjenester")


def way_out(site: Site, page: Page) -> str:
    """Where the link goes; empty on a page that names no help against violence and abuse."""
    helps = [one for one in site.register.services.values() if HURT in one.topics and EVERYONE not in one.audience]
    return EXIT if page.section in READ_AT_HOME and any(_names(call, helps) for call in page.calls) else ""


def _names(call: Call, helps: list[Service]) -> bool:
    given = arguments_of(call)
    if call.name in LISTS:
        return any(one.fits(given) for one in helps)
    return call.name in WITH_ALL or any(one.id == given.get("id") for one in helps)
