"""The boxes in the drawing of the chain: a service in its stage, and the stages of one side below each other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ressursbank.register.chain import Arrow, Chain, Side, Stage
from ressursbank.show.chain_text import SIZES, Label, moved, stacked, text_width

COLUMNS = {Side.LEFT: 2, Side.RIGHT: 1, Side.BOTTOM: 4}
DANGER = "nod-113-amk"


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
class Manner:
    """How tight a layout is. ``beside``: a number stands on the line of the name when there is room."""

    pad: float
    gap: float
    band_gap: float
    arrow_gap: float
    beside: bool
    about: bool


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
            labels, height = stacked((("navn", one.name), ("om", about), ("om", one.note), onward), width)
            return [*labels, Label(one.kind, one.way, width, labels[0].y + 2, end=True)], height
        return stacked((("navn", one.name), ("om", about), (one.kind, one.way), ("om", one.note), onward), width)

    def band(self, stage: Stage, x: float, y: float, width: float, columns: int) -> Box:
        """A stage with its services in a grid, row by row."""
        pad, gap, told = self.manner.pad, self.manner.gap, self.stages[stage.id]
        inner = width - 2 * pad
        labels, height = stacked((("trinn", told.name), ("merk", told.note)), inner)
        labels, boxes, top = moved(labels, x + pad, y + pad - 2), [], y + pad + height + 6
        across = min(columns, len(told.services))
        cell = (inner - gap * (across - 1)) / across
        for start in range(0, len(told.services), across):
            row = told.services[start : start + across]
            texts = [self._service(one, cell - 2 * pad) for one in row]
            tall = max(height for _, height in texts) + 2 * pad - 4
            for column, (one, (rows, _)) in enumerate(zip(row, texts, strict=True)):
                left, lane = x + pad + column * (cell + gap), column < len(row) - 1
                placed = moved(rows, left + pad, top + pad - 2)
                boxes.append(Box(one.id, one.kind, left, top, cell, tall, placed, lane=lane))
            below = told.services[start + across : start + across + 1]
            joined = across == 1 and bool(below) and self._joined(row[0].id, below[0].id)
            top += tall + (self.manner.arrow_gap if joined else gap)
        tail, height = stacked((("videre", self._onward(stage.id)),), inner)
        labels += moved(tail, x + pad, top - 4)
        kind = "fare" if DANGER in stage.services else "trinn"
        return Box(stage.id, kind, x, y, width, top - gap + pad + 3 + height - y, labels, boxes)

    def column(self, chain: Chain, side: Side, x: float, y: float, width: float) -> list[Box]:
        """The stages of one side below each other."""
        bands: list[Box] = []
        for stage in (one for one in chain.stages if one.side is side):
            top = bands[-1].bottom + self.manner.band_gap if bands else y
            bands.append(self.band(stage, x, top, width, COLUMNS[side]))
        return bands
