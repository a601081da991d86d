"""The chain: every mistake told at its line, and a drawing in which nothing overlaps or is left out."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ressursbank.problems import ProblemsFoundError
from ressursbank.register.chain import FILE, Chain, Side, check_chain, load_chain
from ressursbank.register.service import Status
from ressursbank.show.chain_boxes import Box
from ressursbank.show.chain_drawing import Drawing, wide
from ressursbank.show.chain_lines import LEFT_WIDTH, Line, Point, can_be_drawn, crossings
from ressursbank.show.chain_map import alternative, said, stages, table, view
from ressursbank.show.chain_text import BOLD, SIZES, text_width, wrap
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.conftest import ROOT

GOOD = """stages:
  - id: fare
    name: {nb: Fare}
    side: left
    services: [nod-113-amk, fastlegen]
  - id: hjelp
    name: {nb: Hjelp}
    side: right
    services: [dps-gjovik]
arrows:
  - sender: fastlegen
    receiver: dps-gjovik
    told_by: dps-gjovik
    why: Du trenger henvisning.
"""


def told(root: Path, project: Site, text: str) -> list[str]:
    """What an editor is told of a chain with this text."""
    (root / "data").mkdir(exist_ok=True)
    (root / FILE).write_text(text, encoding="utf-8")
    try:
        load_chain(root, project.register)
    except ProblemsFoundError as error:
        return [str(one) for one in error.problems]
    return []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[dps-gjovik]", "[dps-gjovk]", "9: [UKJENT] Fant ikke tjenesten «dps-gjovk». Mente du «dps-gjovik»?"),
        (
            "[dps-gjovik]",
            "[dps-gjovik, fastlegen]",
            "9: [DOBBEL] «fastlegen» står alt i trinnet «fare». Behold den ene.",
        ),
        (
            "id: hjelp",
            "id: fare",
            "6: [DOBBEL] «fare» er alt navnet på et annet trinn eller en tjeneste. Gi trinnet et eget navn.",
        ),
        (
            "side: right",
            "side: midten",
            "8: [VERDI] «midten» kan ikke stå i «side». Du kan bruke: left, right, bottom.",
        ),
        (
            "name: {nb: Hjelp}",
            "name: {en: Help}",
            "7: [SPRAK] Teksten mangler på bokmål. Legg til en linje som begynner med «nb:».",
        ),
        (
            "    side: left\n",
            "    side: left\n    any_hour: true\n",
            "6: [APNINGSTID] «fastlegen» er ikke åpen hele døgnet med et nummer som kan vises. Flytt den til et annet trinn.",
        ),
        (
            "sender: fastlegen",
            "sender: leve",
            "11: [UKJENT] «leve» står ikke på kartet, så pila kan ikke tegnes. Du kan bruke: dps-gjovik, fare, fastlegen, hjelp, nod-113-amk.",
        ),
        (
            "told_by: dps-gjovik",
            "told_by: hdir-retningslinje-2023",
            "13: [UKJENT] «hdir-retningslinje-2023» er verken en tjeneste eller en kilde i data/sources.yml. Mente du «hdir-retningslinje-2024»?",
        ),
        (
            "receiver: dps-gjovik",
            "receiver: fastlegen",
            "11: [DOBBEL] Pila fra «fastlegen» til «fastlegen» står to ganger, eller går til seg selv. Ta bort den ene.",
        ),
        ("    why: Du trenger henvisning.\n", "", "11: [MANGLER] Feltet «why» mangler. Legg det til."),
        ("why:", "hvorfor:", "14: [UKJENT-FELT] Feltet «hvorfor» er ukjent. Du kan bruke: receiver, sender, told_by, why."),
    ],
)
def test_a_mistake_in_the_chain_is_told_at_its_line(
    tmp_path: Path, project: Site, old: str, new: str, expected: str
) -> None:
    assert told(tmp_path, project, GOOD) == []
    assert GOOD.count(old) == 1
    assert f"data/chain.yml:{expected}" in told(tmp_path, project, GOOD.replace(old, new))


def test_a_service_that_is_closed_may_not_stand_on_the_map(tmp_path: Path, project: Site) -> None:
    closed = project.register.services["dps-gjovik"].model_copy(update={"status": Status.CLOSED})
    register = dataclasses.replace(project.register, services={**project.register.services, "dps-gjovik": closed})
    found = told(tmp_path, dataclasses.replace(project, register=register), GOOD)
    assert found == ["data/chain.yml:9: [NEDLAGT] «dps-gjovik» er nedlagt og kan ikke stå på kartet. Ta bort linja."]


def test_the_chain_is_asked_for_only_where_a_page_shows_it(tmp_path: Path, project: Site) -> None:
    assert check_chain(project) == []
    elsewhere = dataclasses.replace(project, root=tmp_path)
    assert [str(one) for one in check_chain(elsewhere)] == [
        "data/chain.yml:1: [MANGLER] Fila mangler, men ordet «kart» er brukt på en side. Lag fila, eller ta bort ordet."
    ]
    assert check_chain(dataclasses.replace(elsewhere, pages={})) == []


@pytest.fixture(scope="module")
def chain(project: Site) -> Chain:
    """The chain as it stands."""
    return load_chain(ROOT, project.register)


@pytest.fixture(params=["nb", "en"])
def here(request: pytest.FixtureRequest, project: Site) -> Here:
    """The map's page in one language."""
    return Here(project, str(request.param), "tjenester/kart")


def drawings(here: Here) -> list[Drawing]:
    """Both layouts, as the partial gets them."""
    found = view(here)["drawings"]
    assert isinstance(found, list)
    return found


def test_every_service_and_arrow_of_the_chain_exists_in_the_register(project: Site, chain: Chain) -> None:
    services = [one for stage in chain.stages for one in stage.services]
    assert len(services) == len(set(services)) > 20 and set(services) <= set(project.register.services)
    assert chain.stages[0].services[0] == "nod-113-amk", "113 comes first, here too"
    for arrow in chain.arrows:
        assert {arrow.sender, arrow.receiver} <= {*services, *(stage.id for stage in chain.stages)}


def test_a_referral_the_register_speaks_of_is_told_by_a_service_that_needs_one(project: Site, chain: Chain) -> None:
    for arrow in chain.arrows:
        teller = project.register.services.get(arrow.told_by)
        assert teller is None or arrow.told_by in (arrow.sender, arrow.receiver), arrow


def test_a_number_is_drawn_only_where_the_register_allows_it(project: Site) -> None:
    here = Here(project, "nb", "tjenester/kart")
    assert said(here, "nod-113-amk").way == "113"
    for service in project.register.services.values():
        one = said(here, service.id)
        allowed = service.status is Status.ACTIVE and any(point.printable for point in service.contact_points)
        assert allowed or not re.search(r"\d{3}", one.way), one
    assert said(here, "gjovik-krisesenter").way == "Ring Vold- og overgrepslinjen", "its own number is not confirmed"
    assert said(here, "gjovik-legevakt").kind == "nummer"
    later = Here(dataclasses.replace(project, today=project.today + timedelta(days=400)), "nb", "tjenester/kart")
    assert said(later, "gjovik-legevakt").kind == "vei", "a local number nobody has looked at for a year is not shown"
    assert said(later, "nod-113-amk").way == "113"


def test_a_number_that_is_not_always_open_says_what_it_is(here: Here) -> None:
    assert said(here, "leve").note and not said(here, "kirkens-sos-telefon").note


def test_a_service_that_is_not_open_is_marked_and_has_no_number(here: Here, project: Site, chain: Chain) -> None:
    mapped = [one for stage in chain.stages for one in stage.services]
    planned = [one for one in mapped if project.register.services[one].status is Status.PLANNED]
    assert planned
    mark = here.text.plain("status.planned")
    for one in planned:
        assert (said(here, one).kind, said(here, one).way) == ("status", mark)
        assert f"{project.register.services[one].name} ({mark})" in alternative(here, chain)
        for drawing in drawings(here):
            box = next(box for band in drawing.bands for box in band.boxes if box.id == one)
            assert box.kind == "status" and mark in [label.text for label in box.labels]


@pytest.mark.parametrize(
    ("field", "days", "expected"), [("valid_from", 1, "Ikke åpnet ennå"), ("valid_through", -1, "Nedlagt")]
)
def test_a_service_outside_its_dates_is_marked_and_has_no_number(
    project: Site, field: str, days: int, expected: str
) -> None:
    dated = project.register.services["leve"].model_copy(update={field: project.today + timedelta(days=days)})
    register = dataclasses.replace(project.register, services={**project.register.services, "leve": dated})
    here = Here(dataclasses.replace(project, register=register), "nb", "tjenester/kart")
    assert (said(here, "leve").kind, said(here, "leve").way) == ("status", expected)


def test_a_way_in_that_all_share_is_said_once(project: Site, chain: Chain) -> None:
    shown = {stage.id: stage for stage in stages(Here(project, "nb", "tjenester/kart"), chain)}
    assert shown["sykehuset"].note == "Du trenger henvisning"
    assert {one.way for one in shown["sykehuset"].services} == {""}
    assert shown["snakke"].note == "Åpent hele døgnet, alle dager" and all(one.way for one in shown["snakke"].services)
    assert all(one.way for one in shown["i-dag"].services), "where the ways differ each box says its own"


def test_the_table_holds_the_stages_services_and_arrows_of_the_chain(here: Here, chain: Chain) -> None:
    groups = table(here, chain)
    assert [[row.card.id for row in group.rows] for group in groups] == [stage.services for stage in chain.stages]
    onward = {group.id: group.onward for group in groups} | {
        row.card.id: row.onward for group in groups for row in group.rows
    }
    found = [(sender, href.removeprefix("#kart-")) for sender, links in onward.items() for href, _ in links]
    assert sorted(found) == sorted((arrow.sender, arrow.receiver) for arrow in chain.arrows)
    assert all(row.point or row.lines for group in groups for row in group.rows), "every service has a way in"


# The layout


def inside(inner: Box, outer: Box) -> bool:
    """Whether one rectangle lies in the other."""
    return outer.x <= inner.x and outer.y <= inner.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def overlap(one: Box, other: Box) -> bool:
    """Whether two rectangles share more than an edge."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def test_the_same_data_gives_the_same_drawing(here: Here) -> None:
    assert drawings(here) == drawings(here)


def test_no_box_lies_on_another_and_no_text_leaves_its_box(here: Here) -> None:
    for drawing in drawings(here):
        for number, band in enumerate(drawing.bands):
            assert band.x >= 0 and band.right <= drawing.width and band.bottom <= drawing.height
            assert not any(overlap(band, other) for other in drawing.bands[:number])
            for count, box in enumerate(band.boxes):
                assert inside(box, band), (drawing.key, box.id)
                assert not any(overlap(box, other) for other in band.boxes[:count]), (drawing.key, box.id)
            for box in (band, *band.boxes):
                for label in box.labels:
                    width = text_width(label.text, SIZES[label.kind], label.kind in BOLD)
                    left = label.x - width if label.end else label.x
                    assert box.x < left and left + width < box.right, (drawing.key, label)
                    assert box.y + SIZES[label.kind] * 0.7 < label.y < box.bottom - 3, (drawing.key, label)
                rows = sorted(label.y for label in box.labels if not label.end)
                assert all(lower - upper > 12 for upper, lower in pairwise(rows)), (drawing.key, box.id)


def test_on_a_phone_the_text_is_large_enough_to_read(here: Here) -> None:
    assert drawings(here)[1].width <= 284 and min(SIZES.values()) >= 14


def test_every_arrow_is_drawn_or_written(here: Here, chain: Chain) -> None:
    big, small = drawings(here)
    drawn = {(line.sender, line.receiver) for line in big.lines}
    assert drawn == {(arrow.sender, arrow.receiver) for arrow in chain.arrows}, "today every arrow can be a line"
    places = {box.id: box for band in small.bands for box in (band, *band.boxes)}
    names = {key: here.text.of_plain(name) for key, name in chain.names(here.site.register).items()}
    assert small.lines == []
    for arrow in chain.arrows:
        written = " ".join(label.text for label in places[arrow.sender].labels if label.kind == "videre")
        assert written.startswith("→") and names[arrow.receiver] in written, arrow


def test_an_arrow_that_cannot_be_a_line_is_written_in_its_box(project: Site, chain: Chain) -> None:
    here = Here(project, "nb", "tjenester/kart")
    arrow = chain.arrows[0].model_copy(update={"sender": "kirkens-sos-telefon", "receiver": "nod-113-amk"})
    longer = chain.model_copy(update={"arrows": [*chain.arrows, arrow]})
    assert not can_be_drawn(longer, arrow)
    drawing = wide(longer, stages(here, longer))
    box = next(box for band in drawing.bands for box in band.boxes if box.id == "kirkens-sos-telefon")
    assert " ".join(label.text for label in box.labels if label.kind == "videre") == "→ Medisinsk nødnummer"
    assert ("kirkens-sos-telefon", "nod-113-amk") not in {(line.sender, line.receiver) for line in drawing.lines}


def parts(line: Line) -> list[tuple[Point, Point]]:
    """The straight pieces of a line."""
    return list(pairwise(line.corners))


def test_lines_are_straight_end_where_they_should_and_cross_nothing(here: Here) -> None:
    big = drawings(here)[0]
    places = {box.id: box for band in big.bands for box in (band, *band.boxes)}
    boxes = [box for band in big.bands for box in band.boxes]
    assert crossings(big.lines) == 0
    for line in big.lines:
        (x0, y0), (x1, y1) = line.corners[0], line.corners[-1]
        sender, receiver = places[line.sender], places[line.receiver]
        assert (x0 in (sender.x, sender.right) or y0 == sender.bottom) and sender.y <= y0 <= sender.bottom
        assert (x1 in (receiver.x, receiver.right) or y1 == receiver.y - 1) and receiver.y - 1 <= y1 <= receiver.bottom
        for (ax, ay), (bx, by) in parts(line):
            assert ax == bx or ay == by, line
            for box in boxes:
                free = max(ax, bx) <= box.x or min(ax, bx) >= box.right or max(ay, by) <= box.y or min(ay, by) >= box.bottom
                assert free, (line.sender, line.receiver, box.id)


def test_the_trunks_are_put_in_the_order_that_crosses_least(project: Site, chain: Chain) -> None:
    """The line back from the hospital must pass outside the one from the GP, not across it."""
    big = drawings(Here(project, "nb", "tjenester/kart"))[0]
    trunk = {
        line.sender: max(x for x, _ in line.corners[:-1] if LEFT_WIDTH < x < 600)
        for line in big.lines
        if line.sender in ("fastlegen", "sykehuset")
    }
    assert trunk["sykehuset"] > trunk["fastlegen"]


@pytest.mark.parametrize("side", list(Side))
def test_a_stage_can_be_moved_without_anything_falling_on_anything(project: Site, chain: Chain, side: Side) -> None:
    here = Here(project, "en", "tjenester/kart")
    for number in range(len(chain.stages)):
        moved = [one.model_copy(update={"side": side}) if n == number else one for n, one in enumerate(chain.stages)]
        other = chain.model_copy(update={"stages": moved})
        drawing = wide(other, stages(here, other))
        assert [band.id for band in drawing.bands] == [stage.id for stage in chain.stages]
        assert not any(overlap(a, b) for n, a in enumerate(drawing.bands) for b in drawing.bands[:n]), chain.stages[
            number
        ].id
        assert all(inside(box, band) for band in drawing.bands for box in band.boxes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Psykisk helse og rus", ["Psykisk", "helse og rus"]),
        ("Ring 22 40 00 40", ["Ring", "22 40 00 40"]),
        ("", []),
        ("Ungdomspsykiatrisk", ["Ungdomsp-", "sykiatrisk"]),
    ],
)
def test_text_is_wrapped_at_words_and_numbers_stay_whole(text: str, expected: list[str]) -> None:
    assert wrap(text, 10, False, 62) == expected


def test_the_style_draws_the_sizes_the_layout_counts_with() -> None:
    css = (ROOT / "overrides/stil/kart.css").read_text(encoding="utf-8")
    base = re.search(r"\.kart text\{[^}]*font-size:([\d.]+)px", css)
    assert base is not None
    for kind, size in SIZES.items():
        own = re.search(rf"\.kart text\.{kind}\{{[^}}]*font-size:([\d.]+)px", css)
        assert float((own or base).group(1)) == size, kind
        assert bool(re.search(rf"\.kart text\.{kind}\{{[^}}]*font-weight:700", css)) is (kind in BOLD), kind
