"""What must be done before the site is taken into use, and can be seen in no other file."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from ressursbank.register.fields import Day, Entry, Slug, Text, wrong


class Doer(StrEnum):
    """Who must do it: a role, never a person."""

    JURIST = "jurist"
    KOMMUNIKASJON = "kommunikasjon"
    DRIFT = "drift"
    LEDELSE = "ledelse"


class LaunchTask(Entry):
    """One thing somebody must do. Done when a unit says so, with the day it was."""

    id: Slug
    who: Doer
    what: Text
    where: Text
    done_by: Slug | None = None
    done_on: Day | None = None

    @model_validator(mode="after")
    def _said_by_someone(self) -> LaunchTask:
        if (self.done_by is None) != (self.done_on is None):
            raise wrong(
                "LANSERING",
                "Er det gjort, skal både «done_by» (enheten) og «done_on» (dagen) være fylt ut. Ellers ingen av dem.",
                "done_by",
            )
        return self
