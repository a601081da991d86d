"""Where everything in the drawing of the chain stands, on a wide and on a narrow page.

The drawing is laid out here and not in the browser: the same data gives the same picture on a screen,
on a phone and on paper. Its words, boxes and lines have a module each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ressursbank.register.chain import Chain, Side
from ressursbank.show.chain_boxes import Box, Manner, Plan, SaidStage
from ressursbank.show.chain_lines import LEFT_WIDTH, RIGHT_WIDTH, WIDE, WIDE_WIDTH, Line, can_be_drawn, lines_between

NARROW_WIDTH = 284  # what a phone of 320 px leaves for the text


@dataclass(frozen=True)
class Drawing:
    """One layout of the chain: ``bred`` for screens and paper, ``smal`` for phones."""

    key: str
    width: float
    height: float
    bands: list[Box]
    lines: list[Line]


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
    return Drawing("bred", WIDE_WIDTH, max(band.bottom for band in bands), bands, lines_between(chain, drawn, bands))


def _stretched(column: list[Box], end: float) -> list[Box]:
    """The column with its last stage reaching as far down as its neighbour's."""
    return [*column[:-1], replace(column[-1], height=end - column[-1].y)] if column else []
