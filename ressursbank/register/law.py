"""The rules of law the site tells of. Each stands once, with its paragraph, since when it holds, and where it was read."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from ressursbank.register.fields import Day, Entry, LangMap, SignOff, Slug, Text, wrong


class LawStatus(StrEnum):
    """Whether the rule holds; a proposal must never read as law."""

    IN_FORCE = "in_force"
    ADOPTED = "adopted"
    PROPOSED = "proposed"


class Rule(Entry):
    """One rule. ``source`` is the act in data/sources.yml; ``changed_by`` the act that gave it today's wording.

    ``question`` is for the lawyer alone; ``lawyer`` is the unit that had one read the sentence, and the day.
    """

    id: Slug
    act: Text
    paragraph: Text = Field(pattern="^§")
    status: LawStatus
    in_force: Day | None = None
    changed_by: Text | None = None
    source: Slug
    read_on: Day
    text: LangMap
    question: Text | None = None
    lawyer: SignOff | None = None

    @property
    def name(self) -> str:
        """The rule as lawyers cite it."""
        return f"{self.act} {self.paragraph}"

    @model_validator(mode="after")
    def _since_when(self) -> Rule:
        if (self.status is LawStatus.IN_FORCE) != (self.in_force is not None):
            raise wrong(
                "LOV", "Gjelder regelen, skal «in_force» si fra hvilken dag. Gjelder den ikke, skal feltet bort.", "status"
            )
        return self


class Law(Entry):
    """The file data/law.yml, for editors' completion."""

    items: list[Rule]
