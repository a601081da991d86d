"""A page's front matter points at owners, sources, roles and languages that exist."""

from __future__ import annotations

from ressursbank.check.pinned import PINNED
from ressursbank.pages.page import Page
from ressursbank.problems import Problem, nearest
from ressursbank.reading.yaml_text import KeyPath
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site


def check_front_matter(page: Page, site: Site) -> list[Problem]:
    """Every loose end and impossible date in one page's front matter."""
    problems: list[Problem] = []

    def add(path: KeyPath, code: str, sentence: str) -> None:
        problems.append(Problem(page.path, page.meta_lines.line(path), code, sentence))

    words = site.register.words
    wanted: list[tuple[KeyPath, str, str]] = [(("owner",), "teams", page.meta.owner)]
    for vocabulary, field in (
        ("sources", "sources"),
        ("roles", "roles"),
        ("situations", "situations"),
        ("channels", "channels"),
        ("roles", "first_for"),
    ):
        wanted += [((field, number), vocabulary, one) for number, one in enumerate(getattr(page.meta, field))]
    for path, vocabulary, value in wanted:
        if value not in words[vocabulary]:
            add(path, "UKJENT", f"«{value}» finnes ikke i data/{vocabulary}.yml.{nearest(value, words[vocabulary])}")
    for number, one in enumerate(page.meta.ring):
        if one not in PINNED:  # the red card stands still when a line closes, and no card is there to say so
            said = f"«{one}» kan ikke stå i «ring».{nearest(one, PINNED)} Bruk et nummer som alltid svarer: {', '.join(PINNED)}."
            add(("ring", number), "UKJENT", said)
    if page.language not in words["languages"]:
        add(
            (),
            "SPRAK",
            f"Språket «{page.language}» finnes ikke i data/languages.yml.{nearest(page.language, words['languages'])}",
        )
    if (page.language == SOURCE) != bool(page.meta.content_updated_on):
        field, other = "content_updated_on", "translated_from"
        if page.language != SOURCE:
            field, other = other, field
        add((other,), "DATO", f"En side på {page.language} skal ha feltet «{field}», ikke «{other}».")
    return problems
