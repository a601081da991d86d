"""The projects the bench builds: ours at a given size, and the same pages with the theme as it comes."""

from __future__ import annotations

import re
from pathlib import Path

from ressursbank.pages.links import SOURCE, leads_to
from ressursbank.pages.macro_calls import parse
from ressursbank.pages.page import Page, split
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.site import Site, read_site
from ressursbank.words import Call
from tests.bench.stock import CONFIG
from tests.conftest import ROOT, copied
from tests.site.pages import tree

SECTIONS = ("hjelp", "bekymret", "etterlatt")  # a staff guide makes a sheet of paper as well, which is another budget


def ours(target: Path, pages: int) -> Path:
    """A copy of the project with at least ``pages`` pages in all; 0 leaves it at today's size."""
    copied(target)
    site = _read(target)
    guides = [page for page in site.pages.values() if page.section in SECTIONS and not page.slug.endswith("/index")]
    left, copy = pages - len(site.pages), 0
    menu: list[str] = []
    while left > 0:
        copy += 1
        for page in guides[:left]:
            slug = _write_copy(target, page, copy)
            menu += [f"  - {slug}.md\n"] if page.language == SOURCE else []
        left -= len(guides)
    with (target / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.writelines(menu)
    return target


def _read(root: Path) -> Site:
    site, problems = read_site(root)
    if site is None or problems:
        raise SystemExit("\n".join(map(str, problems)))
    return site


def _write_copy(target: Path, page: Page, copy: int) -> str:
    """One page more, in a section of its own, with links that lead where the first one's do; returns its slug."""
    folder, _, name = page.slug.rpartition("/")
    slug = f"{folder}/del-{copy}/{name}"
    text = (ROOT / page.path).read_text(encoding="utf-8")
    text = re.sub(r'^title: "?(.*?)"?$', rf'title: "\1 – del {copy}"', text, count=1, flags=re.M)

    def deeper(found: re.Match[str]) -> str:
        file, _ = leads_to(page.slug, found[1])
        return found[0] if file is None or found[1].startswith("#") else f"](../{found[1]})"

    path = target / "docs" / page.language / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(re.sub(r"\]\(([^)\s]+)\)", deeper, text), encoding="utf-8")
    return slug


def stock(project: Path, built: Path, target: Path) -> Path:
    """The pages of ``project`` for the theme as it comes: our words written out, nothing else of ours.

    The emergency page has its text in a template of ours; here it is taken from ``built``, our own build.
    """
    site = _read(project)
    for page in site.pages.values():
        path = target / "docs" / page.language / f"{page.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head, _, _ = split((project / page.path).read_text(encoding="utf-8"))
        head = re.sub(r"^template:.*\n", "", head, flags=re.M)  # a template of ours, which the theme does not have
        path.write_text(f"---\n{head}\n---\n{_written_out(site, page, built)}", encoding="utf-8")
    (target / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return target


def _written_out(site: Site, page: Page, built: Path) -> str:
    """The page's Markdown with our words replaced by what they show."""
    here = Here(site, page.language, page.slug)
    if page.slug == "akutt":
        folder = "" if page.language == SOURCE else page.language
        main = tree(built / folder / page.url / "index.html").main
        return re.sub(r"\s*\n\s*", " ", main.decode_contents()) if main else ""
    parts = parse(page.body)
    return "".join(show(here, one.name, *one.args, **dict(one.kwargs)) if isinstance(one, Call) else one for one in parts)
