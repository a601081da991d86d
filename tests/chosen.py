"""What a test needs one of, taken from the real content by a rule and never by name: an editor may change all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ressursbank.check.pinned import PINNED
from ressursbank.pages.page import Page
from ressursbank.phone import parse
from ressursbank.register.contact_point import Channel
from ressursbank.register.service import Service
from ressursbank.site import Site
from ressursbank.words import WORDS


@dataclass(frozen=True)
class Line:
    """A line one can ring, the file its number is typed in, the number as it stands, and the same with one digit changed."""

    service: Service
    file: str
    number: str
    other: str

    @property
    def links(self) -> tuple[str, str]:
        """How a page rings the number, and how it would ring the changed one."""
        return parse(self.number).href, parse(self.other).href

    def change(self, root: Path, *, both: bool = False) -> None:
        """Changes the digit in a copy of the project; also where the number was seen, when ``both``."""
        text = (root / self.file).read_text(encoding="utf-8")
        field = "value|number" if both else "value"
        changed, times = re.subn(rf"((?:{field}): ['\"]?){self.number}", rf"\g<1>{self.other}", text)
        assert times == 1 + both, self.file
        (root / self.file).write_text(changed, encoding="utf-8")


def lines(site: Site) -> Iterator[Line]:
    """Every line of today with one national number of its own, that no law has fixed."""
    taken = [point.value for one in site.register.services.values() for point in one.contact_points]
    for name, service in sorted(site.register.services.items()):
        point = next((one for one in service.contact_points if one.printable and one.type is Channel.PHONE), None)
        if name in PINNED or point is None or not point.value or point.value_from or not service.runs_on(site.today):
            continue
        file = site.register.entries[name].place(("contact_points",)).path
        once = (site.root / file).read_text(encoding="utf-8").count(point.value) == 2  # as the value, and as it was seen
        if (
            file.startswith("data/national")
            and len(parse(point.value).digits) == 8
            and once
            and taken.count(point.value) == 1
        ):
            yield Line(service, file, point.value, point.value[:-1] + str((int(point.value[-1]) + 1) % 10))


def a_line(site: Site, fits: Callable[[Line], object] = bool) -> Line:
    """The first such line."""
    return next(one for one in lines(site) if fits(one))


def an_open_service(site: Site, **other: object) -> Service:
    """Some open service, changed as the test wants."""
    return next(one for one in site.register.services.values() if one.runs_on(site.today)).model_copy(update=other)


def with_services(site: Site, *services: Service) -> Site:
    """The site with these services in its register, in place of those with the same id."""
    entries = {one.id: next(iter(site.register.entries.values())) for one in services} | site.register.entries
    known = {**site.register.services, **{one.id: one for one in services}}
    return replace(site, register=replace(site.register, services=known, entries=entries))


def a_page(site: Site, section: str, language: str = "nb", fits: Callable[[Page], object] = bool) -> Page:
    """The first page of a part of the site that fits; never the part's own front page."""
    pages = sorted(site.pages.values(), key=lambda one: one.path)
    return next(
        one for one in pages if (one.language, one.section) == (language, section) and one.slug.count("/") == 1
        and not one.slug.endswith("/index") and fits(one)
    )  # fmt: skip


def page_with(site: Site, word: str, language: str = "nb") -> Page:
    """The page a word of the vocabulary stands on; only for words that fill a page."""
    return next(one for one in site.pages.values() if one.language == language and word in {call.name for call in one.calls})


WHOLE = (*(name for name, word in WORDS.items() if word.wide or word.scripts), "sprakliste")  # words that fill a page


def of_each_kind(site: Site) -> list[Page]:
    """The first bokmål page of each type, and of each word that fills a page, of those that English has too."""
    found: dict[str, Page] = {}
    for page in sorted(site.pages.values(), key=lambda one: one.path):
        if page.language == "nb" and site.page("en", page.slug):
            for kind in (page.meta.page_type.value, *(call.name for call in page.calls if call.name in WHOLE)):
                found.setdefault(kind, page)
    return list({page.slug: page for page in found.values()}.values())
