"""Every digit of every number in what editors write, made wrong in every way: the check sees each one."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from ressursbank.check.bare_text import CALL, bare
from ressursbank.check.evidence import RUNG, check_evidence
from ressursbank.check.pinned import PINNED, check_pinned
from ressursbank.check.prose import TOLD_TO_RING, check_numbers
from ressursbank.check.text_of import of_page
from ressursbank.check.vocabulary import check_calls
from ressursbank.pages.macro_calls import NotAllowedError, parse
from ressursbank.pages.page import Page
from ressursbank.phone import digits_of
from ressursbank.problems import Problem
from ressursbank.register.contact_point import Channel
from ressursbank.register.layers import judge
from ressursbank.register.service import Service
from ressursbank.site import Site
from ressursbank.words import Call
from tests.mutation.digits import Tally

Report = Callable[[str], None]
DIALLED = (Channel.PHONE, Channel.RELAY)
FIELDS = (("value",), ("verification", "number"))


def problems_with(site: Site, service: str, point: int, changes: dict[tuple[str, ...], str]) -> list[Problem]:
    """What the check has against a service when some of the values in its file are others."""
    entry, problems = copy.copy(site.register.entries[service]), list[Problem]()
    entry.tree = copy.deepcopy(entry.tree)
    for field, text in changes.items():
        inside: Any = entry.tree["contact_points"][point]
        for key in field[:-1]:
            inside = inside[key]
        inside[field[-1]] = text
    judged = judge(Service, entry, problems)
    if judged is None:
        return problems
    changed = replace(site, register=replace(site.register, services={**site.register.services, service: judged}))
    return [*check_evidence(changed), *check_pinned(changed)]


def values(project: Site) -> Iterator[tuple[str, int, tuple[str, ...], str]]:
    """Every shown number typed in a service file: service, point, field and what stands there."""
    for name, service in project.register.services.items():
        for number, point in enumerate(service.contact_points):
            if point.printable and not point.value_from and point.type in RUNG:
                yield name, number, FIELDS[0], point.value or ""
                yield name, number, FIELDS[1], point.verification.number or ""


def test_every_digit_of_every_shown_number_in_the_service_files(project: Site, measured: Report) -> None:
    tally = Tally("tjenestefilene")
    for name, number, field, text in values(project):

        def caught(changed: str, name: str = name, number: int = number, field: tuple[str, ...] = field) -> object:
            return problems_with(project, name, number, {field: changed})

        path = project.register.entries[name].place(("contact_points", number, *field)).path
        tally.place(f"{path} {field[-1]}", text, caught)
    tally.done(measured, least=50)


def test_a_pinned_number_is_seen_even_when_it_is_wrong_in_both_places(project: Site, measured: Report) -> None:
    tally = Tally("krisenumrene, galt begge steder")
    for name, number, field, text in values(project):
        point = project.register.services[name].contact_points[number]
        pinned = point.type in DIALLED and digits_of(text) == PINNED.get(name)  # a number to ring from abroad is not
        if pinned and field == FIELDS[0]:

            def caught(changed: str, name: str = name, number: int = number) -> object:
                return problems_with(project, name, number, dict.fromkeys(FIELDS, changed))

            tally.place(name, text, caught)
    tally.done(measured, least=9)


def test_the_service_files_as_they_stand_have_nothing_against_them(project: Site) -> None:
    """Else everything above would be «caught» by something that was wrong from before."""
    assert [*check_evidence(project), *check_pinned(project)] == []


def with_body(page: Page, body: str) -> Page | None:
    """The page with another body; None when its words cannot be read, which stops it too."""
    try:
        return replace(page, body=body, calls=[one for one in parse(body) if isinstance(one, Call)])
    except NotAllowedError:
        return None


def rows(page: Page, pattern: str) -> Iterator[tuple[str, str, str]]:
    """What stands before, in and after each find on its line."""
    for found in re.finditer(pattern, page.body):
        start, end = page.body.rfind("\n", 0, found.start()) + 1, (page.body + "\n").find("\n", found.end())
        yield page.body[start : found.start(1)], found[1], page.body[found.end(1) : end]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_digit_of_every_number_s_name_on_the_pages(project: Site, measured: Report, language: str) -> None:
    tally, known = Tally(f"sidene på {language}"), dict[str, object]()
    for page in [one for (code, _), one in project.pages.items() if code == language]:
        assert check_calls(page, project.register) == []
        for call in re.findall(r"\{\{.*?\}\}", page.body):
            for quoted in re.finditer(r'"([^"]*\d[^"]*)"', call):

                def caught(changed: str, page: Page = page, call: str = call, quoted: re.Match[str] = quoted) -> object:
                    word = call[: quoted.start(1)] + changed + call[quoted.end(1) :]
                    if word not in known:  # the same word on another page is judged alike
                        other = with_body(page, word)
                        known[word] = other is None or check_calls(other, project.register)
                    return known[word]

                tally.place(f"{page.path} {call}", quoted[1], caught)
    tally.done(measured, least=300)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_number_typed_where_its_word_should_be_is_seen_right_or_wrong(
    project: Site, measured: Report, language: str
) -> None:
    """Only where the sentence tells the reader to ring: elsewhere «123» may be a count for all anyone can know."""
    tally, aside, known = Tally(f"numre skrevet rett på sidene, {language}"), 0, dict[str, object]()
    for page in [one for (code, _), one in project.pages.items() if code == language]:
        for before, word, after in rows(page, r"(\{\{ ?telefon\(\"[a-z0-9-]+\"\) ?\}\})"):
            number = shown_number(project, word)

            def caught(changed: str, page: Page = page, before: str = before, after: str = after) -> object:
                row = before + changed + after
                if row not in known:  # the same sentence stands on many pages
                    typed = with_body(page, row)
                    known[row] = typed is None or [
                        one for text in of_page(typed) if text.kind == "text" for one in check_numbers(text)
                    ]
                return known[row]

            if number:
                assert caught(number), f"{page.path}: {before}{number}"
            if number and (len(number) > 4 or TOLD_TO_RING.search(bare(f"{CALL.sub('', before)}{number}{after}"))):
                tally.place(f"{page.path}: {before[-30:]}", number, caught)
            else:
                aside += 1
    assert aside < tally.places / 4
    tally.done(measured, least=300)


def shown_number(project: Site, word: str) -> str | None:
    """The number a word of the vocabulary prints, when it prints one."""
    service = project.register.services[re.findall(r'"([^"]+)"', word)[0]]
    points = [one for one in service.contact_points if one.printable]
    return points[0].value if points and points[0].type in DIALLED else None
