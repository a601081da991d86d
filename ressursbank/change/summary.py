"""A change told in Norwegian as Markdown, for the one who is to say yes to it."""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.change.differences import Behind, Differences, EntryChange, PageChange, Slugs, pages_of_list
from ressursbank.change.entries import FieldChange
from ressursbank.markdown import md
from ressursbank.site import Site

MANY = 12  # more page names than this hide the one that matters


def summary(found: Differences, sheets: dict[str, list[str]], code: list[str], site: Site, since: str) -> str:
    """The whole summary; ``since`` is how the old edition was named."""
    rows = [f"## Hva endringen rører, fra {md(since)}", ""]
    if found.nothing and not code:
        return "\n".join([*rows, "Ingenting på nettstedet er annerledes."])
    rows += [_short(found, sheets), ""]
    sections = {
        "Se ekstra nøye på": _careful(found),
        "Tjenester": (row for one in found.services for row in _entry(one, site)),
        "Ressurser": (row for one in found.resources for row in _entry(one, site)),
        "Sider": map(_page, found.pages),
        "Oversettelser som ligger etter": map(_behind, found.behind),
        "Ark på papir som må trykkes på nytt": (
            f"- {md(one)}: {', '.join(map(md, languages))}" for one, languages in sheets.items()
        ),
        "Faste setninger": (f"- {md(code)}: {_some(keys)}" for code, keys in found.phrases.items()),
        "Lister i data": (row for name, keys in found.lists.items() for row in _list(name, keys, site)),
        "Kode og maler, som kan røre alle sider": ([f"- {_some(code)}"] if code else []),
    }
    for title, lines in sections.items():
        listed = list(lines)
        if listed:
            rows += [f"### {title}", "", *listed, ""]
    return "\n".join(rows).rstrip()


def _short(found: Differences, sheets: dict[str, list[str]]) -> str:
    counts = {
        "tjeneste": len(found.services),
        "ressurs": len(found.resources),
        "side": len(found.pages),
        "oversettelse som ligger etter": len(found.behind),
        "ark på papir": len(sheets),
    }
    many = {
        "tjeneste": "tjenester",
        "ressurs": "ressurser",
        "side": "sider",
        "oversettelse som ligger etter": "oversettelser som ligger etter",
    }
    parts = [f"{number} {one if number == 1 else many.get(one, one)}" for one, number in counts.items() if number]
    return f"**{', '.join(parts)}.**" if parts else "**Ingen tjenester eller sider.**"


def _careful(found: Differences) -> Iterator[str]:
    for one in found.services:
        for change in one.fields:
            if change.field == "value":
                yield f"- {md(one.name)}, {md(change.point)}: {md(change.before)} → **{md(change.after)}**"
        for key in one.old_check:
            yield (
                f"- {md(one.name)}, {md(key)}: verdien er ny, men kontrollen er den gamle. "
                "Skriv hvor og når det nye ble sett, eller bruk «ressursbank bekreft»."
            )
        if one.kind == "fjernet":
            yield f"- {md(one.name)} er borte fra registeret."
    for page in found.pages:
        if page.undated:
            yield (
                f"- {md(page.slug)}: teksten er ny, men content\\_updated\\_on er den samme. "
                "Er meningen endret, sett ny dato, ellers får ingen vite at oversettelsene er eldre."
            )


def _entry(one: EntryChange, site: Site) -> Iterator[str]:
    said = "; ".join(dict.fromkeys(map(_field, one.fields)))
    yield f"- **{md(one.name)}** ({md(one.id)}), {one.kind}{': ' + said if said else ''}"
    if one.every:
        yield "  - alle sider på alle språk, også akuttsiden: tjenesten står i krisefeltet øverst"
    elif one.shown_on:
        yield from _where(one.shown_on, site)
    else:
        yield "  - vises ikke på noen side"


def _field(change: FieldChange) -> str:
    where = f" ({md(change.point)})" if change.point else ""
    if change.field == "contact_points":
        return f"kontaktpunktet {md(change.point)} er {'nytt' if change.after == 'ny' else 'fjernet'}"
    values = f": {md(change.before)} → {md(change.after)}" if change.before != change.after else ""
    return f"{md(change.name)}{where}{values}"


def _where(slugs: Slugs, site: Site) -> Iterator[str]:
    for language, found in slugs.items():
        total = sum(code == language for code, _ in site.pages)
        said = f"alle {total} sidene" if len(found) == total else _some(found)
        yield f"  - {md(language)} ({len(found)}): {said}"


def _page(one: PageChange) -> str:
    return f"- {md(one.language)}/{md(one.slug)}: {one.kind} («{md(one.title)}»)"


def _behind(one: Behind) -> str:
    return f"- {md(one.language)}: {md(one.slug)}: {md(one.why)}"


def _list(name: str, keys: list[str], site: Site) -> Iterator[str]:
    yield f"- {md(name)}: {_some(keys)}"
    yield from _where(pages_of_list(site, name, keys), site)


def _some(names: list[str]) -> str:
    listed = ", ".join(map(md, names[:MANY]))
    return f"{listed} og {len(names) - MANY} til" if len(names) > MANY else listed
