"""The lines in the drawing of the chain: which arrows can be drawn, and the way each takes between the boxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

from ressursbank.register.chain import Arrow, Chain, Side, Stage
from ressursbank.show.chain_boxes import COLUMNS, Box, Manner

HEAD = 9
WIDE_WIDTH, LEFT_WIDTH, RIGHT_WIDTH = 900, 530, 314
WIDE = Manner(pad=9, gap=10, band_gap=13, arrow_gap=25, beside=False, about=True)
MOST_TRIED = 6  # senders whose order is searched: 720 ways at most

Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """An arrow as the corners it passes; the last one is its point."""

    sender: str
    receiver: str
    corners: list[Point]

    @property
    def path(self) -> str:
        """The line as SVG writes it, ending inside the head."""
        (x0, y0), (x, y) = self.corners[-2:]
        inside = (x - HEAD / 2 * ((x > x0) - (x < x0)), y - HEAD / 2 * ((y > y0) - (y < y0)))
        return "M" + "L".join(f"{a:g} {b:g}" for a, b in _rounded([*self.corners[:-1], inside]))

    @property
    def head(self) -> str:
        """The arrow's head as SVG writes it."""
        (x0, y0), (x, y) = self.corners[-2:]
        dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
        sides = [(x - HEAD * dx + side * HEAD * dy * 0.6, y - HEAD * dy + side * HEAD * dx * 0.6) for side in (1, -1)]
        return "M" + "L".join(f"{a:g} {b:g}" for a, b in _rounded([(x, y), *sides])) + "z"


def _rounded(corners: Iterable[Point]) -> list[Point]:
    return [(round(x, 1), round(y, 1)) for x, y in corners]


def _home(chain: Chain, end: str) -> Stage:
    return next(stage for stage in chain.stages if end == stage.id or end in stage.services)


def can_be_drawn(chain: Chain, arrow: Arrow) -> bool:
    """Lines cross between the two columns, or go straight down; all other arrows are written."""
    sender, receiver = _home(chain, arrow.sender), _home(chain, arrow.receiver)
    if {sender.side, receiver.side} == {Side.LEFT, Side.RIGHT}:
        return True
    columns = COLUMNS[sender.side]
    if sender is receiver:
        return columns == 1 and (arrow.sender, arrow.receiver) in list(pairwise(sender.services))
    beside = [stage.id for stage in chain.stages if stage.side is sender.side]
    last_row = sender.services[(len(sender.services) - 1) // columns * columns :]
    follows = (sender.id, receiver.id) in list(pairwise(beside))
    return follows and sender.side is not Side.BOTTOM and arrow.receiver == receiver.id and arrow.sender in last_row


def lines_between(chain: Chain, arrows: list[Arrow], bands: list[Box]) -> list[Line]:
    """A line for each arrow that can be drawn."""
    places = {box.id: box for band in bands for box in (band, *band.boxes)}
    crossing = [one for one in arrows if _home(chain, one.sender).side is not _home(chain, one.receiver).side]
    down = [_down(one, places) for one in arrows if one not in crossing]
    return down + _across(crossing, places)


def _down(arrow: Arrow, places: dict[str, Box]) -> Line:
    sender, receiver = places[arrow.sender], places[arrow.receiver]
    x = sender.x + sender.width / 2
    return Line(arrow.sender, arrow.receiver, [(x, sender.bottom), (x, receiver.y - 1)])


def _across(arrows: list[Arrow], places: dict[str, Box]) -> list[Line]:
    """Lines through the gutter: each sender has a trunk of its own, in the order that crosses least."""
    senders = sorted({one.sender for one in arrows}, key=lambda one: (places[one].y, one))
    orders = permutations(senders) if len(senders) <= MOST_TRIED else [tuple(senders)]
    return min(([_through(one, order, arrows, places) for one in arrows] for order in orders), key=crossings, default=[])


def _through(arrow: Arrow, order: tuple[str, ...], arrows: list[Arrow], places: dict[str, Box]) -> Line:
    sender, receiver = places[arrow.sender], places[arrow.receiver]
    step = (WIDE_WIDTH - LEFT_WIDTH - RIGHT_WIDTH - HEAD) / (len(order) + 1)
    trunk = LEFT_WIDTH + step * (order.index(arrow.sender) + 1)
    start, port = _exit(sender, receiver), (_edge(receiver), _port(arrow, arrows, places))
    if sender.boxes and receiver.boxes and (level := _level(sender, receiver)):
        start, port = [(_edge(sender), level)], (_edge(receiver), level)
    return Line(arrow.sender, arrow.receiver, _tidy([*start, (trunk, start[-1][1]), (trunk, port[1]), port]))


def crossings(lines: list[Line]) -> int:
    """How often lines of different senders cross or touch."""
    parts = [
        _Part(line.sender, *sorted((x, u)), *sorted((y, v))) for line in lines for (x, y), (u, v) in pairwise(line.corners)
    ]
    return sum(one.sender != other.sender and _touch(one, other) for one, other in combinations(parts, 2))


class _Part(NamedTuple):
    """A straight part of a line, and how far it reaches."""

    sender: str
    left: float
    right: float
    top: float
    bottom: float


def _touch(one: _Part, other: _Part) -> bool:
    across = one.left <= other.right and other.left <= one.right
    return across and one.top <= other.bottom and other.top <= one.bottom


def _edge(box: Box) -> float:
    """The side that faces the gutter."""
    return box.right if box.x < LEFT_WIDTH else box.x


def _level(sender: Box, receiver: Box) -> float:
    """A height at which two stages can be joined by one straight line; 0 when there is none."""
    top, bottom = max(sender.y, receiver.y), min(sender.bottom, receiver.bottom)
    return bottom - min(22, (bottom - top) / 2) if bottom - top > HEAD * 3 else 0


def _nearest(box: Box, other: Box) -> float:
    """The height at which a whole stage is left or reached: the end that is nearest the other."""
    return box.bottom - 22 if other.y > box.y else box.y + 22


def _exit(box: Box, other: Box) -> list[Point]:
    """From the side that faces the gutter, or from below when a neighbour stands between."""
    if box.boxes:
        return [(_edge(box), _nearest(box, other))]
    if box.lane and box.x < LEFT_WIDTH:
        return [(box.right - 28, box.bottom), (box.right - 28, box.bottom + WIDE.gap / 2)]
    return [(_edge(box), box.y + box.height / 2)]


def _port(arrow: Arrow, arrows: list[Arrow], places: dict[str, Box]) -> float:
    """Where on the receiver's edge the line ends; its senders come in the order they stand on the page."""
    box = places[arrow.receiver]
    if box.boxes:
        return _nearest(box, places[arrow.sender])
    senders = sorted((one.sender for one in arrows if one.receiver == box.id), key=lambda one: (places[one].y, one))
    return box.y + box.height * (senders.index(arrow.sender) + 1) / (len(senders) + 1)


def _tidy(corners: list[Point]) -> list[Point]:
    """The corners without those that turn nothing."""
    kept: list[Point] = []
    for corner in corners:
        if kept and kept[-1] == corner:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == corner[0] or kept[-2][1] == kept[-1][1] == corner[1]):
            kept.pop()
        kept.append(corner)
    return kept
