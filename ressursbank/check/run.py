"""Runs every check and gives all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from ressursbank.beside import result_of, start
from ressursbank.check.bare_text import bare
from ressursbank.check.evidence import check_evidence
from ressursbank.check.front_matter import check_front_matter
from ressursbank.check.future import check_future
from ressursbank.check.guide import check_guide, check_way_out
from ressursbank.check.launch_tasks import check_launch_tasks
from ressursbank.check.law import check_law, check_paragraphs
from ressursbank.check.letters import check_letters
from ressursbank.check.links import check_links
from ressursbank.check.markup import check_markup
from ressursbank.check.messages import check_messages
from ressursbank.check.misplaced import check_misplaced
from ressursbank.check.one_meaning import check_one_meaning
from ressursbank.check.overnight import check_overnight
from ressursbank.check.phrases import check_phrases
from ressursbank.check.pinned import check_pinned, check_pins
from ressursbank.check.placeholders import check_marks, check_placeholders
from ressursbank.check.prose import check_glue, check_numbers
from ressursbank.check.readability import check_readability
from ressursbank.check.security_txt import check_security_txt
from ressursbank.check.sign_offs import check_sign_offs
from ressursbank.check.text_of import Passage, all_passages
from ressursbank.check.translations import check_translations
from ressursbank.check.vocabulary import check_calls
from ressursbank.check.whole_site import check_whole_site
from ressursbank.check.word_rules import WordRules, check_words, read_rules
from ressursbank.paper.check import check_sheets
from ressursbank.problems import Problem, Severity
from ressursbank.register.chain import check_chain
from ressursbank.search.check import check_search
from ressursbank.site import Site, read_site

WORTH = 40  # pages: with fewer, a process of its own takes longer than the wording
UNREAD = ("YAML", "TEGN", "KONFLIKT", "STOR-FIL", "TOM", "FIL")


def all_problems(root: Path, today: date | None = None) -> list[Problem]:
    """Every problem under ``root``, sorted by file and line."""
    return read_and_check(root, today)[1]


def read_and_check(root: Path, today: date | None = None) -> tuple[Site | None, list[Problem]]:
    """The site as far as it can be read, and every problem in it, sorted by file and line."""
    site, problems = read_and_check_parts(root, today, beside=True)
    if site is not None:
        problems = in_order([*problems, *result_of(site, problems_of_texts)])
    return site, problems


def read_and_check_parts(root: Path, today: date | None = None, beside: bool = False) -> tuple[Site | None, list[Problem]]:
    """As ``read_and_check``, but for the wording, which is begun ``beside``: all that must hold before a page can be made."""
    site, problems = read_site(root, today)
    if site is not None and beside and len(site.pages) > WORTH:
        start(site, problems_of_texts)
    problems += [*check_placeholders(root), *check_phrases(root)]
    if site is not None:
        problems += [*_of_pages(site), *check_security_txt(site), *check_misplaced(root, site)]
        problems += [
            *check_pinned(site),
            *check_pins(site),
            *check_evidence(site),
            *check_overnight(site),
            *check_whole_site(site),
            *check_sheets(site),
            *check_messages(site),
        ]
        problems += [*check_chain(site), *check_search(site), *check_translations(site), *check_launch_tasks(site)]
        problems += [*check_law(site), *check_sign_offs(site), *check_future(site)]
    return site, in_order(problems)


def in_order(problems: list[Problem]) -> list[Problem]:
    """Each problem once, by file and line."""
    return sorted(set(_told_once(problems)))


def _told_once(problems: list[Problem]) -> Iterator[Problem]:
    """All but the loose ends into a file that cannot be read: a tab in one list made hundreds, and hid itself."""
    unread = {problem.path for problem in problems if problem.code in UNREAD}
    for problem in problems:
        loose = problem.code == "UKJENT" and any(path in problem.sentence for path in unread)
        if not loose and not (problem.code == "SETNING" and problem.path in unread):
            yield problem


def stops_build(problem: Problem, site: Site | None) -> bool:
    """Whether nothing may be built.

    A number that differs from the one seen stops the change in every case. A draft is built all the same, so that
    the editor sees the new number in place; a site people use is not: there it could be a slip that costs a life.
    """
    draft = site is not None and site.preview and problem.code == "SIFFER"
    return problem.severity is Severity.FEIL and not draft


def _of_pages(site: Site) -> Iterator[Problem]:
    for page in site.pages.values():
        yield from check_front_matter(page, site)
        yield from check_calls(page, site.register)
        yield from check_links(page, site)
        yield from check_markup(page)
        yield from check_glue(page)
        yield from check_way_out(page)
        if page.language in site.strings:
            yield from check_guide(page, site.strings[page.language])


def problems_of_texts(site: Site) -> list[Problem]:
    """Every problem of wording, and every number written where only the register may put one."""
    names = tuple(bare(service.name) for service in site.register.services.values())  # official names are not ours to change
    mistakes: list[Problem] = []
    rules = read_rules(site.root, mistakes)
    read = _reader(WordRules(rules.rules, rules.titles + names))
    for passage in result_of(site, _passages):
        mistakes += read(passage)
    excused = {row.id: row.why for row in site.register.words["readability_exceptions"].values()}
    for page in site.pages.values():
        mistakes += [*check_readability(page, excused), *check_one_meaning(page)]
    return mistakes


def read_texts(site: Site) -> None:
    """Reads what ``problems_of_texts`` will judge: an edit saved in the meantime must not be judged in its place."""
    result_of(site, _passages)


def _passages(site: Site) -> list[Passage]:
    return list(all_passages(site))


@lru_cache(maxsize=2)
def _reader(rules: WordRules) -> Callable[[Passage], tuple[Problem, ...]]:
    """Reads each passage once: in a preview all but one are as they were before the last edit."""

    @lru_cache(maxsize=50_000)
    def read(passage: Passage) -> tuple[Problem, ...]:
        return (
            *check_words(passage, rules),
            *check_numbers(passage),
            *check_letters(passage),
            *check_paragraphs(passage),
            *check_marks(passage),
        )

    return read
