"""Every step between a finished build and a published site, in the order they depend on each other."""

from __future__ import annotations

from pathlib import Path

from ressursbank.publish.csp import add_policies
from ressursbank.publish.headers import write_headers
from ressursbank.publish.offline import write_offline
from ressursbank.publish.pages import address, html_files, read, write
from ressursbank.publish.plain_colours import with_plain_colours
from ressursbank.publish.root_files import write_root_files
from ressursbank.publish.structured import add_data
from ressursbank.site import Site

UNUSED = ("sitemap.xml.gz",)  # holds the time it was packed, so two builds would differ


def finish(site: Site, folder: Path) -> None:
    """Makes the build in ``folder`` ready. What is changed after the policies are in, the browser refuses."""
    for name in UNUSED:
        (folder / name).unlink(missing_ok=True)
    home = address(folder)
    write_root_files(site, folder, home)
    add_data(site, folder, home)
    for path in html_files(folder):
        write(path, with_plain_colours(read(path)))
    hashes = add_policies(folder)
    write_offline(site, folder)
    write_headers(folder, hashes, site.register.municipality.hsts_subdomains)
