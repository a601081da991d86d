"""The seven measures of the municipality's plan, as printed on its page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.register.measure import Measure, MeasureState
from ressursbank.show.place import Here


@dataclass(frozen=True)
class ShownMeasure:
    """One measure: its parts as the plan has them, and what has been reported."""

    measure: Measure
    status: Markup


def measures(here: Here) -> dict[str, object]:
    """Every measure; where nobody has reported, the page says just that, and never «late»."""
    return {"rows": [ShownMeasure(one, _status(here, one)) for one in here.site.register.words["measures"].values()]}


def _status(here: Here, one: Measure) -> Markup:
    text = here.text
    deadline = text("tiltak.frist", dato=text.day(one.deadline)) if one.deadline else text("tiltak.uten_frist")
    if one.state is MeasureState.NOT_REPORTED:
        return Markup("{} {}").format(deadline, text("tiltak.ikke_meldt"))
    return Markup("{} {} {}").format(deadline, text(f"tiltak.{one.state.value}"), one.last_report or "")
