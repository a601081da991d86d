"""Every number a built page says, and whether it is the register's: callable on a changed copy as on the page itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from ressursbank.phone import digits_of, parse
from ressursbank.register.contact_point import Channel
from ressursbank.site import Site
from tests.paper.pdf import NUMBER

DIALLED = (Channel.PHONE, Channel.RELAY)


@dataclass(frozen=True)
class Said:
    """One number on a page. ``kind`` says where: a link, its text, a card's SMS, a title, data or loose text.

    ``owner`` is what it must agree with: the link's place on the page, the service, or the source's address.
    """

    kind: str
    owner: str
    value: str


@dataclass(frozen=True)
class Truth:
    """What the register lets a page say."""

    links: dict[str, str]  # link → digits
    of_service: dict[str, set[str]]  # service → links
    sms: dict[str, list[str]]
    named: dict[str, str]  # the name on a card → service
    titles: dict[str, set[str]]  # a source's address → its titles, for those that hold a number

    @property
    def digits(self) -> set[str]:
        """Every number one may read."""
        return {*self.links.values(), *(digits_of(one) for values in self.sms.values() for one in values)}


def truth_of(site: Site) -> Truth:
    """The register's side of the comparison."""
    truth = Truth({}, {}, {}, {one.name: one.id for one in site.register.services.values()}, {})
    for service in site.register.services.values():
        for point in service.contact_points:
            if point.printable and point.value and point.type in DIALLED:
                phone = parse(point.value)
                truth.links[phone.href] = phone.digits
                truth.of_service.setdefault(service.id, set()).add(phone.href)
            elif point.printable and point.value and point.type is Channel.SMS:
                truth.sms.setdefault(service.id, []).append(point.value)
    for source in site.register.words["sources"].values():
        if source.url and NUMBER.search(source.title):
            truth.titles.setdefault(source.url, set()).add(source.title)
    return truth


def said_on(page: BeautifulSoup, truth: Truth) -> list[Said]:
    """Every place a number stands on a page; the tree is used up."""
    found = [*_data(page)]
    for one in page(["script", "style"]):
        one.extract()
    for place, link in enumerate(page.select('a[href^="tel:"]')):
        article = link.find_parent("article", id=True) if "ring" in link.get_attribute_list("class") else None
        service = str(article["id"]) if isinstance(article, Tag) else ""  # other links of a card are its way round
        number = link.find("bdi")
        found.append(Said("lenke", f"{place} {service}", str(link["href"])))
        found.append(Said("lest", f"{place} {service}", number.get_text() if number else "mangler"))
        link.extract()
    found += _texted(page, truth)
    for link in page.select('a[href^="mailto:"]'):
        if link.get_text().endswith(str(link["href"]).removeprefix("mailto:")):
            link.extract()
    for link in page.select('a[href^="http"]'):
        if (urlsplit(str(link["href"])).hostname or "").removeprefix("www.") == link.get_text():
            link.extract()  # a website may be called after its number
    for link in page.select("a[href]"):
        if link["href"] in truth.titles and not link.find_parent(class_="nett"):
            found.append(Said("tittel", str(link["href"]), link.get_text()))
            link.extract()
    for cell in page.select("td, th"):
        cell.append(" | ")  # a year in one and a sheet's number in the next are no number together
    text = re.sub(r"[ \t\n]+", " ", page.get_text(" "))
    text = re.sub(r"\blov \d{1,2}\. \w+ \d{4} nr\. \d+", "", text)  # an act has a number of its own
    return [*found, *(Said("løst", "", one) for one in NUMBER.findall(text))]


def _texted(page: BeautifulSoup, truth: Truth) -> Iterator[Said]:
    """Every number to send a text to: on a card it must be the card's own, elsewhere one of the register's."""
    for point in page.select("li.punkt"):
        value, card = point.find("bdi"), point.find_parent("article")
        if value and not point.find("a") and not value.find_parent(class_="apent"):
            heading = card.find(["h2", "h3"]) if card else None
            yield Said("sms", truth.named.get(heading.get_text(), "") if heading else "", value.get_text())
            value.extract()


def _data(page: BeautifulSoup) -> Iterator[Said]:
    for script in page.select('script[type="application/ld+json"]'):
        for entry in json.loads(script.get_text())["@graph"]:
            service = str(entry["@id"]).partition("#")[2]
            for number in phones(entry):
                yield Said("data", service, number)


def phones(entry: dict[str, Any]) -> list[str]:
    """Every number one entry of the data for search engines gives."""
    points = [*entry.get("contactPoint", []), *(one.get("servicePhone", {}) for one in entry.get("availableChannel", []))]
    return [point["telephone"] for point in points if point]


def wrong(said: Sequence[Said], truth: Truth) -> list[str]:
    """Every number that is not what the register says, as sentences for the one who reads the failed test."""
    of = {kind: [one for one in said if one.kind == kind] for kind in {one.kind for one in said}}
    found = []
    for link, read in zip(of.get("lenke", []), of.get("lest", []), strict=True):
        service = link.owner.partition(" ")[2]
        if link.value not in truth.links:
            found.append(f"{link.value} står ikke i registeret")
        elif digits_of(read.value) != truth.links[link.value]:
            found.append(f"man leser {read.value} og ringer {link.value}")
        elif service and link.value not in truth.of_service.get(service, ()):
            found.append(f"{link.value} er ikke nummeret til {service}")
    cards = Counter((one.owner.partition(" ")[2], one.value.removeprefix("tel:")) for one in of.get("lenke", []))
    data = Counter((one.owner, one.value) for one in of.get("data", []))
    if data:
        found += [f"kortene og dataene er uenige: {one}" for one in data - cards]
        found += [f"mangler i dataene: {one}" for one in cards - data if one[0]]
    found += _sms(of.get("sms", []), truth)
    found += [f"«{one.value}» er ikke tittelen" for one in of.get("tittel", []) if one.value not in truth.titles[one.owner]]
    return found + [f"{one.value} står uten lenke" for one in of.get("løst", [])]


def _sms(said: Sequence[Said], truth: Truth) -> Iterator[str]:
    for service in {one.owner for one in said}:
        values = sorted(one.value for one in said if one.owner == service)
        known = {value for one in truth.sms.values() for value in one}
        if (values != sorted(truth.sms.get(service, []))) if service else not known.issuperset(values):
            yield f"SMS til {service}: {values}"
