"""On paper a name carries its number or its way round, and the way round is a person or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from ressursbank.paper.fragment import whole_page
from ressursbank.paper.names import ALONE, WAY
from ressursbank.paper.proof import Proof
from ressursbank.paper.qr import readable
from ressursbank.phone import digits_of
from ressursbank.register.contact_point import Channel
from ressursbank.register.service import Status, WayRound
from ressursbank.show.instead import DANGER
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.paper.pdf import numbers_in
from tests.paper.test_sheets import every_sheet

LENT = {  # whose number the way round gives
    WayRound.SAMTALE: "mental-helse-hjelpetelefonen",
    WayRound.LEGEVAKT: "legevakt-116117",
    **DANGER,
}
BLOCKS = ["li", "p", "dd", "tr", "article"]
ADDRESS = re.compile(r"\w\.(no|org|com|example)\b|nettside|website", re.I)


def named(proof: Proof) -> Iterator[tuple[str, str]]:
    """Each service the first time it stands on a sheet, or on a card that is handed out alone, with its block's text."""
    page = BeautifulSoup(proof.html, "html.parser")
    for card in page.select(f".{ALONE}") or [page]:
        seen = set()
        for name in card.select("[data-tjeneste]"):
            service, block = str(name["data-tjeneste"]), name if name.name == "article" else name.find_parent(BLOCKS)
            assert isinstance(block, Tag)
            if service not in seen:
                yield service, " ".join(block.get_text().split())
            seen.add(service)


def ways(proof: Proof, project: Site) -> list[str]:
    """The words that begin every way round on paper."""
    kinds = ("papir.vei.", "papir.omvei.", "omvei.", "status.")
    return [text.partition("{")[0] for key, text in project.strings[proof.language].own.items() if key.startswith(kinds)]


def test_every_name_on_a_page_is_followed_on_paper(project: Site) -> None:
    page = next(one for one in project.pages.values() if one.language == "nb")
    for service_id in project.register.services:
        body = whole_page(Here(project, "nb", page.slug), replace(page, body=f'{{{{ tjeneste("{service_id}") }}}}'))
        marked = [one for one in body.iter() if one.get("data-tjeneste") == service_id]
        assert [one.get("class") for name in marked for one in name][-1:] == [WAY]


@every_sheet
def test_a_service_has_its_number_or_its_way_round_beside_its_name(proof: Proof, project: Site) -> None:
    for service_id, text in named(proof):
        service = project.register.services[service_id]
        open_now = service.status is Status.ACTIVE
        points = [one for one in service.contact_points if one.printable and one.value and open_now]
        numbers = {digits_of(str(one.value)) for one in points if one.type in (Channel.PHONE, Channel.RELAY)}
        places = [str(one.value) for one in points if one.type in (Channel.VISIT, Channel.SMS, Channel.EMAIL)]
        lent = project.register.services[LENT.get(service.way_round, service_id)].point()
        told = any(one.casefold() in text.casefold() for one in (*places, *ways(proof, project)))
        others = {digits_of(str(lent.value))} if lent and lent.value else set()
        assert (numbers or others) & numbers_in(text) or (told and not numbers), f"{service_id}: {text}"


@every_sheet
def test_nobody_is_told_to_look_up_a_website(proof: Proof, project: Site) -> None:
    page = BeautifulSoup(proof.html, "html.parser")
    told = [
        *page.select(".omvei, .vei-om, .fot, .trinn .vei, .hode p"),
        *(one.find_previous("p") for one in page.select(".spor")),
    ]
    assert not [one for one in told if one and ADDRESS.search(one.get_text())]
    assert readable(project.register.municipality.contact_page) not in page.get_text()
