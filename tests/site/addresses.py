"""Every address of a finished page, read as a browser reads it, and whether it may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from ressursbank.phone import parse
from ressursbank.register.contact_point import Channel
from ressursbank.site import Site
from tests.site.pages import tree

NAMES = {
    "href",
    "xlink:href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
    "background",
    "ping",
    "srcset",
    "imagesrcset",
}
WEB = re.compile(r"https://[\w-]+(\.[\w-]+)+([/?#][^\s\\]*)?")


def ours(site: Site) -> set[str]:
    """The addresses that ring or write: those of the register, and no other."""
    points = [
        one for service in site.register.services.values() for one in service.contact_points if one.printable and one.value
    ]
    how = {Channel.PHONE: lambda one: parse(one).href, Channel.RELAY: lambda one: parse(one).href}
    how |= {Channel.SMS: "sms:{}".format, Channel.EMAIL: "mailto:{}".format}
    return {how[one.type](one.value) for one in points if one.value and one.type in how}


def addresses(page: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    """Every element with an address, and the address without what a browser drops; codes are decoded by then."""
    for tag in page.find_all(True):
        for name, value in tag.attrs.items():
            if name.lower() in NAMES:
                for one in str(value).split(",") if name.endswith("srcset") else [str(value)]:
                    yield tag, re.sub(r"[\t\n\r]", "", one.strip("".join(map(chr, range(33)))))


def target(site: Path, place: str, address: str) -> tuple[Path, str]:
    """The file a relative address on the page at ``place`` leads to, and the anchor."""
    path = unquote(urlsplit(urljoin(place, address)).path)
    return site / path.lstrip("/") / ("index.html" if path.endswith("/") else ""), unquote(address.partition("#")[2])


@lru_cache(maxsize=1024)
def ids(path: Path) -> set[str]:
    """What one can link to on a page."""
    return {str(one["id"]) for one in tree(path).select("[id]")}


def wrong(page: BeautifulSoup, place: str, site: Path, known: set[str]) -> list[str]:
    """Every address that is neither relative and leading to what exists, nor https, nor the register's."""
    found = [f"{place}: {one}" for one in page.select("base, meta[http-equiv=refresh i]")]
    for tag, one in addresses(page):
        if WEB.fullmatch(one) or one in known or "canonical" in tag.get_attribute_list("rel"):
            continue
        file, anchor = target(site, place, one)
        relative = one and not re.match(r"[a-z][a-z0-9+.-]*:|[/\\]{2}|.*\\", one, re.I)
        if not relative or not file.is_file() or (anchor and anchor not in ids(file)):
            found.append(f"{place}: {one!r} i {tag}")
    return found
