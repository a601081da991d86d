"""The words of the finished pages, each by the language it is marked with, held against Hunspell's dictionaries."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from ressursbank.site import Site

DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
LEFT_OUT = {"script", "style", "svg", "code"}
ADDRESS = re.compile(r"\S*(?:@|://|www\.|\.(?:no|org|com|net|pl|pdf|yml|md)\b)\S*")
WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{2,}(?:['’][^\W\d_]+)*(?![\w])")


def texts(node: Tag, language: str) -> Iterator[tuple[str, str]]:
    """The language and text of everything a page says, as its «lang» marks say it is read."""
    for child in node.children:
        if isinstance(child, Tag) and child.name not in LEFT_OUT:
            yield from texts(child, str(child.get("lang", language)))
        elif type(child) is NavigableString:
            yield language, str(child)


def words(text: str) -> set[str]:
    """The words of a text without addresses, codes and short forms in capitals; an English «’s» is taken off."""
    found = WORD.findall(ADDRESS.sub(" ", text.replace("\u00ad", "")))
    return {re.sub(r"['’]s?$", "", word).replace("’", "'") for word in found if not word.isupper()}


def on_pages(pages: Iterable[tuple[str, BeautifulSoup]]) -> dict[str, dict[str, str]]:
    """Language → word → one of the pages it stands on."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for place, page in pages:
        assert page.html and page.body
        for language, text in texts(page.body, str(page.html["lang"])):
            for word in words(text):
                found[language].setdefault(word, place)
    return found


def unknown(language: str, asked: Iterable[str]) -> set[str]:
    """The words the language's dictionary does not have."""
    told = subprocess.run(
        ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"],
        input="\n".join(sorted(asked)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(told.stdout.split())


def names(site: Site) -> set[str]:
    """Every word of a name: services, resources, sources, those who publish them, units and languages."""
    services, resources, sources = site.register.services, site.register.resources, site.register.words["sources"]
    told = [
        *(text for one in services.values() for text in (one.name, *(one.alternate_name or {}).values())),
        *(text for one in (*resources.values(), *sources.values()) for text in (one.title, one.publisher or "")),
    ]
    return {word for text in told for word in words(text)}
