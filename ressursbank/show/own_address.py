"""Where the site stands, for what is read away from it: paper, and a text somebody sends."""

from __future__ import annotations

import os

from ressursbank.show.strings import SOURCE
from ressursbank.site import Site


def site_address(site: Site) -> str:
    """Where the site stands, as the build knows it."""
    town = site.register.municipality
    address = os.environ.get("SITE_URL") or town.site_address or town.contact_page
    return address if address.endswith("/") else f"{address}/"


def address_of(site: Site, language: str, slug: str) -> str:
    """A page's own address: no short link, no parameter."""
    page = site.page(language, slug)
    folder = "" if language == SOURCE else f"{language}/"
    return f"{site_address(site)}{folder}{page.url if page else ''}"
