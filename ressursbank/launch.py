"""Everything that stands between this build and a public launch, grouped by who must do what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ressursbank.problems import ProblemsFoundError
from ressursbank.register.service import State, Status
from ressursbank.site import Site, read_site


@dataclass(frozen=True, order=True)
class Debt:
    """One thing owed: who must do it, what, and where it stands."""

    who: str
    what: str
    where: str


KOMMUNEN = "Kommunens ledelse"
SERVICETORG = "Servicetorget (ringerunden)"
FAG = "Fagperson"
ERFARING = "Noen med egen erfaring"
OVERSETTER = "Oversetter"
JURIST = "Jurist"
KOMMUNIKASJON = "Kommunikasjonsavdelingen"


def owed(root: Path) -> list[Debt]:
    """The launch list of the project under ``root``. Raises ProblemsFoundError if it cannot be read."""
    site, problems = read_site(root)
    if site is None or problems:
        raise ProblemsFoundError(problems)
    return sorted({*_municipality(site), *_numbers(site), *_pages(site), *_fixed()})


def _municipality(site: Site) -> Iterator[Debt]:
    town = site.register.municipality
    where = "data/kommune.yml"
    switchboard = site.register.services.get(town.switchboard or "")
    if switchboard is None or not any(point.verification.state is State.CONFIRMED for point in switchboard.contact_points):
        yield Debt(f" {SERVICETORG}", "Kommunens sentralbord: finn nummeret, ring det, og bekreft det.", where)
    if not town.drofting.day_service:
        yield Debt(KOMMUNEN, "Pek ut hvem ansatte kan drøfte med på dagtid.", where)
    if not town.drofting.evening_service:
        yield Debt(KOMMUNEN, "Pek ut hvem ansatte kan drøfte med kveld, natt og helg.", where)
    if not town.licence:
        yield Debt(KOMMUNEN, "Velg lisens for tekst, data og kode.", where)
    if not town.approved_for_launch:
        yield Debt(KOMMUNEN, "Vedta å ta nettstedet i bruk.", where)


def _numbers(site: Site) -> Iterator[Debt]:
    for name, service in site.register.services.items():
        if service.status is Status.CLOSED:
            continue
        place = site.register.entries[name].place(("contact_points",))
        for point in service.contact_points:
            if point.verification.state is not State.CONFIRMED:
                yield Debt(SERVICETORG, f"{service.name}: bekreft «{point.key}».", place.path)
        if not service.contact_points and not service.url:
            yield Debt(SERVICETORG, f"{service.name}: finn ut hvordan man kommer i kontakt.", place.path)


def _pages(site: Site) -> Iterator[Debt]:
    for page in site.pages.values():
        if not page.meta.approval.fag:
            yield Debt(FAG, f"Les og godkjenn «{page.meta.title}».", page.path)
        if not page.meta.approval.erfaring:
            yield Debt(ERFARING, f"Les og godkjenn «{page.meta.title}».", page.path)
        if page.meta.translated_from and not site.register.words["languages"][page.language].human_read:
            yield Debt(OVERSETTER, f"Les oversettelsen «{page.meta.title}».", page.path)


def _fixed() -> Iterator[Debt]:
    yield Debt(KOMMUNIKASJON, "Lag tilgjengelighetserklæring i uustatus.no og lenk til den.", "docs/nb/om")
    yield Debt(KOMMUNIKASJON, "Legg den private lista over metodeord hos redaktøren. Den skal ikke ligge her.", "data")
    yield Debt(JURIST, "Les det som står om taushetsplikt, straffeloven og meldeplikt.", "docs/nb/ansatt")


def shown_list(debts: list[Debt]) -> str:
    """The list as text, grouped by who must do what."""
    if not debts:
        return "Ingenting gjenstår. Nettstedet kan tas i bruk."
    rows = [f"{len(debts)} ting gjenstår før lansering."]
    who = ""
    for debt in debts:
        if debt.who != who:
            who = debt.who
            rows += ["", who.strip()]
        rows.append(f"  - {debt.what} ({debt.where})")
    return "\n".join(rows)
