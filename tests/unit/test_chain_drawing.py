"""The drawing of the chain: nothing overlaps, and nothing is left out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from ressursbank.register.chain import Chain, Side
from ressursbank.show.chain_boxes import Box
from ressursbank.show.chain_drawing import wide
from ressursbank.show.chain_lines import Line, Point, can_be_drawn, crossings
from ressursbank.show.chain_map import stages
from ressursbank.show.chain_text import BOLD, SIZES, text_width, wrap
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.conftest import ROOT
from tests.unit.chains import drawings


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
    sides = {end: stage.side for stage in chain.stages for end in (stage.id, *stage.services)}
    every = {(arrow.sender, arrow.receiver) for arrow in chain.arrows}
    across = {ends for ends in every if {sides[end] for end in ends} == {Side.LEFT, Side.RIGHT}}
    assert across and across <= drawn <= every, "the rest is written in the boxes: see below"
    places = {box.id: box for band in small.bands for box in (band, *band.boxes)}
    names = {key: here.text.of_plain(name) for key, name in chain.names(here.site.register).items()}
    assert small.lines == []
    for arrow in chain.arrows:
        written = " ".join(label.text for label in places[arrow.sender].labels if label.kind == "videre")
        assert written.startswith("→") and names[arrow.receiver] in written, arrow


def test_an_arrow_that_cannot_be_a_line_is_written_in_its_box(project: Site, chain: Chain) -> None:
    here, first = Here(project, "nb", "tjenester/kart"), chain.arrows[0]
    mapped = [one for stage in chain.stages for one in stage.services]
    every = [first.model_copy(update={"sender": a, "receiver": b}) for a in mapped for b in mapped if a != b]
    arrow = next(one for one in every if not can_be_drawn(chain.model_copy(update={"arrows": [*chain.arrows, one]}), one))
    longer = chain.model_copy(update={"arrows": [*(one for one in chain.arrows if one.sender != arrow.sender), arrow]})
    drawing = wide(longer, stages(here, longer))
    box = next(box for band in drawing.bands for box in band.boxes if box.id == arrow.sender)
    written = " ".join(label.text for label in box.labels if label.kind == "videre")
    assert written.replace("-", "").replace(" ", "") == f"→{project.register.services[arrow.receiver].name}".replace(
        "-", ""
    ).replace(" ", "")
    assert (arrow.sender, arrow.receiver) not in {(line.sender, line.receiver) for line in drawing.lines}


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
    assert wrap(text, 10, False, 65) == expected


def test_the_style_draws_the_sizes_the_layout_counts_with() -> None:
    css = (ROOT / "overrides/stil/kart.css").read_text(encoding="utf-8")
    base = re.search(r"\.kart text\{[^}]*font-size:([\d.]+)px", css)
    assert base is not None
    for kind, size in SIZES.items():
        own = re.search(rf"\.kart text\.{kind}\{{[^}}]*font-size:([\d.]+)px", css)
        assert float((own or base).group(1)) == size, kind
        assert bool(re.search(rf"\.kart text\.{kind}\{{[^}}]*font-weight:700", css)) is (kind in BOLD), kind
