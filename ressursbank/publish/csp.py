"""The Content-Security-Policy of each page: nothing is allowed that the page does not use itself.

Put in after the build, since only then is the page's own style known to the last byte.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from ressursbank.publish.pages import html_files, read, write

STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.S)
CHARSET = '<meta charset="utf-8">'
SELF = "'self'"
USES = (
    ("script-src", re.compile(r"<script[^>]*\ssrc=")),
    ("img-src", re.compile(r'<img\s|<link[^>]*\srel="icon"|<image\s')),
    ("worker-src", re.compile(r"<button[^>]*\sdata-offline=")),
    ("manifest-src", re.compile(r'<link[^>]*\srel="manifest"')),
)
CLOSED = ("base-uri", "form-action")
# On every page: only a script could use it, and a page that may run none gives nothing away. Without it, those who
# measure the site from within a page (Lighthouse) get no robots.txt, and say that search engines get none either.
OPEN = f"connect-src {SELF}"


def style_hashes(html: str) -> list[str]:
    """The hash of each style on the page, as a policy names it; line endings count as the browser counts them."""
    return sorted({_hash(text.replace("\r\n", "\n")) for text in STYLE.findall(html)})


@lru_cache(maxsize=100)  # a kind of page has one style, and there are hundreds of pages
def _hash(style: str) -> str:
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def policy(html: str) -> str:
    """The strictest policy the page can live with."""
    rules = ["default-src 'none'"]
    hashes = style_hashes(html)
    if hashes:
        rules.append(f"style-src {' '.join(hashes)}")
    rules += [f"{name} {SELF}" for name, used in USES if used.search(html)]
    return "; ".join([*rules, OPEN, *(f"{name} 'none'" for name in CLOSED)])


def with_policy(html: str) -> str:
    """The page with its policy right after its charset: what stands before a policy is not covered by it.

    Raises ValueError when the page does not begin as ours do.
    """
    before, found, after = html.partition(CHARSET)
    if not found or "<style" in before or "<script" in before:
        raise ValueError(f"Siden mangler «{CHARSET}» først i hodet, så den kan ikke få noen sikkerhetspolicy.")
    return f'{before}{found}\n<meta http-equiv="Content-Security-Policy" content="{policy(html)}">{after}'


def add_policies(site: Path) -> list[str]:
    """Gives every page its policy; returns the hashes of all styles in the build."""
    hashes: set[str] = set()
    for path in html_files(site):
        html = read(path)
        hashes.update(style_hashes(html))
        write(path, with_policy(html))
    return sorted(hashes)
