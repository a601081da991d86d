"""What has a date is told wherever a reader or a program looks: hours that change, days off, services that begin or end."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date

import pytest
from pydantic import ValidationError

from ressursbank.call_round.calls import groups
from ressursbank.hours import Open, state_at
from ressursbank.launch import of_site
from ressursbank.paper.groups import group
from ressursbank.publish.structured import directory_data
from ressursbank.register.contact_point import Channel, ContactPoint
from ressursbank.register.service import Service, WayRound
from ressursbank.register.sheet import Group
from ressursbank.search.document import Reading
from ressursbank.search.documents import documents
from ressursbank.show.directory import in_order
from ressursbank.show.opening import shown_hours
from ressursbank.show.place import Here
from ressursbank.show.render import partials, show
from ressursbank.site import Site
from tests.conftest import ROOT
from tests.unit.schedules import DAY, HVERDAGER, at, point, rule

TODAY = date(2026, 11, 30)
CLOSED = {"valid_from": "2026-12-01", "valid_through": "2027-01-10", "closed": True}
EVE = CLOSED | {"valid_from": "2026-12-24", "valid_through": "2026-12-24", "note": {"nb": "Vi er ute.", "en": "We are out."}}


def here_with(project: Site, language: str = "nb", *points: ContactPoint, **fields: object) -> tuple[Here, str]:
    """The directory where some national service with a phone has other fields, on a day of its own; and its id."""
    register = project.register
    national = [one for one in register.services.values() if one.area_served == "norge" and not one.crisis]
    name = next(one.id for one in national if (found := one.point()) and found.type is Channel.PHONE)
    changed = register.services[name].model_copy(update=fields | ({"contact_points": list(points)} if points else {}))
    register = dataclasses.replace(register, services={**register.services, name: changed})
    return Here(dataclasses.replace(project, register=register, today=TODAY), language, "tjenester/index"), name


def told(project: Site, *rules: dict[str, object], language: str = "nb", **fields: object) -> str:
    """Hours as a reader meets them, marking left out."""
    here, _ = here_with(project, language)
    hours = shown_hours(here.text, point(*rules, public_holidays="usual", **fields), TODAY)
    template = partials(ROOT / "overrides").from_string('{% from "partials/kort.html" import tider %}{{ tider(hours) }}')
    return " ".join(re.sub("<[^>]+>", " ", template.render(hours=hours)).split()) if hours else ""


def phrase(project: Site, key: str, **days: date) -> str:
    """A phrase of ours with dates in it."""
    text = project.strings["nb"]
    return text.plain(key, **{name: text.day(day) for name, day in days.items()})


def test_a_closing_is_told_also_where_the_week_is_unknown_and_a_day_is_one_day(project: Site) -> None:
    closed = project.strings["nb"].plain("apent.stengt")
    dates = phrase(project, "apent.periode", fra=date(2026, 12, 1), til=date(2027, 1, 10))
    assert told(project, special_hours=[CLOSED]) == f"{dates}: {closed}."
    assert told(project, special_hours=[EVE]) == f"24. desember 2026: {closed}. Vi er ute."
    assert told(project, special_hours=[EVE], language="en").endswith("We are out.")
    assert (
        told(project)
        == told(project, special_hours=[CLOSED | {"valid_from": "2026-11-01", "valid_through": "2026-11-29"}])
        == ""
    )


def test_hours_that_change_say_when_and_to_what(project: Site) -> None:
    old, spring = (
        rule("07:00", "07:30", valid_through="2026-11-29"),
        rule("08:00", "15:30", HVERDAGER, valid_through="2027-06-14"),
    )
    summer = rule("09:00", "14:00", HVERDAGER, valid_from="2027-06-15", valid_through="2027-08-15")
    autumn = rule("08:30", "15:00", HVERDAGER, valid_from="2027-08-16")
    now, later = told(project, old, autumn, summer, spring).split(phrase(project, "apent.til", til=date(2027, 6, 14)))
    assert now.count("–") == 1 and "08:00–15:30" in now
    dates, after = (
        phrase(project, "apent.periode", fra=date(2027, 6, 15), til=date(2027, 8, 15)),
        phrase(project, "apent.fra", fra=date(2027, 8, 16)),
    )
    assert later.strip() == f"{dates}: mandag til fredag 09:00–14:00. {after}: mandag til fredag 08:30–15:00."
    assert told(project, autumn).startswith(after), "also where nothing is known of today"
    assert told(project, rule("08:00", "15:30", valid_through="9999-12-31"))


def test_summer_hours_stand_instead_of_the_undated_ones_on_the_days_they_name(project: Site) -> None:
    rules = rule("08:00", "15:30"), rule("09:00", "14:00", HVERDAGER, valid_from="2026-11-01", valid_through="2027-08-15")
    now, later = told(project, *rules).split(phrase(project, "apent.til", til=date(2027, 8, 15)))
    assert re.findall(r"\d\d:\d\d–\d\d:\d\d", now) == ["09:00–14:00", "08:00–15:30"]
    assert later.strip().startswith(phrase(project, "apent.fra", fra=date(2027, 8, 16))) and later.endswith("08:00–15:30.")
    at_half_past = [state_at(point(*rules, public_holidays="usual"), at(f"2026-12-0{day} 08:30")) for day in (1, 5)]
    assert at_half_past == [Open.CLOSED, Open.OPEN]


def test_a_closing_reaches_every_place_a_reader_or_a_program_looks(project: Site) -> None:
    here, name = here_with(
        project, "nb", point(special_hours=[EVE], hours_note={"nb": "Annenhver uke."}), valid_through=date(2027, 2, 1)
    )
    service, said = here.site.register.services[name], told(project, special_hours=[EVE])
    (sheet,) = group(here, Group(heading="samtale", services=[name])).cards
    paper = partials(ROOT / "overrides").from_string(
        '{% import "papir/deler.html" as d with context %}{{ d.kort(t, card) }}'
    )
    (found,) = [one for one in documents(here.site, "nb", Reading(frozenset(), ())) if one.id == name]
    topic = service.topics[0]
    pages = [
        show(here, "kontakt", name),
        show(here, "tjenester", topic),
        show(here, "temakort", topic),
        show(here, "tjenesteoversikt"),
    ]
    pages += [paper.render(t=here.text, card=sheet, readable=str), found.description]
    ends = phrase(project, "status.varer", dato=date(2027, 2, 1))
    assert all("Annenhver uke." in one for one in pages[:1] + pages[-2:-1]), "on paper too"
    assert all(said in one and ends in one for one in pages) and said in show(here, "apningstider", name)
    (row,) = [one for one in json.loads(directory_data(here, ""))["@graph"] if one["@id"] == f"#{name}"]
    (hours,) = row["availableChannel"][0]["servicePhone"]["hoursAvailable"]
    assert hours["validFrom"] == hours["validThrough"] == "2026-12-24" and hours["description"] == "Vi er ute."


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("way", WayRound)
@pytest.mark.parametrize(
    ("field", "day", "key"), [("valid_from", TODAY + DAY, "apner"), ("valid_through", TODAY - DAY, "varte")]
)
def test_what_has_not_begun_or_is_over_says_so_and_shows_a_way_on(
    project: Site, language: str, way: WayRound, field: str, day: date, key: str
) -> None:
    fields = {field: day, "way_round": way, "ask_for": {"nb": "Spør.", "en": "Ask."}, "url": "https://eksempel.no"}
    here, name = here_with(project, language, **fields)
    says, card = here.text.plain(f"status.{key}", dato=here.text.day(day)), show(here, "kontakt", name)
    assert (
        says in card and says in show(here, "apningstider", name) and 'class="omvei"' in card and 'class="ring"' not in card
    )
    assert here.text.plain("omvei.uten") not in card
    assert f'"#{name}"' not in directory_data(here, ""), "a program is not told to ring it"


def test_what_is_over_stands_last_and_nobody_is_asked_to_ring_it(project: Site) -> None:
    here, name = here_with(project, "nb", valid_through=TODAY - DAY)
    over = here.site.register.services[name]
    running = over.model_copy(update={"id": "apen", "name": "Åpen", "valid_through": None})
    assert [one.id for one in in_order([over, running], TODAY)] == ["apen", name]
    assert not any(debt.what.startswith(f"{over.name}:") for debt in of_site(here.site))
    called = [call.service.id for group in groups(here.site.register, here.text, TODAY) for call in group.calls]
    assert called and name not in called


def test_dates_and_days_that_contradict_each_other_are_refused(project: Site) -> None:
    whole = next(iter(project.register.services.values())).model_dump(mode="json", exclude_none=True)
    with pytest.raises(ValidationError, match="2026-12-31"):
        Service.model_validate(whole | {"valid_from": "2027-01-01", "valid_through": "2026-12-31"})
    with pytest.raises(ValidationError, match="2026-12-24 er både stengt og åpent"):
        point(special_hours=[CLOSED, EVE | {"closed": False, "opens": "10:00", "closes": "12:00"}])
