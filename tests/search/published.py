"""Whether a published search list gives the numbers the register gives: callable on a changed copy too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ressursbank.phone import digits_of
from ressursbank.search.document import Document, Reading
from ressursbank.search.documents import documents
from ressursbank.search.fold import split
from ressursbank.show.card import shown_points
from ressursbank.show.place import Here
from ressursbank.site import Site


def numbers_of(site: Site, language: str) -> dict[str, set[str]]:
    """Address of a service in the list → the digits it may be found by."""
    here = Here(site, language, "index")
    return {
        f"tjenester/#{name}": {digits_of(one.value.text) for one in shown_points(here, service) if one.value.dial}
        for name, service in site.register.services.items()
    }


def own_words(site: Site, language: str) -> dict[str, tuple[str, str, set[str]]]:
    """Address → title, description, and every word the page or service itself says."""
    said = {one.address: one for one in documents(site, language, Reading(frozenset(), ()))}
    found = {address: (one.title, one.description, _words(one)) for address, one in said.items()}
    for (code, _), page in site.pages.items():
        if code == language and page.url in found:
            title, description, words = found[page.url]
            found[page.url] = (title, description, {*words, *split(page.body)})
    return found


def _words(one: Document) -> set[str]:
    return {*split(f"{one.title} {one.description}"), *one.strong, *one.weak}


def wrong_rows(rows: list[list[Any]], numbers: dict[str, set[str]], own: dict[str, tuple[str, str, set[str]]]) -> list[str]:
    """Every row whose numbers are not exactly those the register gives, or whose words it made up."""
    return [one for row in rows for one in _wrong_row(row, numbers, own)]


def _wrong_row(row: list[Any], numbers: dict[str, set[str]], own: dict[str, tuple[str, str, set[str]]]) -> Iterator[str]:
    address, title, description, strong, weak = (str(one) for one in row[:5])
    if address not in own:
        yield f"{address} finnes ikke"
        return
    if (title, description) != own[address][:2]:
        yield f"{address}: «{title}», «{description}»"
    digits = [one for one in split(f"{strong} {weak}") if any(sign.isdigit() for sign in one)]
    said = {*digits, *split(f"{title} {description}")}
    yield from (f"{address}: {one} mangler" for one in numbers.get(address, set()) - said)
    known = numbers.get(address, set()) | (own[address][2] if address not in numbers else own_text(own[address]))
    yield from (f"{address}: {one} er ikke dens" for one in digits if one not in known)


def own_text(own: tuple[str, str, set[str]]) -> set[str]:
    """A service's own words without what is digits alone: those may only be its numbers."""
    return {one for one in own[2] if not one.isdigit()}
