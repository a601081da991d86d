"""A sheet has what one can use with it in hand: numbers rung from Norway, with hours on the same line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ressursbank.check.pinned import PINNED
from ressursbank.paper.proof import proofs
from ressursbank.phone import digits_of
from ressursbank.register.contact_point import Channel
from ressursbank.site import Site, read_site
from tests.site.launched import launch


@pytest.mark.slow
def test_no_sheet_but_the_booklet_has_a_number_for_those_abroad_or_an_email_beside_a_number(
    copy: Path, project: Site
) -> None:
    launch(copy, project)
    site, problems = read_site(copy)
    assert site is not None and not problems
    services, sheets = site.register.services, [one for one in proofs(site) if one.sheet.template != "hefte"]
    abroad = {
        point.value
        for name, digits in PINNED.items()
        for point in services[name].contact_points
        if point.value and point.type is Channel.PHONE and digits_of(point.value) != digits
    }
    texted, hours = set[str](), set[str]()
    for sheet in sheets:
        points = [
            p for group in sheet.sheet.groups for one in group.services for p in services[one].contact_points if p.value
        ]
        emails = {point.value for point in points if point.type is Channel.EMAIL}
        assert not [one for one in emails | abroad if one and one in sheet.html], sheet.file_name
        texted |= {digits_of(str(point.value)) for point in points if point.type is Channel.SMS} & set(sheet.digits)
        hours |= {sheet.language} if "08:30–15:00" in sheet.html else set()
    assert abroad and texted, "a number to text stands on the sheet, and is one of its numbers"
    assert hours == {"nb", "en"}


def test_the_sheet_for_everyone_and_the_card_for_the_car_say_whom_to_ring_when_the_emergency_number_is_silent(
    project: Site,
) -> None:
    found = [one for one in proofs(project) if one.sheet.template in ("innbygger", "bilkort")]
    assert {one.language for one in found} == {"nb", "en"}
    police = digits_of(str(project.register.services["nod-112-politi"].phone_point(project.today).value))
    for one in found:
        text = project.strings[one.language]
        keys = ("papir.bilkort.nede", "papir.bilkort.telefon") if one.sheet.template == "bilkort" else ("akutt.nede_tekst",)
        said = [max(text.plain(key, nummer="#", politi="#", legevakt="#").split("#"), key=len) for key in keys]
        assert police in one.digits and all(sentence in one.html for sentence in said), one.file_name
