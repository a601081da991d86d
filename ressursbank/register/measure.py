"""The municipality's seven measures, as its plan states them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from ressursbank.register.fields import Day, Entry, Slug, Text, wrong


class MeasureState(StrEnum):
    """What the one who answers for a measure has reported; silence is never called late."""

    NOT_REPORTED = "not_reported"
    ONGOING = "ongoing"
    DONE = "done"
    CHANGED = "changed"


class Measure(Entry):
    """One measure of the plan: what, why, when, who answers, and what it is to give."""

    id: Slug
    title: Text
    what: list[Text] = Field(min_length=1)
    why: list[Text] = Field(default_factory=list)
    when: Text | None = None
    deadline: Day | None = None
    responsible: list[Text] = Field(min_length=1)
    result_goals: list[Text] = Field(default_factory=list)
    effect_goals: list[Text] = Field(default_factory=list)
    state: MeasureState
    last_report: Text | None = None
    source: Slug
    notes: Text | None = None

    @model_validator(mode="after")
    def _reported(self) -> Measure:
        if (self.state is MeasureState.NOT_REPORTED) == bool(self.last_report):
            raise wrong(
                "TILTAK",
                "Står det en status, skal «last_report» si hvem som meldte den og når. Uten melding: «state: not_reported».",
                "state",
            )
        return self
