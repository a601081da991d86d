"""A text to copy or to send: to nobody, until whoever sends it has chosen whom."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from ressursbank.show.own_address import address_of
from ressursbank.show.place import Here
from ressursbank.show.strings import fill

OPENS = "sms:?&body="  # Android reads the body after «?», iPhones after «&»


def message(here: Here, id: str) -> dict[str, object]:
    """The text with its title, and the link that opens it in the phone's own messages."""
    row = here.site.register.words["messages"][id]
    places = {"adresse": address_of(here.site, here.language, row.page)} if row.page else {}
    plain = str(fill(Markup(here.text.of_plain(row.text)), places, plain=True))
    return {
        "title": here.text.of(row.name),
        "words": fill(here.text.of(row.text), places),
        "sms": OPENS + quote(plain, safe="") if row.sms else "",
    }
