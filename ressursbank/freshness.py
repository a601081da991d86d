"""How old a fact may be before it loses its place; every day is passed in, none is read off the clock."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum

from ressursbank.register.contact_point import ContactPoint
from ressursbank.register.service import Service

CRISIS_AFTER = timedelta(days=90)  # a wrong crisis number meets someone with no strength to look for the right one
OTHER_AFTER = timedelta(days=180)  # half a year: offices move and are renamed with the budget year
NATIONAL = "national"


class Standing(StrEnum):
    """How a contact point may be shown.

    FRESH with call button · OLD_NATIONAL stays and says the date · OLD_LOCAL loses the call button
    and is marked · HIDDEN shows no digits, only the way round.
    """

    FRESH = "fresh"
    OLD_NATIONAL = "old_national"
    OLD_LOCAL = "old_local"
    HIDDEN = "hidden"


def due_on(service: Service, point: ContactPoint) -> date | None:
    """The last day the contact point counts as fresh; None when nobody has stood for it."""
    start = point.verification.stands_from
    return start + (CRISIS_AFTER if service.crisis else OTHER_AFTER) if start else None


def due(service: Service, point: ContactPoint, today: date) -> bool:
    """Whether the contact point should have been checked again before ``today``."""
    last = due_on(service, point)
    return last is None or today > last


def standing(service: Service, point: ContactPoint, layer: str, today: date) -> Standing:
    """How the contact point may be shown on ``today``; ``layer`` is the data layer it comes from.

    A national line stays when old: 113 must never vanish because nobody has rebuilt the site. An old
    local number may belong to someone else by then, and a stranger would answer.
    """
    if not point.printable:
        return Standing.HIDDEN
    if not due(service, point, today):
        return Standing.FRESH
    return Standing.OLD_NATIONAL if layer == NATIONAL else Standing.OLD_LOCAL


def page_due_on(reviewed_or_updated: date, review_in: str) -> date:
    """The day a page's next review falls on: ``review_in`` is «3 months» or «1 year».

    Raises:
        ValueError: ``review_in`` is written in another way; the message is Norwegian.
    """
    found = re.fullmatch(r"([1-9][0-9]?) (month|year)s?", review_in.strip())
    if found is None:
        raise ValueError(f"«{review_in}» kan ikke stå i «review_in». Skriv for eksempel 3 months, 6 months eller 1 year.")
    months = int(found[1]) * (12 if found[2] == "year" else 1)
    years, month = divmod(reviewed_or_updated.month - 1 + months, 12)
    year = reviewed_or_updated.year + years
    last = calendar.monthrange(year, month + 1)[1]  # 31 January plus one month is the end of February
    return date(year, month + 1, min(reviewed_or_updated.day, last))


def page_due(reviewed_or_updated: date, review_in: str, today: date) -> bool:
    """Whether a page should have been reviewed again before ``today``. Raises as ``page_due_on``."""
    return today > page_due_on(reviewed_or_updated, review_in)
