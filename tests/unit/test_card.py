"""The card: the way in first, where it is from in one quiet line, and a way on for each kind of missing number."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from ressursbank.ladder import EMERGENCY, URGENT
from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.service import Service, WayRound
from ressursbank.show.instead import host
from ressursbank.show.place import DIRECTORY, Here
from ressursbank.show.render import show
from ressursbank.site import Site
from tests.chosen import an_open_service, with_services

SEEN = {"state": "seen", "number": "22 59 13 01", "source": "Prøveetaten", "read_on": "2026-11-20"}
RUNG = {"state": "confirmed", "number": "22 59 13 01", "team": "servicetorg", "date": "2026-11-20"}
NOBODY = {"state": "unconfirmed", "why": "Ingen har sett etter ennå."}
LANGUAGES = pytest.mark.parametrize("language", ["nb", "en"])


def point(check: dict[str, str], kind: str = "phone", value: str | None = "22 59 13 01") -> ContactPoint:
    """One way in, with this behind it."""
    return ContactPoint.model_validate({"key": f"vei-{kind}", "type": kind, "value": value, "verification": check})


def shown(site: Site, language: str, word: str = "kontakt", **fields: Any) -> BeautifulSoup:
    """A word about an open service with these fields."""
    one = an_open_service(site, id="prove", name="Prøvetjenesten", url="https://www.prove.no/hjelp", crisis=False, **fields)
    return BeautifulSoup(show(Here(with_services(site, one), language, DIRECTORY), word, "prove"), "html.parser")


def order(card: BeautifulSoup, *chosen: str) -> list[int]:
    """Where each part stands in the card."""
    every = card.find_all(True)
    return [next(n for n, one in enumerate(every) if one is card.select_one(part)) for part in chosen]


@LANGUAGES
def test_the_way_in_stands_before_the_practical_and_where_it_is_from_last(project: Site, language: str) -> None:
    card = shown(project, language, contact_points=[point(SEEN)], alert={"nb": "Merk.", "en": "Note."})
    places = order(card, "h3", ".ogsa", ".varsel", ".ring", ".praktisk", ".stille")
    assert places == sorted(places) and len(card.select(".stille")) == 1
    assert [one.get_text() for one in card.select(".nett a")] == ["prove.no"], "the link says where it leads"


@LANGUAGES
def test_only_a_number_a_team_has_rung_is_called_checked(project: Site, language: str) -> None:
    text = project.strings[language]
    checked = text.plain("kontroll.ringt").partition("{")[0].strip()
    rung = shown(project, language, contact_points=[point(RUNG)]).select(".stille")
    assert len(rung) == 1 and checked in rung[0].get_text() and text.plain("kontroll.ikke_ringt") not in rung[0].get_text()
    for points in ([point(SEEN)], [point(RUNG), point(SEEN | {"number": ""}, "visit", "Storgata 1")]):
        summary = shown(project, language, contact_points=points).select_one(".stille summary")
        assert summary and checked not in summary.get_text() and "Prøveetaten" in summary.get_text()


def test_what_was_read_long_ago_says_so_without_being_unfolded(project: Site) -> None:
    old = shown(project, "nb", contact_points=[point(SEEN | {"read_on": "2020-01-01"})])
    summary = old.select_one(".stille summary")
    assert summary and project.strings["nb"].plain("kontroll.gammel") in summary.get_text()


@LANGUAGES
def test_a_number_nobody_has_checked_one_that_is_nobodys_and_the_gps_each_have_their_own_sentence(
    project: Site, language: str
) -> None:
    missed = project.strings[language].plain("omvei.uten")
    said = {}
    for name, points in (("ikke sett etter", [point(NOBODY, value=None)]), ("med vilje", [])):
        way = shown(project, language, contact_points=points, way_round=WayRound.NETTSIDE).select_one(".omvei")
        assert way and "prove.no" in way.get_text()
        said[name] = way.get_text()
    doctor = next(one for one in project.register.services.values() if f"omvei.{one.id}" in project.strings["nb"].own)
    gp = BeautifulSoup(show(Here(project, language, DIRECTORY), "kontakt", doctor.id), "html.parser")
    way = gp.select_one(".omvei")
    assert way and host(doctor.url) in way.get_text() and way.select_one('a[href="tel:116117"]')
    assert missed in said["ikke sett etter"] and missed not in said["med vilje"] + way.get_text()
    assert len({*said.values(), way.get_text()}) == 3


@LANGUAGES
def test_a_card_with_only_a_website_can_also_say_whom_to_ask(project: Site, language: str) -> None:
    whom = {"nb": "Spør på kontoret.", "en": "Ask at the office."}
    way = shown(
        project, language, contact_points=[point(NOBODY, value=None)], way_round=WayRound.NETTSIDE, ask_for=whom
    ).select_one(".omvei")
    assert way and "prove.no" in way.get_text() and way.get_text().endswith(whom[language])


@LANGUAGES
def test_the_website_is_named_once_and_everyone_is_never_named(project: Site, language: str) -> None:
    text = project.strings[language]
    card = shown(project, language, contact_points=[], way_round=WayRound.NETTSIDE, audience=["alle"], alternate_name=None)
    assert len(card.select('a[href^="https://www.prove.no"]')) == 1
    assert not card.select(".ogsa") and text.plain("kort.for_hvem") not in [one.get_text() for one in card.select("dt")]
    card = shown(project, language, contact_points=[], audience=["menn"], alternate_name=None)
    assert card.get_text().count(text.of_plain(project.register.words["audiences"]["menn"].name)) == 1


def lines(site: Site, language: str) -> list[tuple[Service, Tag]]:
    """Each conversation line a reader can reach, and its card on a page."""
    found: list[tuple[Service, Tag]] = []
    for one in site.register.services.values():
        card = BeautifulSoup(show(Here(site, language, DIRECTORY), "kontakt", one.id), "html.parser")
        if one.crisis and one.id not in EMERGENCY | URGENT and card.select(".punkt"):
            found.append((one, card))
    return found


@LANGUAGES
def test_whom_to_ring_next_stands_under_every_conversation_line(project: Site, language: str) -> None:
    found = lines(project, language)
    assert len(found) > 10
    for service, card in found:
        ladder = card.select_one("p.stige")
        assert ladder, service.id
        numbers = [str(link["href"]) for link in ladder.select("a")]
        own = {str(link["href"]) for link in card.select("a.ring")}
        assert len(numbers) == 3 and numbers[-1] == "tel:113" and not own & set(numbers), service.id


@LANGUAGES
def test_a_row_has_the_number_with_its_name_for_those_who_hear_it(project: Site, language: str) -> None:
    rows = BeautifulSoup(show(Here(project, language, DIRECTORY), "tjenesteoversikt"), "html.parser").select("article.rad")
    assert len(rows) == len(project.register.services)
    for row in rows:
        name = row.select_one("h3 a")
        for link in row.select("a.ring, a.skriv"):
            assert name and name.get_text() in link.get_text(" ")
        assert not re.search(r"(^| · )(Alle|Everyone)($| · )", " · ".join(one.get_text() for one in row.select(".hvem")))
