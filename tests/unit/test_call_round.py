"""The call round asks what is missing, in the order that helps most people first, and leaks into no spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from ressursbank.call_round.calls import Group, Rank, groups
from ressursbank.call_round.first import openings
from ressursbank.call_round.paper import NEW_PAGE, WIDTH, sheet
from ressursbank.call_round.table import BOM, FORMULA, HEADINGS, cell, table
from ressursbank.cli import main
from ressursbank.register.contact_point import State
from ressursbank.register.service import Status
from ressursbank.site import Site, read_site
from tests.unit.small_project import SERVICE, make, write

TODAY = date(2026, 11, 21)
LATER = date(2028, 1, 3)  # when all that was rung before the launch is old again


def round_of(root: Path, today: date = TODAY) -> list[Group]:
    """The call round of a project on a day."""
    site, problems = read_site(root, today)
    assert site is not None, problems
    return groups(site.register, site.strings["nb"], today)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small project whose switchboard is its own service."""
    make(tmp_path)
    write(
        tmp_path,
        "data/gjovik/services/gjovik-kommune.yml",
        SERVICE.replace("id: prove", "id: gjovik-kommune")
        .replace("22 59 13 01", "61 18 95 00")
        .replace("organization: Prøve", "organization: Gjøvik kommune"),
    )
    return tmp_path


def rows_of(root: Path, today: date = TODAY) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(table(round_of(root, today)).removeprefix(BOM)), delimiter=";"))


def test_the_switchboard_is_first_and_takes_its_owners_other_services_with_it(small: Path) -> None:
    first, second = round_of(small, LATER)[:2]
    assert [call.service.id for call in first.calls] == ["gjovik-kommune"] * 3 + ["lokal"]
    assert first.calls[0].rank is Rank.SWITCHBOARD and first.calls[3].rank is Rank.LOCAL_CRISIS
    assert second.calls[0].service.id == "nod-113-amk"


def test_national_crisis_lines_come_before_other_services(small: Path) -> None:
    ranks = [call.rank for group in round_of(small, LATER)[1:] for call in group.calls]
    assert ranks == sorted(ranks) and Rank.NATIONAL_CRISIS in ranks and Rank.NATIONAL in ranks


def test_a_crisis_line_is_asked_the_five_facts_and_an_office_only_who_answers(small: Path) -> None:
    asked = {call.service.id: [one.about for one in call.questions] for group in round_of(small) for call in group.calls}
    assert asked["lokal"] == [
        "nummer", "åpningstid", "helligdager", "henvisning", "pris", "telefonregning", "anonymitet", "hvem som svarer",
        "første halve minutt", "språk",
    ]  # fmt: skip
    office = SERVICE.replace("topics: [samtale]", "topics: [landbruk]")
    write(small, "data/national/services/prove.yml", office)
    plain = next(call for group in round_of(small) for call in group.calls if call.service.id == "prove")
    assert [one.about for one in plain.questions] == [
        "nummer",
        "åpningstid",
        "helligdager",
        "henvisning",
        "hvem som svarer",
        "språk",
    ]


def test_a_fact_the_register_has_is_not_asked_again(small: Path) -> None:
    known = SERVICE.replace(
        "    type: phone\n    value",
        "    type: phone\n    contact_role: {nb: Frivillige}\n    facts:\n      cost: {nb: Gratis}\n    value",
        1,
    )
    write(small, "data/national/services/prove.yml", known)
    call = next(call for group in round_of(small) for call in group.calls if call.service.id == "prove")
    about = [one.about for one in call.questions]
    assert "pris" not in about and "hvem som svarer" not in about and "anonymitet" in about


@pytest.mark.parametrize(
    ("said", "asked"), [("Du er anonym. Spør gjerne om når de kan sende hjelp.", True), ("Du er anonym.", False)]
)
def test_what_the_card_bids_the_reader_ask_is_asked_on_the_round(small: Path, said: str, asked: bool) -> None:
    fact = "    type: phone\n    facts:\n      anonymity: {nb: " + said + "}\n    value"
    write(small, "data/national/services/prove.yml", SERVICE.replace("    type: phone\n    value", fact, 1))
    call = next(call for group in round_of(small) for call in group.calls if call.service.id == "prove")
    assert ("anonymitet" in [one.about for one in call.questions]) is asked


def test_every_question_names_the_file_and_line_its_value_stands_on(small: Path) -> None:
    call = next(call for group in round_of(small) for call in group.calls if call.service.id == "prove")
    value = call.questions[0]
    rows = (small / value.place.path).read_text(encoding="utf-8").split("\n")
    assert value.known == "22 59 13 01 (ikke bekreftet)" and "22 59 13 01" in rows[value.place.line - 1]


def test_nobody_is_told_to_ring_an_emergency_number(small: Path) -> None:
    rows = [row for row in rows_of(small, LATER) if row["Id"] == "nod-113-amk"]
    assert [row["Hva"] for row in rows] == ["nødnummer"] and "ring aldri" in rows[0]["Slik gjør du"]
    site, _ = read_site(small, LATER)
    assert site is not None
    assert "\n     NØDNUMMER.\n" in sheet(round_of(small, LATER), "Gjøvik kommune", site.strings["nb"], LATER)


def test_a_confirmed_point_is_off_the_list_until_it_is_old_or_lacks_a_fact(small: Path) -> None:
    done = SERVICE.replace(
        "state: unconfirmed # ikke ringt\n      why: Bare sett i en gammel liste.",
        "state: confirmed\n      team: servicetorg\n      date: 2026-11-20",
    )
    done = done.replace("topics: [samtale]", "referral: self\ntopics: [landbruk]").replace(
        'value: "22', 'contact_role: {nb: Ansatte}\n    always_open: true\n    value: "22'
    )
    write(small, "data/national/services/prove.yml", done)

    def keys(today: date) -> list[str]:
        calls = [call for group in round_of(small, today) for call in group.calls if call.service.id == "prove"]
        return [call.point.key for call in calls if call.point]

    assert "telefon" not in keys(TODAY) and "telefon" in keys(date(2027, 11, 21))
    write(small, "data/national/services/prove.yml", done.replace("contact_role: {nb: Ansatte}\n    ", ""))
    late = [call for group in round_of(small) for call in group.calls if call.rank is Rank.FACTS_ONLY]
    assert [one.about for one in late[0].questions] == ["hvem som svarer", "språk"]


def test_a_closed_service_is_not_rung(small: Path) -> None:
    write(small, "data/national/services/prove.yml", SERVICE.replace("audience", "status: closed\naudience"))
    assert "prove" not in {call.service.id for group in round_of(small) for call in group.calls}


def test_the_sheet_shows_why_conflicts_a_box_and_a_line_within_a4(small: Path) -> None:
    site, _ = read_site(small, TODAY)
    assert site is not None
    text = sheet(round_of(small), "Gjøvik kommune", site.strings["nb"], TODAY)
    assert "Må avklares – tid. Nå står det: Ingen. To kilder er uenige" in text
    assert "Hvorfor det ikke vises: Bare sett i en gammel liste." in text
    assert re.search(r"\[ \] nummer: 22 59 13 01 \(ikke bekreftet\) \(linje 16\)\n +_{60}", text)
    assert all(len(row) <= WIDTH for row in text.split("\n") if "://" not in row)


@pytest.mark.parametrize("bad", ["=1+1", "+47 22", "-1", "@SUM(A1)", "\t=1", "\n=1", "  =1", "＝1", "＠x"])
def test_no_cell_begins_as_a_formula(bad: str) -> None:
    assert not cell(bad).startswith(FORMULA) and "\n" not in cell(bad)


def test_the_table_opens_in_norwegian_excel_and_keeps_numbers_as_text(small: Path) -> None:
    raw = table(round_of(small)).encode("utf-8")
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    rows = rows_of(small)
    assert tuple(rows[0]) == HEADINGS and all(None not in row for row in rows)
    assert all(not value.startswith(FORMULA) for row in rows for value in row.values())
    assert next(row for row in rows if row["Id"] == "prove")["I registeret"] == "tlf. 22 59 13 01 (ikke bekreftet)"
    assert next(row for row in rows if row["Id"] == "lokal")["Hvorfor det ikke vises"].startswith("'=HYPERLINK")
    assert all(row["Svar"] == "" for row in rows)


def test_the_command_writes_the_table_but_never_where_it_would_be_published(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "liste.csv"
    assert main(["ringerunde", "--csv", str(target), "--rot", str(small)]) == 0 and target.read_bytes().startswith(
        b"\xef\xbb\xbf"
    )
    for folder in ("docs", "data", "site"):
        assert main(["ringerunde", "--csv", str(small / folder / "liste.csv"), "--rot", str(small)]) == 1
        assert not (small / folder / "liste.csv").exists()
    assert main(["ringerunde", "--csv", str(tmp_path / "mangler" / "liste.csv"), "--rot", str(small)]) == 1
    assert "finnes ikke" in capsys.readouterr().err


def test_everything_unconfirmed_in_the_real_register_is_on_the_list(project: Site) -> None:
    found = groups(project.register, project.strings["nb"], project.today)
    listed = {(call.service.id, call.point.key) for group in found for call in group.calls if call.point}
    for name, service in project.register.services.items():
        for point in service.contact_points:
            if service.status is not Status.CLOSED and point.verification.state is not State.CONFIRMED and not point.lent:
                assert (name, point.key) in listed
    switchboard = project.register.services[str(project.register.municipality.switchboard)]
    waits = not any(point.verification.state is State.CONFIRMED for point in switchboard.contact_points)
    first = next((call.service for group in found for call in group.calls), None)
    assert (first is switchboard) == waits
    text = sheet(found, project.register.municipality.name, project.strings["nb"], project.today)
    assert all(len(row) <= WIDTH for row in text.split("\n") if "://" not in row)


def test_the_first_page_begins_with_the_call_that_opens_most_ways(small: Path) -> None:
    seen, old = "state: seen, source: Prøve, read_on: 2026-11-01", "state: unconfirmed, why: Gammel"

    def closed(name: str, digits: str, way: str) -> None:
        text = SERVICE.replace("id: prove", f"id: {name}").replace("22 59 13 01", digits).replace(seen, old)
        text = text.replace("organization: Prøve", f"organization: {name}").replace("way_round: samtale", way)
        write(small, f"data/gjovik/services/{name}.yml", text)

    closed("lag", "22 59 13 02", "way_round: kommune\nask_for: {nb: Spør etter laget., en: Ask.}")
    closed("alene", "22 59 13 03", "way_round: samtale")
    found = openings(round_of(small), TODAY)
    assert [[one.id for one in opening.services] for opening in found] == [["lokal", "lag"], ["alene"]]
    assert [round_of(small)[opening.number - 1].title for opening in found] == [opening.title for opening in found]


def test_a_service_with_a_number_of_its_own_is_not_on_the_first_page(small: Path) -> None:
    assert "gjovik-kommune" not in [one.id for opening in openings(round_of(small), TODAY) for one in opening.services]


def test_whether_people_may_come_of_themselves_is_asked_once_a_service(small: Path) -> None:
    def asked() -> list[str]:
        return [
            one.about
            for group in round_of(small)
            for call in group.calls
            if call.service.id == "prove"
            for one in call.questions
        ]

    assert asked().count("henvisning") == 1
    write(small, "data/national/services/prove.yml", SERVICE.replace("topics:", "referral: self\ntopics:", 1))
    assert "henvisning" not in asked()


def test_the_real_first_page_has_every_local_service_with_no_way_of_its_own_and_the_switchboard_on_top(
    project: Site,
) -> None:
    found = groups(project.register, project.strings["nb"], project.today)
    first = openings(found, project.today)
    text = sheet(found, project.register.municipality.name, project.strings["nb"], project.today)
    page = text.split(NEW_PAGE)[0].split("\n")
    assert all(f"(punkt {opening.number})" in " ".join(page) for opening in first)
    ways = [len(opening.services) for opening in first]
    assert ways == sorted(ways, reverse=True)
    desks = [opening for opening in first if opening.calls[0].rank is Rank.SWITCHBOARD]
    assert desks == first[: len(desks)]
    shown = {one.id for opening in first for one in opening.services}
    for call in (call for group in found for call in group.calls if call.local and call.service.runs_on(project.today)):
        own = any(point.printable and not point.lent for point in call.service.contact_points)
        assert (call.service.id in shown) != own
