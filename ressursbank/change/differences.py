"""Compares two editions of the site: what is different, where it is seen, and what falls behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ressursbank.change.entries import FieldChange, changed_fields, stands_on_old_check
from ressursbank.change.uses import EVERY_PAGE, LISTS, resources_on, services_on
from ressursbank.pages.page import Page
from ressursbank.pages.structure import difference
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

Slugs = dict[str, list[str]]  # language → the pages' slugs
Shown = dict[tuple[str, str], set[str]]  # a page's language and slug → the ids of what it shows


@dataclass(frozen=True)
class EntryChange:
    """A service or resource that differs, and the pages that show it; ``every`` when all pages do."""

    id: str
    name: str
    kind: str
    fields: list[FieldChange]
    shown_on: Slugs
    every: bool = False
    old_check: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PageChange:
    """A page that differs; ``kind`` is «ny», «fjernet», «ny tekst» or «bare feltene øverst»."""

    language: str
    slug: str
    title: str
    kind: str
    undated: bool = False


@dataclass(frozen=True)
class Behind:
    """A translation that falls behind, and why."""

    language: str
    slug: str
    why: str


@dataclass(frozen=True)
class Differences:
    """All that a change touches."""

    services: list[EntryChange]
    resources: list[EntryChange]
    pages: list[PageChange]
    behind: list[Behind]
    phrases: dict[str, list[str]]
    lists: dict[str, list[str]]

    @property
    def nothing(self) -> bool:
        """Whether a reader, a translator and an editor would notice nothing."""
        return not any((self.services, self.resources, self.pages, self.behind, self.phrases, self.lists))


def compare(old: Site, new: Site) -> Differences:
    """What is different in ``new``."""
    pages = list(_pages(old, new))
    return Differences(
        services=list(_services(old, new)),
        resources=list(_resources(old, new)),
        pages=pages,
        behind=[*_behind(new, pages), *_phrases_behind(old, new)],
        phrases=_changed_keys(
            {code: one.own for code, one in old.strings.items()}, {code: one.own for code, one in new.strings.items()}
        ),
        lists=_changed_keys(old.register.words, new.register.words),
    )


def _services(old: Site, new: Site) -> Iterator[EntryChange]:
    trees = [{name: entry.tree for name, entry in site.register.entries.items()} for site in (old, new)]
    shown = _shown(old, new, services_on)
    for name in sorted({**trees[0], **trees[1]}):
        before, after = trees[0].get(name), trees[1].get(name)
        if before == after:
            continue
        yield EntryChange(
            name,
            str((after or before or {}).get("name", name)),
            _kind(before, after),
            changed_fields(before, after) if before and after else [],
            _where(shown, name),
            name in EVERY_PAGE,
            list(stands_on_old_check(before, after)) if before and after else [],
        )


def _resources(old: Site, new: Site) -> Iterator[EntryChange]:
    before, after = old.register.resources, new.register.resources
    shown = _shown(old, new, resources_on)
    for name in sorted({**before, **after}):
        if before.get(name) == after.get(name):
            continue
        one = after.get(name) or before[name]
        yield EntryChange(name, one.title, _kind(before.get(name), after.get(name)), [], _where(shown, name))


def _kind(before: object, after: object) -> str:
    if before is None:
        return "ny"
    return "fjernet" if after is None else "endret"


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


def _pages(old: Site, new: Site) -> Iterator[PageChange]:
    for language, slug in sorted({**old.pages, **new.pages}):
        before, after = old.pages.get((language, slug)), new.pages.get((language, slug))
        if before is None or after is None:
            page = after or before
            assert page is not None
            yield PageChange(language, slug, page.meta.title, _kind(before, after))
        elif (
            before.body != after.body
            or before.meta.title != after.meta.title
            or before.meta.description != after.meta.description
        ):
            undated = language == SOURCE and before.meta.text_from == after.meta.text_from
            yield PageChange(language, slug, after.meta.title, "ny tekst", undated)
        elif before.meta != after.meta:
            yield PageChange(language, slug, after.meta.title, "bare feltene øverst")


def _behind(new: Site, pages: list[PageChange]) -> Iterator[Behind]:
    """Translations of the changed Norwegian pages that are older than them or built otherwise."""
    for change in pages:
        source = new.pages.get((SOURCE, change.slug))
        if source is None:
            continue
        for (language, slug), page in sorted(new.pages.items()):
            if slug != change.slug or language == SOURCE or change.language not in (SOURCE, language):
                continue
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


def _changed_keys(old: Mapping[str, Mapping[str, object]], new: Mapping[str, Mapping[str, object]]) -> dict[str, list[str]]:
    """For each list or language the keys that differ."""
    found = {}
    for name in sorted({**old, **new}):
        before, after = old.get(name, {}), new.get(name, {})
        keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        if keys:
            found[name] = keys
    return found


def pages_of_list(site: Site, name: str, keys: list[str]) -> Slugs:
    """The pages that print rows of one of the register's own lists."""
    found: Slugs = {}
    for (language, slug), page in sorted(site.pages.items()):
        printed = any(LISTS.get(call.name) == name for call in page.calls)
        named = (name == "sources" and set(keys) & set(page.meta.sources)) or (name == "teams" and page.meta.owner in keys)
        if printed or named:
            found.setdefault(language, []).append(slug)
    return found
