"""Compares two editions of the site: where what is different is seen, and what falls behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ressursbank.change.sheets import sheets_touched
from ressursbank.change.uses import EVERY_PAGE, resources_on, services_on
from ressursbank.markdown import as_is, md
from ressursbank.pages.page import Page
from ressursbank.pages.structure import difference
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site
from ressursbank.words import WORDS

Slugs = dict[str, list[str]]  # language → the pages' slugs
Shown = dict[tuple[str, str], set[str]]  # a page's language and slug → the ids of what it shows


@dataclass(frozen=True)
class Seen:
    """Something that differs, in Markdown, and the pages that show it."""

    what: str
    pages: Slugs


@dataclass(frozen=True)
class Behind:
    """A translation that falls behind, and why."""

    language: str
    slug: str
    why: str


@dataclass(frozen=True)
class Touched:
    """All that a change touches beyond its own files; ``asked`` is in Markdown, ``totals`` counts each language's pages."""

    asked: list[str]
    shown: list[Seen]
    behind: list[Behind]
    sheets: dict[str, list[str]]
    totals: dict[str, int]


def compare(old: Site, new: Site) -> Touched:
    """What is seen otherwise in ``new``."""
    languages = [language for language, _ in new.pages]
    return Touched(
        [*_old_checks(old, new), *_undated(old, new)],
        [*_services(old, new), *_resources(old, new), *_lists(old, new)],
        [*_behind(old, new), *_phrases_behind(old, new)],
        sheets_touched(old, new),
        {language: languages.count(language) for language in languages},
    )


def _services(old: Site, new: Site) -> Iterator[Seen]:
    before, after = old.register.entries, new.register.entries
    shown = _shown(old, new, services_on)
    for name in sorted({**before, **after}):
        trees = [entries[name].tree if name in entries else {} for entries in (before, after)]
        if trees[0] == trees[1]:
            continue
        what = f"**{md(str((trees[1] or trees[0]).get('name', name)))}** ({md(name)}){'' if trees[1] else ' er borte fra registeret'}"
        if name in EVERY_PAGE:
            yield Seen(f"{what}: alle sider på alle språk, også akuttsiden: tjenesten står i krisefeltet øverst", {})
        else:
            pages = _where(shown, name)
            yield Seen(what if pages else f"{what}: vises ikke på noen side", pages)


def _resources(old: Site, new: Site) -> Iterator[Seen]:
    before, after = old.register.resources, new.register.resources
    shown = _shown(old, new, resources_on)
    for name in sorted({**before, **after}):
        if before.get(name) != after.get(name):
            one = after.get(name) or before[name]
            yield Seen(f"**{md(one.title)}** ({md(name)})", _where(shown, name))


def _lists(old: Site, new: Site) -> Iterator[Seen]:
    for name in sorted({**old.register.words, **new.register.words}):
        keys = _changed(old.register.words.get(name, {}), new.register.words.get(name, {}))
        pages = _pages_of_list(new, name, keys) if keys else {}
        if pages:
            yield Seen(f"Lista {md(name)}", pages)


def _changed(before: Mapping[Any, object], after: Mapping[Any, object]) -> list[Any]:
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]


def _old_checks(old: Site, new: Site) -> Iterator[str]:
    """The points whose value is new while the check still speaks of the old one."""
    for name, entry in new.register.entries.items():
        points = _points(entry.tree)
        was = _points(old.register.entries[name].tree) if name in old.register.entries else {}
        for key in sorted({*points} & {*was}):
            before, after = was[key], points[key]
            check = after.get("verification")
            said = isinstance(check, dict) and check.get("state") != "unconfirmed" and check == before.get("verification")
            if said and before.get("value") and before["value"] != after.get("value"):
                yield (
                    f"{as_is(name)}, {as_is(key)}: verdien er ny, men kontrollen er den gamle. "
                    "Skriv hvor og når det nye ble sett, eller bruk «ressursbank bekreft»."
                )


def _points(tree: dict[str, Any]) -> dict[str, dict[str, Any]]:
    points = tree.get("contact_points")
    rows = [point for point in points if isinstance(point, dict)] if isinstance(points, list) else []
    return {str(point.get("key", number)): point for number, point in enumerate(rows)}


def _undated(old: Site, new: Site) -> Iterator[str]:
    for (language, slug), page in sorted(new.pages.items()):
        before = old.pages.get((language, slug))
        if language == SOURCE and before and _text(before) != _text(page) and before.meta.text_from == page.meta.text_from:
            yield (
                f"{as_is(slug)}: teksten er ny, men `content_updated_on` er den samme. "
                "Er meningen endret, sett ny dato, ellers får ingen vite at oversettelsene er eldre."
            )


def _text(page: Page) -> tuple[str, ...]:
    return page.body, page.meta.title, page.meta.description


def _shown(old: Site, new: Site, on: Callable[[Page, Site], set[str]]) -> Shown:
    """What each page shows now or did so before, asked once a page; a page that is gone is told elsewhere."""
    found: Shown = {}
    for key, page in sorted(new.pages.items()):
        was = old.pages.get(key)
        found[key] = on(page, new) | (on(was, old) if was is not None else set())
    return found


def _where(shown: Shown, name: str) -> Slugs:
    """The pages that show something, by language."""
    found: Slugs = {}
    for (language, slug), names in shown.items():
        if name in names:
            found.setdefault(language, []).append(slug)
    return found


def _behind(old: Site, new: Site) -> Iterator[Behind]:
    """Translations that are older than the Norwegian page or built otherwise, where either of the two is changed."""
    changed = {key for key in {**old.pages, **new.pages} if old.pages.get(key) != new.pages.get(key)}
    for (language, slug), page in sorted(new.pages.items()):
        source = new.pages.get((SOURCE, slug))
        if source is not None and language != SOURCE and changed & {(SOURCE, slug), (language, slug)}:
            if page.meta.text_from < source.meta.text_from:
                yield Behind(
                    language, slug, f"den norske er fra {source.meta.text_from}, denne følger {page.meta.text_from}"
                )
            elif other := difference(source, page):
                yield Behind(language, slug, other)


def _phrases_behind(old: Site, new: Site) -> Iterator[Behind]:
    before, after = old.strings.get(SOURCE), new.strings.get(SOURCE)
    if before is None or after is None:
        return
    for language, strings in sorted(new.strings.items()):
        was = old.strings[language].own if language in old.strings else {}
        for key, text in after.own.items():
            if language == SOURCE or before.own.get(key) == text:
                continue
            if key not in strings.own:
                yield Behind(language, f"setningen «{key}»", "mangler, og vises på norsk")
            elif strings.own[key] == was.get(key):
                yield Behind(language, f"setningen «{key}»", "den norske er endret, men ikke denne")


def _pages_of_list(site: Site, name: str, keys: list[str]) -> Slugs:
    """The pages that print rows of one of the register's own lists."""
    found: Slugs = {}
    for (language, slug), page in sorted(site.pages.items()):
        printed = any(WORDS[call.name].lists == name for call in page.calls if call.name in WORDS)
        named = (name == "sources" and set(keys) & set(page.meta.sources)) or (name == "teams" and page.meta.owner in keys)
        if printed or named:
            found.setdefault(language, []).append(slug)
    return found
