"""Everything a build needs, read once: register, pages and phrases, and the date it is built for."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ressursbank.build_date import build_date
from ressursbank.pages.page import Page, read_pages
from ressursbank.problems import Problem, ProblemsFoundError
from ressursbank.register.load import Register, read_register
from ressursbank.show.strings import Strings, read_strings


@dataclass(frozen=True, eq=False)
class Site:
    """What the site is made of, on the day ``today`` (Europe/Oslo). Each reading is one of its own, and what is made from it is kept by it."""

    root: Path
    register: Register
    pages: dict[tuple[str, str], Page]
    strings: dict[str, Strings]
    today: date
    made: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False
    )  # by show.place.once; goes when the site goes

    @property
    def preview(self) -> bool:
        """Until the municipality has adopted the site, every page says it is a draft."""
        return not self.register.municipality.approved_for_launch

    @property
    def in_use(self) -> bool:
        """From the day after the launch: the launch itself asks for everything that was owed."""
        town = self.register.municipality
        return town.approved_for_launch and town.launched_on is not None and town.launched_on < self.today

    def page(self, language: str, slug: str) -> Page | None:
        """A page by language and slug."""
        return self.pages.get((language, slug))


def read_site(root: Path, today: date | None = None) -> tuple[Site | None, list[Problem]]:
    """The site as far as it can be read, and every mistake found while reading."""
    register, problems = read_register(root)
    pages = read_pages(root, problems)
    strings = read_strings(root, problems)
    if register is None:
        return None, problems
    return Site(root, register, pages, strings, today or build_date()), problems


_kept: dict[Path, Site] = {}


def keep(site: Site) -> None:
    """Makes ``site`` the one that ``load_site`` gives from now on."""
    _kept[site.root] = site


def load_site(root: Path) -> Site:
    """The site as last read; reads it the first time.

    Every word on every page asks for it: reading again each time cost a third of the build.

    Raises:
        ProblemsFoundError: with every mistake, each at its file and line.
    """
    return _kept[root] if root in _kept else reload_site(root)


def reload_site(root: Path) -> Site:
    """The site, read again and kept. Raises as ``load_site``."""
    site, problems = read_site(root)
    if problems or site is None:
        raise ProblemsFoundError(problems)
    keep(site)
    return site
