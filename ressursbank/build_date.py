"""The day the site is built as: the one place that reads a clock, asked once for each build."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
EPOCH = "SOURCE_DATE_EPOCH"


def build_date() -> date:
    """The day the site is built as, in Oslo: SOURCE_DATE_EPOCH (seconds, UTC) if set and not empty, else today.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not whole seconds; the message is Norwegian.
    """
    value = os.environ.get(EPOCH, "")
    if not value:
        return datetime.now(OSLO).date()
    sentence = f"{EPOCH} er «{value}». Skriv hele sekunder siden 1970, for eksempel 1795219200, eller ta den bort."
    if not re.fullmatch(r"[0-9]{1,12}", value):
        raise ValueError(sentence)
    try:
        return datetime.fromtimestamp(int(value), UTC).astimezone(OSLO).date()
    except (OverflowError, ValueError, OSError):
        raise ValueError(sentence) from None
