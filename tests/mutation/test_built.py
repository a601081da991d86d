"""Every digit of every number in what is published, made wrong in every way: the checks over the built site see each one."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.check.pinned import PINNED
from ressursbank.paper.proof import proofs
from ressursbank.site import Site
from tests.chosen import of_each_kind
from tests.mutation.digits import Tally, mutants
from tests.paper.counts import counted, expected, pages_of
from tests.paper.pdf import NUMBER, text_of
from tests.search.published import numbers_of, own_words, wrong_rows
from tests.site.pages import address, html_files
from tests.site.said import Said, Truth, said_on, truth_of, wrong

Report = Callable[[str], None]
RAW = ("index.html", "404.html", "akutt/index.html", "en/akutt/index.html")
LINKED = ("lenke", "lest")
WITH = {  # what a number is compared with, in the same place
    **dict.fromkeys(LINKED, LINKED),
    **{kind: (kind,) for kind in ("sms", "tittel", "data")},
}
ONE_OF_EACH_OR_EVERY = pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.natt)], ids=["ett av hvert slag", "alle"]
)
LINK = re.compile(r'href="(tel:[^"]+)"|<bdi dir="ltr">([^<]*\d[^<]*)</bdi>(?=</a>| <span>)')


@pytest.fixture(scope="module")
def truth(project: Site) -> Truth:
    """The register's side."""
    return truth_of(project)


@ONE_OF_EACH_OR_EVERY
def test_every_digit_of_every_number_on_the_pages(
    project: Site, built: Path, truth: Truth, measured: Report, every: bool
) -> None:
    tally, known = Tally("ferdige sider"), dict[tuple[tuple[Said, ...], str], object]()
    kinds = {f"/{folder}{page.url}" for page in of_each_kind(project) for folder in ("", "en/")}
    for path in (one for one in html_files(built) if every or address(one, built) in kinds):
        one = tuple(said_on(BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser"), truth))
        for number in one:
            near = around(one, number)
            assert near[0].value == number.value and wrong(near, truth) == []

            def caught(changed: str, near: tuple[Said, ...] = near) -> object:
                if (near, changed) not in known:  # judged by what it must agree with, which is the same on another page
                    known[near, changed] = wrong((replace(near[0], value=changed), *near[1:]), truth)
                return known[near, changed]

            tally.place(f"{address(path, built)} {number.kind}", number.value, caught)
    tally.done(measured, least=3000 if every else 500)


def around(said: tuple[Said, ...], number: Said) -> tuple[Said, ...]:
    """A number first, and after it those on the page it is compared with."""
    service = number.owner.partition(" ")[2] if number.kind in LINKED else number.owner
    same = [one for one in said if one is not number and one.kind in WITH[number.kind] and one.owner == number.owner]
    if number.kind == "data":
        same += [one for one in said if one.kind in LINKED and one.owner.partition(" ")[2] == service]
    if number.kind not in LINKED:
        return number, *same
    return tuple(replace(one, owner=f"0 {service}") for one in (number, *same))


@pytest.mark.parametrize("page", RAW)
def test_every_digit_of_every_link_in_the_file_itself(built: Path, truth: Truth, measured: Report, page: str) -> None:
    html, tally = (built / page).read_text(encoding="utf-8"), Tally(f"fila {page}")

    def caught(changed: str) -> list[str]:
        return wrong(said_on(BeautifulSoup(changed, "html.parser"), truth), truth)

    assert caught(html) == []
    for found in LINK.finditer(html):
        group = 1 if found[1] else 2
        every = list(mutants(found[group]))
        tally.places += 1
        for how, changed in every[:: max(1, len(every) // 4)]:
            whole = html[: found.start(group)] + changed + html[found.end(group) :]
            tally.one(f"{page}: {found[group]} → {changed} ({how})", caught(whole))
    tally.done(measured, least=6)


def test_every_digit_in_what_the_offline_worker_keeps(built: Path, truth: Truth, measured: Report) -> None:
    text, tally = (built / "sw.js").read_text(encoding="utf-8"), Tally("reserven uten nett")

    emergency = (built / "akutt/index.html").read_text("utf-8") + (built / "en/akutt/index.html").read_text("utf-8")
    danger = f'href="tel:{PINNED["nod-113-amk"]}"'

    def caught(script: str) -> list[str]:
        kept = [json.loads(one) for one in re.findall(r'"innebygd": ("(?:[^"\\]|\\.)*")', script)]
        marks = [json.loads(one) for one in re.findall(r'"merker": (\[.*?\])', script, re.S)]
        assert len(kept) == len(marks) == 2
        found = [one for page in kept for one in wrong(said_on(BeautifulSoup(page, "html.parser"), truth), truth)]
        odd = [mark for one in marks for mark in one if mark not in emergency or one.count(mark) > 1]
        return [*found, *odd, *("113 mangler" for one in marks if danger not in one)]

    assert caught(text) == []
    for found in re.finditer(r'href=\\"(tel:\d+)\\"|<bdi dir=\\"ltr\\">([\d ]+)</bdi>', text):
        group = 1 if found[1] else 2
        before, after = text[: found.start(group)], text[found.end(group) :]

        def kept(changed: str, before: str = before, after: str = after) -> object:
            return caught(before + changed + after)

        tally.place("sw.js", found[group], kept)
    tally.done(measured, least=12)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_digit_of_every_number_in_the_search_list(project: Site, built: Path, measured: Report, language: str) -> None:
    rows = json.loads((built / f"assets/sok-{language}.json").read_bytes())["d"]
    numbers, own = numbers_of(project, language), own_words(project, language)
    tally, known = Tally(f"søkelista, {language}"), {one for several in numbers.values() for one in several}
    assert wrong_rows(rows, numbers, own) == []
    for row in rows:
        for field in (1, 2, 3, 4):
            for found in re.finditer(r"(?<!\d)\d[\d ]*\d(?!\d)", row[field]):
                if found.group().replace(" ", "") not in known:
                    continue  # a year or a count

                def caught(
                    changed: str, row: list[object] = row, field: int = field, at: tuple[int, int] = found.span()
                ) -> object:
                    text = str(row[field])
                    return wrong_rows(
                        [[*row[:field], text[: at[0]] + changed + text[at[1] :], *row[field + 1 :]]], numbers, own
                    )

                tally.place(str(row[0]), found.group(), caught)
    tally.done(measured, least=18)


@ONE_OF_EACH_OR_EVERY
def test_every_digit_of_every_number_on_the_sheets(project: Site, built: Path, measured: Report, every: bool) -> None:
    tally, made = Tally("arkene på papir"), proofs(project)
    kinds = {one.sheet.template: one for one in made}.values()
    for proof in made if every else kinds:
        path = built / "papir" / proof.file_name
        text, pages = " ".join(text_of(path).replace(proof.number, "").split()), pages_of(path)
        whole, right = counted(text), expected(proof, pages)
        assert whole == right, proof.file_name
        for found in NUMBER.finditer(text):
            before, after = text[max(0, found.start() - 20) : found.start()], text[found.end() : found.end() + 20]
            rest = whole - counted(before + found.group() + after)

            def caught(
                changed: str,
                rest: Counter[str] = rest,
                before: str = before,
                after: str = after,
                right: Counter[str] = right,
            ) -> bool:
                return rest + counted(before + changed + after) != right

            tally.place(proof.file_name, found.group(), caught)
    tally.done(measured, least=900 if every else 100)
