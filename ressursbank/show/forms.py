"""The forms staff may use, and which of them may be handed out today."""

from __future__ import annotations

from ressursbank.forms import file_name
from ressursbank.show.approval import earlier
from ressursbank.show.place import Here

FOLDER = "maler/"


def forms(here: Here) -> dict[str, object]:
    """Every form with its blocks; the address of its file only when it may be handed out."""
    rows = []
    for one in sorted(here.site.register.templates.values(), key=lambda one: (one.approval_needed, one.title)):
        href = f"{here.root}{FOLDER}{file_name(one)}" if one.handed_out else ""
        rows.append({"form": one, "href": href, "earlier": earlier(here.text, one.signable)})
    town = here.site.register.municipality
    return {"rows": rows, "banner": here.text("utkast", kommune=town.name) if here.site.preview else ""}
