"""What a finished build says to browsers and search engines, read as the tests need it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from tests.site.pages import tree

XHTML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def rules(page: BeautifulSoup) -> dict[str, str]:
    """The page's policy."""
    meta = page.select_one('meta[http-equiv="Content-Security-Policy"]')
    assert meta is not None
    return dict((rule.strip().split(" ", 1)) for rule in str(meta["content"]).split(";"))


def home(site: Path) -> str:
    """The site's own address."""
    link = tree(site / "index.html").select_one('link[rel="canonical"]')
    assert link is not None
    return str(link["href"])


def sitemap(site: Path) -> dict[str, dict[str, str]]:
    """Address → language → address of each version."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    found = {}
    for entry in root.findall("s:url", XHTML):
        links = entry.findall("x:link", XHTML)
        place = entry.findtext("s:loc", "", XHTML)
        assert place not in found
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry.findtext("s:lastmod", "", XHTML))
        found[place] = {one.attrib["hreflang"]: one.attrib["href"] for one in links}
        assert len(found[place]) == len(links)
    return found


def data(path: Path) -> list[dict[str, Any]]:
    """The page's JSON-LD."""
    found = [json.loads(one.get_text()) for one in tree(path).select('script[type="application/ld+json"]')]
    assert len(found) == 1 and found[0]["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = found[0]["@graph"]
    return graph
