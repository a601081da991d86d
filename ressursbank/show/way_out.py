"""The link that leaves the site, on pages read by someone who may share a room with the one who hurts them."""

from __future__ import annotations

from ressursbank.pages.page import Page
from ressursbank.show.services_of import services_of
from ressursbank.site import Site

EXIT = "https://www.yr.no/"  # a neutral page that says nothing about where one has been
HURT = "vold-og-overgrep"
EVERYONE = "alle"  # the police are named wherever someone may be in danger, and that is no sign of this
READ_AT_HOME = ("hjelp", "bekymret", "tjenester")


def way_out(site: Site, page: Page) -> str:
    """Where the link goes; empty on a page that names no help against violence and abuse."""
    helps = {one.id for one in site.register.services.values() if HURT in one.topics and EVERYONE not in one.audience}
    return EXIT if page.section in READ_AT_HOME and any(services_of(one, site) & helps for one in page.calls) else ""
