"""A project with three more languages, added as an editor adds them: the scaffold first, then what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ressursbank.cli import main
from ressursbank.site import load_site
from tests.chosen import of_each_kind
from tests.conftest import ROOT
from tests.site.pseudo import Speech, long_words, page, phrases, right_to_left

FIRST = ("akutt", "index")


@dataclass(frozen=True)
class Added:
    """A new language: its code, its name, how it is written, its pages, and whether its phrases are translated."""

    code: str
    name: str
    speak: Speech
    pages: tuple[str, ...]
    phrases: bool = True


PARTIAL = tuple(dict.fromkeys([*FIRST, "hjelp/index", *(page.slug for page in of_each_kind(load_site(ROOT)))]))
LONG = Added("fi", "Pïtkätšanätïelïä", long_words, PARTIAL)
RTL = Added("ar", "لغة من اليمين", right_to_left, PARTIAL)
BARE = Added("he", "עברית", right_to_left, (*FIRST, "hjelp/index"), phrases=False)
ADDED = (LONG, RTL, BARE)


def put(path: Path, old: str, new: str) -> None:
    """Replaces the one place in a file where ``old`` stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path}: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def add(root: Path, language: Added) -> None:
    """What an editor does to add a language, in the order the scaffold says."""
    code = language.code
    assert main(["ny", "sprak", code, "--rot", str(root)]) == 0
    put(root / "data/languages.yml", '"FYLL UT: språkets navn på språket selv"', language.name)
    put(root / "data/languages.yml", '"FYLL UT: språkets navn på engelsk"', f"Pseudo {code}")
    listed = (root / "data/languages.yml").read_text(encoding="utf-8")
    head, _, row = listed.rpartition(f"scope: [{', '.join(FIRST)}]")
    (root / "data/languages.yml").write_text(f"{head}scope: [{', '.join(language.pages)}]{row}", encoding="utf-8")
    if language.phrases:
        strings = root / f"data/strings/{code}.yml"
        strings.write_text(phrases(strings.read_text(encoding="utf-8"), language.speak), encoding="utf-8")
    for slug in language.pages:
        source = (root / f"docs/nb/{slug}.md").read_text(encoding="utf-8")
        target = root / f"docs/{code}/{slug}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page(source, language.speak), encoding="utf-8")
    town = root / "data/kommune.yml"
    before = next(row for row in town.read_text(encoding="utf-8").split("\n") if row.startswith("languages: ["))
    put(town, before, before.replace("]", f", {code}]"))
    english = "        - {locale: en, name: English}\n"
    put(root / "mkdocs.yml", english, f"{english}        - {{locale: {code}, name: {language.name}}}\n")
