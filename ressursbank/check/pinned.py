"""The numbers everyone rings in danger are fixed by law and by those who own them, not by a file here.

One wrong digit in 113 would stand on every page, every sheet and every device at once. Sources: Nkom on
emergency numbers, Helsenorge, and the owners' own pages, as named in the service files.
"""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.phone import digits_of
from ressursbank.problems import Problem
from ressursbank.register.layers import Layered
from ressursbank.register.service import Channel, Service
from ressursbank.site import Site

PINNED = {
    "nod-110-brann": "110",
    "nod-112-politi": "112",
    "nod-113-amk": "113",
    "nod-1412-teksttelefon": "1412",
    "legevakt-116117": "116117",
    "mental-helse-hjelpetelefonen": "116123",
    "alarmtelefonen-116111": "116111",
    "vo-linjen": "116006",
    "kirkens-sos-telefon": "22400040",
}
ALWAYS = ("nod-113-amk", "legevakt-116117", "mental-helse-hjelpetelefonen")  # stand first on every page


def check_pinned(site: Site) -> Iterator[Problem]:
    """Every pinned number that is missing, hidden, or another than it must be."""
    for name, digits in PINNED.items():
        service = site.register.services.get(name)
        if service is None:
            if name in site.register.entries or not (site.root / "mkdocs.yml").is_file():
                continue  # it did not fit the model, and that has been told; or this is no whole site
            text = f"Tjenesten «{name}» mangler. Den står på alle sider. Hent fila tilbake."
            yield Problem(f"data/national/services/{name}.yml", 1, "NODLINJE", text)
            continue
        yield from _of_service(site, site.register.entries[name], service, digits)


def _of_service(site: Site, entry: Layered, service: Service, digits: str) -> Iterator[Problem]:
    place = entry.place(())
    try:
        shown = service.phone_point(site.today)
    except LookupError:
        shown = None
    for number, point in enumerate(service.contact_points):
        other = point.type in (Channel.PHONE, Channel.RELAY) and digits_of(point.value or "") != digits
        if point.printable and other and (point is shown or not point.note):  # one may have another to ring from abroad
            at = entry.place(("contact_points", number, "value"))
            said = (
                f"Nummeret til {service.name} er {digits}. Andre sifre kan bare stå etter det, med en «note» som sier når."
            )
            yield Problem(at.path, at.line, "NODLINJE", said)
    if shown is None:
        yield Problem(
            place.path,
            place.line,
            "NODLINJE",
            f"Nummeret til {service.name} kan ikke vises, men står på sider som redder liv. Det skal være «seen» eller «confirmed», og tjenesten «active».",
        )
        return
    if service.id in ALWAYS and not shown.always_open:
        yield Problem(
            place.path, place.line, "NODLINJE", f"{service.name} står øverst på alle sider og må ha «always_open: true»."
        )
