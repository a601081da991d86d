"""Reads every page under ``docs/``: its front matter, its words, and its counterpart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ressursbank.pages.front_matter import FrontMatter
from ressursbank.pages.macro_calls import NotAllowedError, parse
from ressursbank.problems import Problem, shown
from ressursbank.reading.files import plain_files
from ressursbank.reading.yaml_text import Document, UnreadableError, parse_yaml, read_text
from ressursbank.register.layers import Layered, Place, judge
from ressursbank.register.sign_off import Signable
from ressursbank.words import Call

FENCE = "---"
NOT_READ = re.compile(r"\]\((?!https?:)[^)\s]*|\{[:#][^}]*\}")  # a page that is renamed, is not another text


@dataclass(frozen=True)
class Page:
    """One Markdown page. ``slug`` is its path below the language without ``.md``; ``source`` is the whole file."""

    path: str
    language: str
    slug: str
    meta: FrontMatter
    body: str
    body_line: int
    meta_lines: Document
    source: str
    calls: list[Call] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The page's address below its language's root, as MkDocs makes directory URLs."""
        return url_of(self.slug)

    @property
    def section(self) -> str:
        """The folder a page belongs to; empty on the top level."""
        return self.slug.split("/")[0] if "/" in self.slug else ""

    @cached_property
    def signable(self) -> Signable:
        """The page as those who approve it read it. What its words show of the register has a control of its own."""
        words = (*self.meta.read.values(), *self.meta.ring, NOT_READ.sub("]", self.body))
        return Signable(self.path, self.meta.title, words, dict(self.meta.approval), self.meta.text_from)


def url_of(slug: str) -> str:
    """The address of a page below its language's root: «», «hjelp/», «hjelp/rus/»."""
    if slug == "index":
        return ""
    return slug.removesuffix("index") if slug.endswith("/index") else f"{slug}/"


def split(text: str) -> tuple[str, str, int]:
    """Front matter, body, and the body's first line in the file.

    Raises UnreadableError when the page has no front matter or it is never closed.
    """
    rows = text.split("\n")
    if not rows or rows[0].rstrip() != FENCE:
        raise UnreadableError(1, "FORTEKST", "Siden skal begynne med en linje «---» og så tittel, beskrivelse og kilder.")
    for number in range(1, len(rows)):
        if rows[number].rstrip() == "...":
            raise UnreadableError(number + 1, "FORTEKST", "Linja «...» kan ikke stå mellom feltene øverst. Ta den bort.")
        if rows[number].rstrip() == FENCE:
            return "\n".join(rows[1:number]), "\n".join(rows[number + 1 :]), number + 2
    raise UnreadableError(1, "FORTEKST", "Linja «---» som avslutter feltene øverst, mangler.")


def head_of(text: str) -> tuple[int, int]:
    """Where in a page's text its front matter begins and ends. Raises as ``split``."""
    start = text.index("\n") + 1
    return start, start + len(split(text)[0])


def read_page(path: Path, root: Path, problems: list[Problem]) -> Page | None:
    """One page; None, with every mistake noted, when its front matter does not hold."""
    name = shown(path, root)
    language, _, rest = name.removeprefix("docs/").partition("/")
    try:
        source = read_text(path)
        head, body, body_line = split(source)
        document = parse_yaml(head, first_line=2)
    except UnreadableError as error:
        problems.append(Problem(name, error.line, error.code, error.sentence))
        return None
    entry = Layered(document.tree, {key: Place(name, line) for key, line in document.lines.items()})
    entry.places[()] = Place(name, 1)
    for row, line in enumerate(head.split("\n"), 2):
        if "{{" in line or "{%" in line:
            problems.append(Problem(name, row, "MAKRO", "Krøllparenteser kan ikke stå i feltene øverst på siden."))
    meta = judge(FrontMatter, entry, problems)
    calls: list[Call] = []
    try:
        calls = [part for part in parse(body) if isinstance(part, Call)]
    except NotAllowedError as error:
        problems.append(Problem(name, error.line + body_line - 1, "MAKRO", error.sentence))
    if meta is None:
        return None
    return Page(name, language, rest.removesuffix(".md"), meta, body, body_line, document, source, calls)


def lies_there(root: Path, language: str, slug: str) -> bool:
    """Whether the page's file is there, also one that cannot be read: its mistake is told once, at the file itself."""
    return (root / "docs" / language / f"{slug}.md").is_file()


def read_pages(root: Path, problems: list[Problem]) -> dict[tuple[str, str], Page]:
    """All pages by (language, slug)."""
    pages = {}
    for path in plain_files(root / "docs", root, ".md", problems):
        page = read_page(path, root, problems) if path.parent != root / "docs" else None  # told where it lies
        if page is not None:
            pages[page.language, page.slug] = page
    return pages
