"""A text to copy or to send: to nobody, until whoever sends it has chosen whom."""

from __future__ import annotations

from ressursbank.show.own_address import address_of
from ressursbank.show.place import Here
from ressursbank.show.strings import fill


def message(here: Here, id: str) -> dict[str, object]:
    """The text with its title."""
    row = here.site.register.words["messages"][id]
    places = {"adresse": address_of(here.site, here.language, row.page)} if row.page else {}
    return {"title": here.text.of(row.name), "words": fill(here.text.of(row.text), places)}
