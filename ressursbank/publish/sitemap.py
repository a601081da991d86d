"""The list of pages for search engines, each with the languages that really have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

DEFAULT = "x-default"


@dataclass(frozen=True)
class Entry:
    """One page: its address, the day its text is from, and its versions as (language, address)."""

    address: str
    changed: str
    versions: tuple[tuple[str, str], ...]


def entries(site: Site, languages: Iterable[str], address: str) -> list[Entry]:
    """Every page of the languages in the build, in a fixed order. ``address`` is the site's own, with a slash at the end.

    A page that exists in one language only has no versions: a front page is no translation of it.
    """
    built = list(languages)
    found: dict[str, dict[str, str]] = {}
    for (language, slug), page in site.pages.items():
        if language in built:
            folder = "" if language == SOURCE or len(built) == 1 else f"{language}/"
            found.setdefault(slug, {})[language] = f"{address}{folder}{page.url}"
    rows = []
    for slug, places in sorted(found.items()):
        versions = tuple((one, places[one]) for one in built if one in places) if len(places) > 1 else ()
        if versions and SOURCE in places:
            versions += ((DEFAULT, places[SOURCE]),)
        for language in built:
            if language in places:
                changed = site.pages[language, slug].meta.text_from.isoformat()
                rows.append(Entry(places[language], changed, versions))
    return rows
