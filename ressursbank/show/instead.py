"""What to do when there is no number to stand for, by the kind of help (design section 4)."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from ressursbank.register.service import Service, WayRound
from ressursbank.show.place import Here
from ressursbank.show.ringing import call_link

DANGER = {WayRound.BARN: "alarmtelefonen-116111", WayRound.VOLD: "vo-linjen"}
RUNG = {WayRound.SAMTALE: "mental-helse-hjelpetelefonen", **DANGER}  # the others go to the out-of-hours doctor
POLICE = "nod-112-politi"
# A reader who knows that there is a number somewhere is told why it is not here; a doctor or a school is found elsewhere.
MISSED = (WayRound.KOMMUNE, WayRound.NETTSIDE, WayRound.SAMTALE, *DANGER)


def way_round(here: Here, service: Service, on_paper: bool = False, chat: bool = False) -> Markup:
    """The way on for a service without a number, or one that is not open.

    It says why there is none only where somebody should have checked one: not for a service that has none by choice, or
    that one writes to (``chat``).
    """
    text, kind, runs = here.text, service.way_round, service.runs_on(here.site.today)
    own, closed = f"omvei.{service.id}", f"omvei.ikke_apen.{kind.value}"
    key = closed if not runs and closed in text.source else f"omvei.{kind.value}"
    if own in text.source and not on_paper:  # the GP: everyone's number is another, and nobody looks it up on paper
        key = own
    said = text(
        key,
        kommune=Markup('<a href="{}" rel="external">{}</a>').format(
            here.site.register.municipality.contact_page, here.site.register.municipality.name
        ),
        be_om=text.of(service.ask_for),
        side=Markup('<a href="{}" rel="external">{}</a>').format(service.url or "", host(service.url)),
        nummer=call_link(here, RUNG.get(kind, "legevakt-116117")),
        politi=call_link(here, POLICE),
    )
    if kind is WayRound.NETTSIDE and runs:
        said = Markup(" ").join(one for one in (said, text.of(service.ask_for)) if one)
    why = text("omvei.uten") if runs and service.contact_points and kind in MISSED and not chat else ""
    return Markup(" ").join(one for one in (why, said) if one)


def host(url: str | None) -> str:
    """Where a link leads, as people say it: «helsenorge.no»."""
    return (urlsplit(url or "").hostname or "").removeprefix("www.")
