"""The directory as data for search engines (schema.org), made from the same register and the same rules as the cards.

It says what the page's own cards say, in their order, and nothing else (Google's guidelines for structured data).
A kind is only said where it is true: a voluntary line is a Service, never the state's.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ressursbank.phone import parse
from ressursbank.publish.pages import read, roots, write
from ressursbank.publish.schema_hours import to_schema_org
from ressursbank.register.contact_point import Channel, ContactPoint
from ressursbank.register.service import Service
from ressursbank.show.directory import groups
from ressursbank.show.phone_link import shown_value
from ressursbank.show.place import Here
from ressursbank.site import Site

DIRECTORY = "tjenester"
EMERGENCY = ("nod-113-amk", "nod-112-politi", "nod-110-brann")
PUBLIC = (
    "Arbeidstilsynet",
    "Barnevernvakta",
    "Bufdir",
    "Bufetat",
    "Finnmarkssykehuset",
    "Helsedirektoratet",
    "Helsenorge",
    "Innlandet fylkeskommune",
    "Kommunen",
    "Kriminalomsorgen",
    "Nav",
    "Norsk helsenett",
    "Nødetatene",
    "Pasient- og brukerombudet",
    "Politiet",
    "Statsforvalteren",
    "Sykehuset Innlandet",
    "Universitetssykehuset Nord-Norge",
    "Velferdsetaten",
)
Data = dict[str, Any]


def add_data(site: Site, folder: Path, address: str) -> None:
    """Puts the data last on each language's directory, where it delays no number. ``address`` is the site's own."""
    for root in roots(folder):
        path = folder / root.folder / DIRECTORY / "index.html"
        if path.is_file():
            here = Here(site, root.language, f"{DIRECTORY}/index")
            data = directory_data(here, f"{address}{root.folder}{DIRECTORY}/")
            script = f'<script type="application/ld+json">{data}</script>'
            before, end, after = read(path).rpartition("</body>")
            write(path, f"{before}{script}\n{end}{after}")


def directory_data(here: Here, address: str) -> str:
    """The services of the directory as JSON-LD, safe inside a script element. ``address`` is the directory's own."""
    services = (here.site.register.services[one.id] for group in groups(here) for one in group.cards)
    runs = (one for one in services if one.runs_on(here.site.today))
    graph = [row for one in runs if (row := service_data(here, one, address))]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def service_data(here: Here, service: Service, address: str) -> Data | None:
    """One service; None when there is no number or chat to give, since a name alone helps nobody find the way."""
    points = [one for one in service.contact_points if shown_value(here.site, here.text, service, one)]
    channels = [data for one in points if (data := _channel(here, service, one))]
    if not channels:
        return None
    place = here.text.of_plain(here.site.register.words["areas"][service.area_served].name)
    same = {"@id": f"{address}#{service.id}", "name": service.name, "areaServed": place}
    if service.id in EMERGENCY:
        return {"@type": "EmergencyService", **same, "contactPoint": [one["servicePhone"] for one in channels]}
    return {"@type": _kind(here, service), **same, "availableChannel": channels}


def _kind(here: Here, service: Service) -> str:
    public = (here.site.register.municipality.name, *PUBLIC)
    return "GovernmentService" if service.organization.startswith(public) else "Service"


def _channel(here: Here, service: Service, point: ContactPoint) -> Data | None:
    channel: Data = {"@type": "ServiceChannel"}
    if point.type in (Channel.PHONE, Channel.RELAY):
        channel["servicePhone"] = _phone(here, service, point)
        if point.lent:  # a machine must not take the country's line for the local office
            channel["servicePhone"]["name"] = here.site.register.services[point.lender].name
    elif point.type is Channel.CHAT:
        channel["serviceUrl"] = point.value
    else:
        return None
    if point.languages:
        channel["availableLanguage"] = point.languages
    return channel


def _phone(here: Here, service: Service, point: ContactPoint) -> Data:
    phone: Data = {"@type": "ContactPoint", "telephone": parse(point.value or "").href.removeprefix("tel:")}
    hours = to_schema_org(point, here.site.today, here.language)
    if service.valid_through:  # a program may keep the hours longer than the service runs
        last = str(service.valid_through)
        until = [row | {"validThrough": min(last, str(row.get("validThrough", last)))} for row in hours]
        hours = [row for row in until if str(row.get("validFrom", "")) <= last]
    return phone | {"hoursAvailable": hours} if hours else phone
