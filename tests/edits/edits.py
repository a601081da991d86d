"""What an editor does on an ordinary day, done to a copy of the project by rule: each leaves the rest as the check asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from ressursbank.cli import main
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.page import Page
from ressursbank.register.chain import load_chain
from ressursbank.register.service import Service, Status
from ressursbank.site import Site
from tests.chosen import a_line, a_page
from tests.unit.small_project import LOCAL, write
from tests.unit.test_no_names import CONTRACT
from tests.unit.test_scaffold import fill_in

Edit = Callable[[Path, Site], object]
CALL = r"\{\{ \w+\(\"NAME\"[^}]*\) \}\}"


def rewrite(root: Path, where: str, pattern: str, new: str, most: int = 0, least: int = 1) -> None:
    """Rewrites every file that fits, each in at most ``most`` places (0 is all); in all at least ``least`` places are found."""
    times = 0
    for path in sorted(root.glob(where)):
        text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=most, flags=re.M)
        path.write_text(text, encoding="utf-8")
        times += count
    assert times >= least, f"{where}: {pattern}"


def field(root: Path, path: str, name: str, new: str) -> None:
    """Gives a field at the start of a file another value."""
    rewrite(root, path, rf"^{name}: .*$", f"{name}: {new}", 1)


def file_of(site: Site, service: Service, name: str = "name") -> str:
    """The file a field of a service stands in."""
    return site.register.entries[service.id].place((name,)).path


def services(site: Site) -> Iterator[Service]:
    """The municipality's own services that no program and no map names, and that do not stand alone under their topic."""
    mapped = {one for stage in load_chain(site.root, site.register).stages for one in stage.services}
    every = list(site.register.services.values())
    for one in every:
        alone = sum(other.topics[0] == one.topics[0] for other in every) < 3
        if one.status is Status.ACTIVE and one.area_served == "gjovik" and one.id not in CONTRACT | mapped and not alone:
            yield one


def reword_a_sentence(root: Path, site: Site) -> None:
    """On a page that also stands on a sheet of paper."""
    page = site.page("nb", next(one.page for one in site.register.words["sheets"].values() if one.page))
    assert page is not None
    rewrite(root, page.path, r"^- [^\n{\[]+\.$", "- Dette har noen skrevet på nytt.", 1)


def relabel_the_guides(root: Path, site: Site) -> None:
    """Every guide at once."""
    rewrite(root, "docs/nb/ansatt/*.md", r"^label: (.*)$", r"label: \1 nå")


def leaf(site: Site, skip: int = 0) -> Page:
    """A page of help no program names and no sheet is made of, with a file name of its own."""
    sheets = site.register.words["sheets"].values()
    used = CONTRACT | {one.page for one in sheets} | {one.leads_to for one in sheets}
    names = [slug.rpartition("/")[2] for language, slug in site.pages if language == "nb"]
    found = [one for one in site.pages.values() if one.language == "nb" and one.meta.page_type is PageType.HJELP]
    return [one for one in found if one.slug not in used and names.count(one.slug.rpartition("/")[2]) == 1][-1 - skip]


def delete_a_page(root: Path, site: Site) -> None:
    """In both languages, with its links, its place in the menu and its words in the search."""
    slug = leaf(site).slug
    for path in root.glob(f"docs/*/{slug}.md"):
        path.unlink()
    rewrite(root, "mkdocs.yml", rf"^ +- {slug}\.md\n", "")
    rewrite(root, "docs/**/*.md", rf"\[([^\]]+)\]\([./a-z-]*{slug.rpartition('/')[2]}\.md[^)]*\)", r"\1")
    out_of_lists(root, slug)


def out_of_lists(root: Path, name: str) -> None:
    """Takes a name out of the lists in the search words and the sheets."""
    rewrite(root, "data/search/*.yml", rf"show: \[{name}\]", "show: [index]", least=0)
    for where in ("data/search/*.yml", "data/sheets.yml"):
        rewrite(root, where, rf"(?<=[\[ ]){name}, |, {name}(?=[,\]])", "", least=0)


def move_a_page(root: Path, site: Site) -> None:
    """To another file name."""
    slug = leaf(site, 1).slug
    name = slug.rpartition("/")[2]
    for path in root.glob(f"docs/*/{slug}.md"):
        path.rename(path.with_stem(f"{name}-ny"))
    rewrite(root, "docs/**/*.md", rf"(\]\([./a-z-]*{name})\.md", r"\1-ny.md")
    rewrite(root, "mkdocs.yml", rf"(- {slug})\.md$", r"\1-ny.md")
    rewrite(root, "data/search/*.yml", rf"(?<=[\[ ]){slug}(?=[,\]])", f"{slug}-ny", least=0)


def remove_a_service(root: Path, site: Site) -> None:
    """With its place in lists, sentences, sheets and search."""
    one = next(services(site))
    for path in root.glob(f"data/*/services/{one.id}.yml"):
        path.unlink()
    call = CALL.replace("NAME", one.id)
    rewrite(root, "docs/**/*.md", rf"^ *- [^\n]*{call}(?!.*\{{\{{)[^\n]*\n|, {call}|{call},? ?", "", least=0)
    out_of_lists(root, one.id)


def retitle_a_page(root: Path, site: Site) -> None:
    """In both languages."""
    slug = a_page(site, "etterlatt").slug
    field(root, f"docs/nb/{slug}.md", "title", "En helt annen tittel")
    field(root, f"docs/en/{slug}.md", "title", "Another title altogether")


def add_a_page(root: Path, site: Site) -> None:
    """As the scaffold makes it, filled in."""
    assert main(["ny", "side", "bekymret/En helt ny side", "--rot", str(root)]) == 0
    fill_in(path := root / "docs/nb/bekymret/en-helt-ny-side.md")
    source = next(iter(site.register.words["sources"]))
    path.write_text(path.read_text(encoding="utf-8").replace("[kilde]", f"[{source}]"), encoding="utf-8")


def close_a_service(root: Path, site: Site) -> None:
    """One that was open yesterday."""
    one = list(services(site))[-1]
    field(root, file_of(site, one, "status"), "status", "closed")


def open_what_is_planned(root: Path, site: Site) -> None:
    """All of it."""
    rewrite(root, "data/*/services/*.yml", r"^status: planned\n", "")


def rename_a_service(root: Path, site: Site) -> None:
    """One on the map, and one of the municipality's own."""
    mapped = site.register.services[load_chain(site.root, site.register).stages[-1].services[-1]]
    for one in (mapped, list(services(site))[1]):
        field(root, file_of(site, one), "name", f"{one.name} på nytt")


def reorder(root: Path, site: Site) -> None:
    """The topics, the menu and the stages of the map."""
    for path, pattern in (("data/topics.yml", r"(?m)^  - "), ("data/audiences.yml", r"(?m)^  - ")):
        head, *rows = re.split(pattern, (root / path).read_text(encoding="utf-8"))
        (root / path).write_text("  - ".join([head, *(f"{row.rstrip()}\n" for row in reversed(rows))]), encoding="utf-8")
    rows = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    at = next(n for n, (one, two) in enumerate(pairwise(rows)) if re.match(r" +- hjelp/(?!index)", one) and "hjelp/" in two)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    (root / "mkdocs.yml").write_text("\n".join(rows), encoding="utf-8")
    rewrite(root, "data/chain.yml", r"services: \[([\w-]+), ([\w-]+), ([\w-]+)", r"services: [\1, \3, \2", 1)


def retitle_and_delete_resources(root: Path, site: Site) -> None:
    """One of each, the title of all."""
    min(root.glob("data/resources/*.yml")).unlink()
    rewrite(root, "data/resources/*.yml", r"^(title: )(?![|>\"'])(.*)$", r"\1\2 (ny utgave)")


def rename_words(root: Path, site: Site) -> None:
    """Of topics, roles, teams and the fixed phrases."""
    for name in ("topics", "roles", "teams"):
        rewrite(root, f"data/{name}.yml", r"nb: ([A-ZÆØÅ][^,}\n]*)", r"nb: \1 nå")
    for phrase in ("hopp", "tilgang", "planned", "ikke_funnet"):
        rewrite(root, "data/strings/nb.yml", rf"^( *{phrase}: )(?![\"'])(.*)$", r"\1\2 nå")


EDITS: tuple[Edit, ...] = (
    reword_a_sentence,
    relabel_the_guides,
    delete_a_page,
    remove_a_service,
    retitle_a_page,
    move_a_page,
    add_a_page,
    close_a_service,
    open_what_is_planned,
    rename_a_service,
    reorder,
    retitle_and_delete_resources,
    rename_words,
    lambda root, _: write(
        root, "data/gjovik/services/nytt-tilbud.yml", LOCAL.replace("id: lokal", "id: nytt-tilbud")
    ),  # a new service
    lambda root, site: a_line(site).change(root, both=True),  # a corrected number
)
