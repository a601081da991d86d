"""What stands around every page: crisis block, language choice, section, review line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from ressursbank.freshness import page_due, page_due_on
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.pages.steps import STEPS
from ressursbank.show import reading_list
from ressursbank.show.acute import Acute, acute
from ressursbank.show.approval import draft
from ressursbank.show.emergency import crisis_block
from ressursbank.show.place import Here
from ressursbank.show.reading_list import ShownSource
from ressursbank.show.ringing import Ring
from ressursbank.show.strings import SOURCE, Strings
from ressursbank.show.way_out import way_out
from ressursbank.words import WORDS, Word

STYLED = ("forside", "veileder")  # types of page with a style sheet of their own
STEP = re.compile(rf"^## (.+?) \{{#({'|'.join(STEPS)})\}}", re.M)
MAIN = ("hjelp", "bekymret", "etterlatt", "tjenester", "ressurser", "ansatt", "handlingsplan", "papir")


@dataclass(frozen=True)
class Tongue:
    """One language in the choice."""

    code: str
    name: str
    dir: str
    href: str
    current: bool
    home: str


@dataclass(frozen=True)
class Link:
    """One entry of a menu."""

    href: str
    title: Markup | str
    current: bool


@dataclass(frozen=True)
class Step:
    """One step of a handling guide: its id, and what is done in it."""

    id: str
    title: str


@dataclass(frozen=True)
class Review:
    """Who answers for the page, when it was written and read, and what it builds on."""

    owner: Markup
    lines: list[Markup]
    overdue: bool
    draft: Markup
    newer_source: bool
    sources: list[ShownSource]


@dataclass(frozen=True)
class Shell:
    """The frame of one page, as its template prints it."""

    here: Here
    order: tuple[str, ...]
    built: tuple[str, ...]

    @property
    def t(self) -> Strings:
        """The phrases of the page's language."""
        return self.here.text

    @property
    def page(self) -> Page | None:
        """The page itself; None on a page made by the build alone."""
        return self.here.site.page(self.here.language, self.here.slug)

    @property
    def dir(self) -> str:
        """The writing direction of the page's language."""
        return str(self.here.site.register.words["languages"][self.here.language].dir)

    @property
    def crisis(self) -> list[Ring]:
        """The numbers that stand first on every page."""
        return crisis_block(self.here)

    @property
    def kind(self) -> str:
        """The page's type; empty on a page made by the build alone."""
        return self.page.meta.page_type.value if self.page else ""

    @cached_property  # asked four times on a page
    def words(self) -> list[Word]:
        """The words the page uses, each once, in the vocabulary's order."""
        used = {call.name for call in self.page.calls} if self.page else set()
        return [word for name, word in WORDS.items() if name in used]

    @property
    def styles(self) -> list[str]:
        """The style sheets the page's type and words bring."""
        own = [f"{self.kind}.css"] if self.kind in STYLED else []
        return [*own, *dict.fromkeys(one for word in self.words for one in word.styles)]

    @property
    def scripts(self) -> list[str]:
        """The scripts the page's words bring."""
        return list(dict.fromkeys(one for word in self.words for one in word.scripts))

    @property
    def wide(self) -> bool:
        """Whether the page fills the screen's width: a word on it does, or nothing stands beside it."""
        return any(word.wide for word in self.words) or not (self.steps or len(self.section) > 1)

    @property
    def steps(self) -> list[Step]:
        """The steps of a handling guide, to move between with a thumb."""
        guide = self.page if self.page and self.page.meta.page_type is PageType.VEILEDER else None
        return [Step(one[2], one[1].partition(": ")[2] or one[1]) for one in STEP.finditer(guide.body)] if guide else []

    @property
    def akutt(self) -> Acute:
        """What the emergency page prints."""
        return acute(self.here)

    @property
    def preview(self) -> Markup:
        """The draft banner; empty once the municipality has adopted the site."""
        town = self.here.site.register.municipality
        return self.t("utkast", kommune=town.name) if self.here.site.preview else Markup("")

    @property
    def edition(self) -> str:
        """The day this edition was built for."""
        return self.t.day(self.here.site.today)

    @property
    def others(self) -> list[Tongue]:
        """The languages to change to."""
        return [one for one in self.languages if not one.current]

    @property
    def languages(self) -> list[Tongue]:
        """The languages in this build, each with a link that keeps the page."""
        known = self.here.site.register.words["languages"]
        return [
            Tongue(
                code,
                known[code].name,
                known[code].dir,
                self.in_language(code),
                code == self.here.language,
                self.here.site.strings[code].plain("meny.til_forsiden"),
            )
            for code in self.built
        ]

    def in_language(self, language: str) -> str:
        """A link to this page in another language; to that language's front page when it lacks it."""
        page = self.here.site.page(language, self.here.slug)
        return f"{self.here.root}{self.here.folder(language)}{page.url if page else ''}" or "./"

    @property
    def mains(self) -> list[Link]:
        """The parts of the site that exist in this language."""
        section = self.here.slug.split("/")[0]
        return [
            Link(self.here.link(f"{part}/"), self.t(f"del.{part}"), part == section)
            for part in MAIN
            if self.here.site.page(self.here.language, f"{part}/index")
        ]

    @property
    def about(self) -> list[Link]:
        """The pages about the site itself, for the foot of the page."""
        return self._links([slug for slug in self.order if slug.startswith("om/")])

    @property
    def section(self) -> list[Link]:
        """The other pages of the part one is in; the whole map is a page of its own."""
        folder = self.here.slug.rpartition("/")[0]
        if not folder:
            return []
        return self._links([slug for slug in self.order if slug.rpartition("/")[0] == folder])

    def _links(self, slugs: list[str]) -> list[Link]:
        pages = [self.here.site.page(self.here.language, slug) for slug in slugs]
        return [Link(self.here.link(page.url), page.meta.title, page.slug == self.here.slug) for page in pages if page]

    @property
    def exit(self) -> str:
        """Where the leave-page link goes, on the pages that have one."""
        return way_out(self.here.site, self.page) if self.page else ""

    @cached_property  # asked three times on a page
    def review(self) -> Review | None:
        """The review line; None on a page made by the build alone."""
        page = self.page
        if page is None:
            return None
        source = self.here.site.page(SOURCE, page.slug)
        newer = page.meta.translated_from is not None and source is not None and source.meta.text_from > page.meta.text_from
        read = page.meta.last_reviewed_on or page.meta.text_from
        return Review(
            owner=self.t.of(self.here.site.register.words["teams"][page.meta.owner].name),
            lines=self._dates(page, page_due_on(read, page.meta.review_in)),
            overdue=page_due(read, page.meta.review_in, self.here.site.today),
            draft=draft(self.t, page.signable),
            newer_source=newer,
            sources=reading_list.of_page(self.here, page),
        )

    def _dates(self, page: Page, next_review: date) -> list[Markup]:
        written = "side.oversatt" if page.meta.translated_from else "side.skrevet"
        lines = [self.t(written, dato=self.t.day(page.meta.text_from))]
        if page.meta.translated_from and not self.here.site.register.words["languages"][page.language].human_read:
            lines.append(self.t("side.oversatt_av"))
        if page.meta.last_reviewed_on:
            lines.append(self.t("side.lest", dato=self.t.day(page.meta.last_reviewed_on)))
        else:
            lines.append(self.t("side.ikke_lest"))
        lines.append(self.t("side.neste", dato=self.t.day(next_review)))
        return lines
