"""A wrong number can cost a life: what is printed is what the register allows, everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.phone import digits_of
from ressursbank.register.contact_point import Channel, State
from ressursbank.site import Site
from tests.conftest import run_build
from tests.site.conftest import Elsewhere
from tests.site.pages import address, html_files, tree
from tests.site.said import said_on, truth_of, wrong


def test_every_number_in_links_texts_drawings_and_data_is_the_register_s(project: Site, built: Path) -> None:
    truth = truth_of(project)
    for path in html_files(built):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert wrong(said_on(page, truth), truth) == [], address(path, built)


def test_no_number_on_the_deny_list_or_unconfirmed_is_printed_anywhere(project: Site, built: Path) -> None:
    denied = set(project.register.stale_digits())
    printed = truth_of(project).digits
    hidden = {
        digits_of(point.value)
        for service in project.register.services.values()
        for point in service.contact_points
        if point.value
        and point.type in (Channel.PHONE, Channel.SMS, Channel.RELAY)
        and point.verification.state is State.UNCONFIRMED
    }
    assert denied and (hidden or not project.preview)
    forbidden = {one for one in denied | hidden if len(one) >= 5} - printed
    for path in html_files(built):
        text = tree(path).get_text(" ")
        runs = {re.sub(r"\D", "", run) for run in re.findall(r"(?<![\d/])\+?\d[\d \u00a0]{3,}\d(?!\d)", text)}
        assert not runs & forbidden, f"{address(path, built)}: {runs & forbidden}"


def test_one_digit_changed_in_one_file_changes_on_every_page_in_every_language(built: Path, elsewhere: Elsewhere) -> None:
    assert "[SIFFER]" in elsewhere.said, "a draft is built, and the editor is told: " + elsewhere.said
    (old, new), seen = elsewhere.line.links, set()
    for before in html_files(built):
        count = before.read_text(encoding="utf-8").count(f'href="{old}"')
        after = (elsewhere.site / before.relative_to(built)).read_text(encoding="utf-8")
        assert (after.count(f'href="{old}"'), after.count(f'href="{new}"')) == (0, count), address(before, built)
        seen |= set(re.findall(r'<html lang="(\w+)', after)) if count else set()
    assert len(seen) > 1


@pytest.mark.slow
def test_the_numbers_everyone_rings_in_danger_cannot_be_changed_by_a_file(copy: Path) -> None:
    path = copy / "data/national/services/nod-113-amk.yml"
    path.write_text(re.sub(r"(value: [\"']?)113", r"\g<1>112", path.read_text(encoding="utf-8")), encoding="utf-8")
    done = run_build(copy, copy / "site")
    assert done.returncode == 1 and "[NODLINJE]" in done.stderr
