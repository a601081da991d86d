"""A sheet has what one can use with it in hand: numbers rung from Norway, with hours on the same line."""

from __future__ import annotations

from pathlib import Path

from ressursbank.paper.proof import proofs
from ressursbank.register.service import Channel
from ressursbank.site import Site, read_site
from tests.site.launched import launch

ABROAD = ("954 11 755", "911 16 123")


def test_no_sheet_but_the_booklet_has_a_number_for_those_abroad_or_an_email_beside_a_number(
    copy: Path, project: Site
) -> None:
    launch(copy, project)
    site, problems = read_site(copy)
    assert site is not None and not problems
    leve = site.register.services["leve"]
    (email,) = [str(point.value) for point in leve.contact_points if point.type is Channel.EMAIL]
    sheets = {one.file_name: one.html for one in proofs(site) if one.sheet.template != "hefte"}
    resident = sheets["innbygger-nb.pdf"]
    digits = next(one.digits for one in proofs(site) if one.file_name == "innbygger-nb.pdf")
    assert "41716111" in digits, "a number to text stands on the sheet, and is one of its numbers"
    assert leve.name in resident and "man.–fre. 08:30–15:00" in resident and "Mon–Fri 08:30" in sheets["innbygger-en.pdf"]
    for name, html in sheets.items():
        assert email not in html and not any(number in html for number in ABROAD), name
