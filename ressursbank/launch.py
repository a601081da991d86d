"""Everything that stands between this build and a public launch, grouped by who must do what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ressursbank.check.launch_tasks import TASKS
from ressursbank.problems import ProblemsFoundError, Severity
from ressursbank.register.contact_point import ContactPoint, State
from ressursbank.register.launch_task import Doer
from ressursbank.register.service import Service, Status
from ressursbank.register.sign_off import Signable
from ressursbank.site import Site, read_site


@dataclass(frozen=True, order=True)
class Debt:
    """One thing owed: who must do it, what kind of thing, what exactly, and where it stands."""

    who: str
    kind: str
    what: str
    where: str


SERVICETORG = "1 Servicetorget: ringerunden"
LEDELSE = "2 Kommunens ledelse"
FAG = "3 Fagperson (kommunepsykolog eller tilsvarende)"
ERFARING = "4 Noen som har mistet noen, eller har egen erfaring"
JURIST = "5 Jurist"
OVERSETTER = "6 Oversetter"
KOMMUNIKASJON = "7 Kommunikasjonsavdelingen"
DRIFT = "8 Den som drifter nettstedet"

READER = {"fag": FAG, "erfaring": ERFARING, "jurist": JURIST}
READERS, PLACEHOLDERS = ".github/CODEOWNERS", "PLASSHOLDERE"

WHO = {Doer.JURIST: JURIST, Doer.KOMMUNIKASJON: KOMMUNIKASJON, Doer.DRIFT: DRIFT, Doer.LEDELSE: LEDELSE}
# Owed until someone says they are done: a row that is gone must not be taken for a promise kept.
NEEDED = (
    "taushetsplikt",
    "skjemaer",
    "tilgjengelighetserklaering",
    "ekte-lesere",
    "metodeord",
    "ordliste",
    "svar-pa-forslag",
    "ikke-lenger-utkast",
    "vert",
    "enheter",
    "planens-tilbud",
)


def owed(root: Path) -> list[Debt]:
    """The launch list of the project under ``root``. Raises ProblemsFoundError if it cannot be read."""
    site, problems = read_site(root)
    if site is None or any(problem.severity is Severity.FEIL for problem in problems):
        raise ProblemsFoundError(problems)
    return of_site(site)


def of_site(site: Site) -> list[Debt]:
    """The launch list, in the order of who must act."""
    return sorted(
        {*_municipality(site), *_numbers(site), *_pages(site), *_forms(site), *_readers(site), *_tasks(site), *_rules(site)}
    )


def _municipality(site: Site) -> Iterator[Debt]:
    town, where = site.register.municipality, "data/kommune.yml"
    switchboard = site.register.services.get(town.switchboard or "")
    if switchboard is None or not any(point.verification.state is State.CONFIRMED for point in switchboard.contact_points):
        yield Debt(SERVICETORG, " først", "Kommunens sentralbord: finn nummeret, ring det, og bekreft det.", where)
    if not town.drofting.day_service:
        yield Debt(LEDELSE, "drøfting", "Pek ut hvem ansatte kan drøfte med på dagtid.", where)
    if not town.drofting.evening_service:
        yield Debt(LEDELSE, "drøfting", "Pek ut hvem ansatte kan drøfte med kveld, natt og helg.", where)
    if not town.security.contact:
        yield Debt(DRIFT, "sikkerhet", "Si hvem som tar imot meldinger om sikkerhetsfeil, og til når det gjelder.", where)
    if not town.licence:
        yield Debt(LEDELSE, "vedtak", "Velg lisens for tekst, data og kode.", where)
    if not town.approved_for_launch:
        yield Debt(LEDELSE, "vedtak", "Vedta å ta nettstedet i bruk.", where)
    elif not town.launched_on:
        yield Debt(LEDELSE, "vedtak", "Skriv dagen nettstedet ble tatt i bruk, i «launched_on».", where)


def _numbers(site: Site) -> Iterator[Debt]:
    """Every number to ring before the launch. After it none: a wrong one must be corrected or taken away at once.

    What is then left to ring stands on the call round and among the reminders.
    """
    if site.in_use:
        return
    for name, service in site.register.services.items():
        if service.status_on(site.today) is Status.CLOSED:
            continue
        place = site.register.entries[name].place(("contact_points",)).path
        own = [point for point in service.contact_points if not point.lent]
        for point in own:
            if point.verification.state is not State.CONFIRMED:
                yield Debt(SERVICETORG, "bekreft", f"{service.name}: bekreft «{point.key}».", place)
        yield from (Debt(SERVICETORG, "mangler", f"{service.name}: {lack}", place) for lack in _lacks(service, own))


def _lacks(service: Service, own: list[ContactPoint]) -> Iterator[str]:
    """What Helsedirektoratet's letter of 9 January 2020 asks municipalities to publish, and is not known."""
    if service.status is not Status.ACTIVE:
        return
    if not service.contact_points and not service.url:
        yield "finn ut hvordan man kommer i kontakt."
    hours = any(point.always_open or point.opening_hours for point in own)
    in_words = service.opening_note or any(point.hours_note for point in own)
    asked = any(point.verification.state is State.CONFIRMED for point in own)
    if own and not hours and not (in_words and asked):
        yield "finn åpningstidene. Er det ingen faste, skriver du hvordan man avtaler, i «opening_note»."


def _pages(site: Site) -> Iterator[Debt]:
    for page in site.pages.values():
        yield from _unsigned(page.signable, "godkjenn", f"Les og godkjenn «{page.meta.title}».")
        if page.meta.translated_from and not site.register.words["languages"][page.language].human_read:
            yield Debt(OVERSETTER, "les", f"Les oversettelsen «{page.meta.title}».", page.path)


def _forms(site: Site) -> Iterator[Debt]:
    for form in site.register.templates.values():
        yield from _unsigned(form.signable, "brev", f"Les og godkjenn brevet «{form.title}».")


def _unsigned(one: Signable, kind: str, said: str) -> Iterator[Debt]:
    for part in one.missing:
        again = f" Teksten er endret etter {one.earlier[part]}." if part in one.earlier else ""
        yield Debt(READER[part], kind, said + again, one.path)


def _tasks(site: Site) -> Iterator[Debt]:
    tasks = site.register.words["launch_tasks"]
    for task in tasks.values():
        if task.done_on is None:
            yield Debt(WHO[task.who], "oppgave", task.what, task.where)
    for name in NEEDED:
        if name not in tasks:
            yield Debt(
                DRIFT,
                "oppgave",
                f"Hent tilbake raden «{name}», som er slettet uten at noen har sagt at det er gjort.",
                TASKS,
            )


def _rules(site: Site) -> Iterator[Debt]:
    for rule in site.register.words["law"].values():
        asked = rule.question or "Holder setningen, og er paragrafen og datoen riktig?"
        yield from _unsigned(rule.signable, "regel", f"Les «{rule.id}» ({rule.name}). {asked}")


def _readers(site: Site) -> Iterator[Debt]:
    path = site.root / READERS
    if path.is_file() and PLACEHOLDERS in path.read_text(encoding="utf-8"):
        yield Debt(DRIFT, "team", "Lag teamene som skal lese forslag, og ta bort linja om plassholdere.", READERS)


def shown_list(debts: list[Debt]) -> str:
    """The list as text, grouped by who must do what."""
    if not debts:
        return "Ingenting gjenstår. Nettstedet kan tas i bruk."
    rows, who = [f"{len(debts)} ting gjenstår før lansering."], ""
    for debt in debts:
        if debt.who != who:
            who = debt.who
            rows += ["", f"{who} ({sum(one.who == who for one in debts)})"]
        rows.append(f"  - {debt.what} ({debt.where})")
    return "\n".join(rows)
