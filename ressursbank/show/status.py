"""The launch list in public: what is owed, by whom, and how much of it."""

from __future__ import annotations

from markupsafe import Markup, escape

from ressursbank.launch import Debt, of_site
from ressursbank.show.phone_link import reached
from ressursbank.show.place import Here


def status(here: Here) -> dict[str, object]:
    """Everything owed, grouped by who must act; empty when the site may be taken into use."""
    groups: dict[str, list[Markup]] = {}
    titles = {page.path: (page.language, page.meta.title) for page in here.site.pages.values()}
    for debt in of_site(here.site):
        groups.setdefault(debt.who.partition(" ")[2], []).append(_row(debt, *titles.get(debt.where, ("", ""))))
    ways = reached(here.site)
    total = sum(map(len, groups.values()))
    return {
        "groups": [(who, here.text.count(len(rows)), rows) for who, rows in groups.items()],
        "near": here.text.count(len(ways)),
        "reached": here.text.count(sum(ways.values())),
        "total": here.text.count(total) if total else None,
    }


def _row(debt: Debt, language: str, title: str) -> Markup:
    """What is owed; a page's title is read aloud in its own language (WCAG 3.1.2)."""
    marked = Markup('<span lang="{}">{}</span>').format(language, title)
    return escape(debt.what).replace(escape(title), marked) if title else escape(debt.what)
