"""The rules of law the site tells of. Each stands once, with its paragraph, since when it holds, and where it was read."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from ressursbank.register.fields import Day, Entry, LangMap, Slug, Text, wrong
from ressursbank.register.sign_off import Signable, SignOff


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

    @property
    def signable(self) -> Signable:
        """The rule as a lawyer reads it: the Norwegian sentence, and what it rests on."""
        words = (self.name, self.status, str(self.in_force), self.changed_by or "", self.text["nb"])
        return Signable(f"data/law.yml#{self.id}", self.name, words, {"jurist": self.lawyer})

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
