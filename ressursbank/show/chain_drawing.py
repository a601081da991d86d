"""Where everything in the drawing of the chain stands.

The drawing is laid out here and not in the browser: the same data gives the same picture on a screen,
on a phone and on paper. Text is measured with a wide typeface in mind, so that it fits in the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise, permutations

from ressursbank.register.chain import Arrow, Chain, Side, Stage

SIZES = {"trinn": 19, "merk": 15.5, "navn": 16.5, "om": 15.5, "nummer": 23, "vei": 15.5, "status": 15.5, "videre": 15.5}
BOLD = ("trinn", "navn", "nummer", "status")
LINE = 1.22
HEAD = 9
WIDE_WIDTH, LEFT_WIDTH, RIGHT_WIDTH = 900, 532, 292
COLUMNS = {Side.LEFT: 2, Side.RIGHT: 1, Side.BOTTOM: 4}
DANGER = "nod-113-amk"
MOST_TRIED = 6  # senders whose order is searched: 720 ways at most

Point = tuple[float, float]


@dataclass(frozen=True)
class Said:
    """What the drawing says of one service: its name, what it is, and one way in."""

    id: str
    name: str
    about: str
    way: str
    kind: str  # nummer, vei or status
    note: str = ""  # what one must know before ringing a number that is not always open

    def without_way(self) -> Said:
        """The service where its stage says the way in for all."""
        return replace(self, way="")


@dataclass(frozen=True)
class SaidStage:
    """What the drawing says of one stage."""

    id: str
    name: str
    note: str
    services: list[Said]


@dataclass(frozen=True)
class Label:
    """One line of text: where its baseline begins, or ends when ``end``."""

    kind: str
    text: str
    x: float
    y: float
    end: bool = False


@dataclass(frozen=True)
class Box:
    """A service, or with ``boxes`` a whole stage. ``lane``: a neighbour to the right, lines leave from below."""

    id: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    labels: list[Label]
    boxes: list[Box] = field(default_factory=list)
    lane: bool = False

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


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


@dataclass(frozen=True)
class Drawing:
    """One layout of the chain: ``bred`` for screens and paper, ``smal`` for phones."""

    key: str
    width: float
    height: float
    bands: list[Box]
    lines: list[Line]


@dataclass(frozen=True)
class Manner:
    """How tight a layout is. ``beside``: a number stands on the line of the name when there is room."""

    pad: float
    gap: float
    band_gap: float
    arrow_gap: float
    beside: bool
    about: bool


WIDE = Manner(pad=11, gap=13, band_gap=16, arrow_gap=27, beside=False, about=True)
NARROW_WIDTH = 284  # what a phone of 320 px leaves for the text


def narrow(chain: Chain, stages: list[SaidStage], with_about: bool = False) -> Drawing:
    """The stages below each other; who can send you on is written in each box."""
    manner = Manner(pad=8, gap=6, band_gap=14, arrow_gap=6, beside=True, about=with_about)
    plan = Plan(manner, {one.id: one for one in stages}, [], chain.arrows)
    bands: list[Box] = []
    for stage in chain.stages:
        bands.append(plan.band(stage, 0, bands[-1].bottom + manner.band_gap if bands else 0, NARROW_WIDTH, 1))
    return Drawing("smal", NARROW_WIDTH, bands[-1].bottom, bands, [])


def wide(chain: Chain, stages: list[SaidStage]) -> Drawing:
    """What you reach yourself to the left, where others send you to the right, and lines between."""
    drawn = [arrow for arrow in chain.arrows if can_be_drawn(chain, arrow)]
    written = [arrow for arrow in chain.arrows if arrow not in drawn]
    plan = Plan(WIDE, {one.id: one for one in stages}, drawn, written)
    left = plan.column(chain, Side.LEFT, 0, 0, LEFT_WIDTH)
    right = plan.column(chain, Side.RIGHT, WIDE_WIDTH - RIGHT_WIDTH, 0, RIGHT_WIDTH)
    end = max([band.bottom for band in (*left, *right)], default=-WIDE.band_gap)
    bottom = plan.column(chain, Side.BOTTOM, 0, end + WIDE.band_gap, WIDE_WIDTH)
    order = [stage.id for stage in chain.stages]
    bands = sorted([*_stretched(left, end), *_stretched(right, end), *bottom], key=lambda band: order.index(band.id))
    return Drawing("bred", WIDE_WIDTH, max(band.bottom for band in bands), bands, _lines(chain, drawn, bands))


def _stretched(column: list[Box], end: float) -> list[Box]:
    """The column with its last stage reaching as far down as its neighbour's."""
    return [*column[:-1], replace(column[-1], height=end - column[-1].y)] if column else []


# Text


def text_width(text: str, size: float, bold: bool) -> float:
    """How wide a line is, in a typeface at least as wide as most that a reader's machine may choose."""
    return sum(_ems(sign) for sign in text) * size * (1.07 if bold else 1)


def _ems(sign: str) -> float:
    if sign in "ijl.,:;'!|()[] ":
        return 0.32
    if sign in "tfrI-–/":
        return 0.42
    if sign in "mwMW—→":
        return 0.95
    return 0.68 if sign.isupper() else 0.62 if sign.isdigit() else 0.6


def wrap(text: str, size: float, bold: bool, width: float) -> list[str]:
    """The text in lines that fit; a word that is too long alone is divided."""
    lines: list[str] = []
    for word in re.findall(r"(?:\d\S* )*\S+", text):  # «22 40 00 40» and «12–25 år» stay whole
        rest = f"{lines.pop()} {word}" if lines and text_width(f"{lines[-1]} {word}", size, bold) <= width else word
        while text_width(rest, size, bold) > width and len(rest) > 2:
            fits = [cut for cut in range(2, len(rest)) if text_width(f"{rest[:cut]}-", size, bold) <= width]
            cut = fits[-1] if fits else 2
            lines.append(f"{rest[:cut]}-")
            rest = rest[cut:]
        lines.append(rest)
    return lines


def _labels(parts: Iterable[tuple[str, str]], width: float) -> tuple[list[Label], float]:
    """The parts below each other, each wrapped; and how far down they reach."""
    labels, y = [], 0.0
    for kind, text in parts:
        size = SIZES[kind]
        for row in wrap(text, size, kind in BOLD, width):
            y += size * LINE
            labels.append(Label(kind, row, 0, y - size * 0.28))
    return labels, y


def _moved(labels: list[Label], x: float, y: float) -> list[Label]:
    return [replace(one, x=x + one.x, y=y + one.y) for one in labels]


# Boxes


@dataclass(frozen=True)
class Plan:
    """What a layout needs to know: what is said, and which arrows are drawn and which are written."""

    manner: Manner
    stages: dict[str, SaidStage]
    drawn: list[Arrow]
    written: list[Arrow]

    def _onward(self, sender: str) -> str:
        names = {stage.id: stage.name for stage in self.stages.values()}
        names.update({one.id: one.name for stage in self.stages.values() for one in stage.services})
        to = ", ".join(names[one.receiver] for one in self.written if one.sender == sender)
        return f"→ {to}" if to else ""

    def _joined(self, sender: str, receiver: str) -> bool:
        return any((one.sender, one.receiver) == (sender, receiver) for one in self.drawn)

    def _service(self, one: Said, width: float) -> tuple[list[Label], float]:
        about = one.about if self.manner.about else ""
        room = width - text_width(one.way, SIZES[one.kind], True) - 4
        onward = ("videre", self._onward(one.id))
        if self.manner.beside and one.kind == "nummer" and text_width(one.name, SIZES["navn"], True) <= room:
            labels, height = _labels((("navn", one.name), ("om", about), ("om", one.note), onward), width)
            return [*labels, Label(one.kind, one.way, width, labels[0].y + 2, end=True)], height
        return _labels((("navn", one.name), ("om", about), (one.kind, one.way), ("om", one.note), onward), width)

    def band(self, stage: Stage, x: float, y: float, width: float, columns: int) -> Box:
        """A stage with its services in a grid, row by row."""
        pad, gap, told = self.manner.pad, self.manner.gap, self.stages[stage.id]
        inner = width - 2 * pad
        labels, height = _labels((("trinn", told.name), ("merk", told.note)), inner)
        labels, boxes, top = _moved(labels, x + pad, y + pad - 2), [], y + pad + height + 6
        across = min(columns, len(told.services))
        cell = (inner - gap * (across - 1)) / across
        for start in range(0, len(told.services), across):
            row = told.services[start : start + across]
            texts = [self._service(one, cell - 2 * pad) for one in row]
            tall = max(height for _, height in texts) + 2 * pad - 4
            for column, (one, (rows, _)) in enumerate(zip(row, texts, strict=True)):
                left, lane = x + pad + column * (cell + gap), column < len(row) - 1
                placed = _moved(rows, left + pad, top + pad - 2)
                boxes.append(Box(one.id, one.kind, left, top, cell, tall, placed, lane=lane))
            below = told.services[start + across : start + across + 1]
            joined = across == 1 and bool(below) and self._joined(row[0].id, below[0].id)
            top += tall + (self.manner.arrow_gap if joined else gap)
        tail, height = _labels((("videre", self._onward(stage.id)),), inner)
        labels += _moved(tail, x + pad, top - 4)
        kind = "fare" if DANGER in stage.services else "trinn"
        return Box(stage.id, kind, x, y, width, top - gap + pad + 3 + height - y, labels, boxes)

    def column(self, chain: Chain, side: Side, x: float, y: float, width: float) -> list[Box]:
        """The stages of one side below each other."""
        bands: list[Box] = []
        for stage in (one for one in chain.stages if one.side is side):
            top = bands[-1].bottom + self.manner.band_gap if bands else y
            bands.append(self.band(stage, x, top, width, COLUMNS[side]))
        return bands


# Lines


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


def _lines(chain: Chain, arrows: list[Arrow], bands: list[Box]) -> list[Line]:
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
    parts = [(line.sender, part) for line in lines for part in pairwise(line.corners)]
    return sum(one != other and _touch(a, b) for (one, a), (other, b) in combinations(parts, 2))


def _touch(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    return all(
        max(min(one[0][axis], one[1][axis]), min(other[0][axis], other[1][axis]))
        <= min(max(one[0][axis], one[1][axis]), max(other[0][axis], other[1][axis]))
        for axis in (0, 1)
    )


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
