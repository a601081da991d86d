"""The files others look for at a site's root: robots.txt, security.txt and the icon."""

from __future__ import annotations

import shutil
from pathlib import Path

from ressursbank.publish.pages import write
from ressursbank.site import Site

ROOT_FILES = Path("overrides") / "rot"


def write_root_files(site: Site, folder: Path, address: str) -> None:
    """Writes them into the build. ``address`` is the site's own, with a slash at the end."""
    for path in sorted((site.root / ROOT_FILES).iterdir()):
        shutil.copyfile(path, folder / path.name)
    write(folder / "robots.txt", robots(address))
    text = security(site, address)
    if text:
        write(folder / ".well-known" / "security.txt", text)


def robots(address: str) -> str:
    """Everything may be read: a draft says «noindex» on each page, and only a robot that may read it sees that."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"


def security(site: Site, address: str) -> str:
    """Where someone who has found a hole can say so (RFC 9116); empty when nobody has set how long it holds.

    The expiry is a date a person has set, not the build's: it means that somebody still reads what comes in.
    """
    town = site.register.municipality
    if town.security.expires is None:
        return ""
    rows = (
        f"Contact: {town.security.contact or town.contact_page}",
        f"Expires: {town.security.expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(town.languages)}",
        f"Canonical: {address}.well-known/security.txt",
    )
    return "\n".join([*rows, ""])
