"""Where a fact was read, and what was chosen when two sources disagreed."""

from __future__ import annotations

from enum import StrEnum

from ressursbank.register.fields import Day, Entry, ReadAt, Text


class SourceKind(StrEnum):
    """How near the source is to the one who owns the fact."""

    OWNER = "owner"
    OFFICIAL = "official"
    MUNICIPALITY = "municipality"
    PLAN = "plan"
    PRESS = "press"
    SECONDARY = "secondary"


class Source(Entry):
    """Where a fact was read. ``date`` is the page's own date, absent when it carries none."""

    title: Text
    url: ReadAt | None = None
    date: Text | None = None
    read_on: Day
    kind: SourceKind
    note: Text | None = None


class Conflict(Entry):
    """Two sources disagreed: what about, which was chosen, and why."""

    about: Text
    chosen: Text
    why: Text
