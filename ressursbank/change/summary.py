"""A change told in Norwegian as Markdown, for the one who is to say yes to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ressursbank.change.careful import SHOWN, Care, care_of, care_of_file
from ressursbank.change.differences import Touched
from ressursbank.change.past import Change
from ressursbank.change.values import Row, rows_of
from ressursbank.markdown import as_is, md

MANY = 12  # more page names than this hide the one that matters
ROWS, SIGNS, AROUND = 40, 400, 40  # values of a file, signs of a value and what stands around them, before «les selv»
ROOM = 300_000  # signs of values: GitHub shows nothing at all of a summary past one megabyte


@dataclass
class Told:
    """One changed path: its values by the care they need, and how many of them still stand to be shown."""

    change: Change
    rows: list[Row] | None
    cares: dict[Care | None, list[Row]] = field(default_factory=dict)

    @classmethod
    def of(cls, change: Change) -> Told:
        """What there is to tell of a path; a file of which all must be read closely is so even without a value."""
        told = change.kind == "endret" or change.path.startswith(SHOWN)  # of code that is new or gone the name is enough
        one = cls(change, rows_of(change.path, change.before, change.after) if told else None)
        whole = care_of_file(change)
        gone = change.after is None and whole  # what is gone is read together, whatever stood in it
        for row in one.rows or []:
            care = gone or care_of(change.path, row) or (whole if whole is not Care.GONE else None)
            one.cares.setdefault(care, []).append(row)
        if whole and not {*one.cares} - {None}:
            one.cares[whole] = []
        return one


class Writer:
    """Writes values until there is no more room; every path is written all the same."""

    def __init__(self) -> None:
        self.room = ROOM

    def path(self, one: Told, rows: list[Row], rest: bool) -> Iterator[str]:
        """A path, and those of its values that belong here."""
        shown = list(self._fitting(rows))
        said = "" if shown else ", endret, les selv"
        if rest and one.rows and not rows:
            said = ", står over"
        elif one.rows == [] and one.change.kind == "endret":
            said += ": bare merknader, rekkefølge, tomme linjer eller rettigheter er annerledes"
        yield f"- {as_is(one.change.path)} ({md(one.change.kind)}){said}"
        yield from shown
        if shown and len(shown) < len(rows):
            yield f"  - og {len(rows) - len(shown)} til: endret, les selv i fila"

    def _fitting(self, rows: list[Row]) -> Iterator[str]:
        for row in rows[:ROWS]:
            line = f"  - {as_is(row.where)}: {' → '.join(map(_value, _cut(row)))}"
            self.room -= len(line)
            if self.room > 0:
                yield line


def _cut(row: Row) -> tuple[str | None, str | None]:
    """Both values; of long ones only what is another, and a little around it."""
    before, after = row.before or "", row.after or ""
    if len(before) + len(after) <= SIGNS:
        return row.before, row.after
    start = max(_alike(before, after) - AROUND, 0)
    end = max(_alike(before[start:][::-1], after[start:][::-1]) - AROUND, 0)
    kept = [text[start : len(text) - end] for text in (before, after)]
    told = [f"{text[:SIGNS]} … {len(text) - SIGNS} tegn til, les selv" if len(text) > SIGNS else text for text in kept]
    old, new = (f"{'… ' if start else ''}{text}{' …' if end else ''}" for text in told)
    return (None if row.before is None else old), (None if row.after is None else new)


def _alike(one: str, two: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _value(text: str | None) -> str:
    return "(ingenting)" if text is None else as_is(text) if text else "(tomt)"


def summary(found: list[Change], touched: Touched | str, since: str) -> str:
    """The whole summary; ``since`` is how the old edition was named. ``touched`` is a sentence when it is not known."""
    rows = [f"## Hva endringen rører, fra {md(since)}", ""]
    if not found:
        return "\n".join([*rows, "Ingenting på nettstedet er annerledes."])
    writer, told = Writer(), [Told.of(change) for change in found]
    rows += [f"**{len(found)} {'fil' if len(found) == 1 else 'filer'}.**", ""]
    close = {
        care: [line for one in told if care in one.cares for line in writer.path(one, one.cares[care], rest=False)]
        for care in Care
    }
    asked = [] if isinstance(touched, str) else [f"- {row}" for row in touched.asked]
    if asked or any(close.values()):
        rows += ["### Se ekstra nøye på", ""]
        rows += [*asked, ""] if asked else []
        rows += [row for care, lines in close.items() if lines for row in (f"#### {care}", "", *lines, "")]
    for title, lines in _where(touched):
        rows += [f"### {title}", "", *lines, ""]
    rest = [line for one in told for line in writer.path(one, one.cares.get(None, []), rest=True)]
    return "\n".join([*rows, "### Alle filene som er endret", "", *rest])


def _where(touched: Touched | str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(touched, str):
        yield "Hvor det vises", [f"Det lot seg ikke regne ut: {touched}"]
        return
    parts = {
        "Hvor det vises": [line for one in touched.shown for line in (f"- {one.what}", *_slugs(one.pages, touched))],
        "Oversettelser som ligger etter": [f"- {md(one.language)}: {md(one.slug)}: {md(one.why)}" for one in touched.behind],
        "Ark på papir som må trykkes på nytt": [
            f"- {md(one)}: {', '.join(map(md, languages))}" for one, languages in touched.sheets.items()
        ],
    }
    yield from ((title, lines) for title, lines in parts.items() if lines)


def _slugs(pages: dict[str, list[str]], touched: Touched) -> Iterator[str]:
    for language, slugs in pages.items():
        every = len(slugs) == touched.totals.get(language)
        yield f"  - {md(language)} ({len(slugs)}): {f'alle {len(slugs)} sidene' if every else _some(slugs)}"


def _some(names: list[str]) -> str:
    listed = ", ".join(map(md, names[:MANY]))
    return f"{listed} og {len(names) - MANY} til" if len(names) > MANY else listed
