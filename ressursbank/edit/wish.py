"""What may be confirmed: an existing point of an open service, by a known team, on a day that has been."""

from __future__ import annotations

from datetime import date

from ressursbank.edit.confirm import Wish
from ressursbank.freshness import CRISIS_AFTER, OTHER_AFTER
from ressursbank.phone import NotANumberError, digits_of, parse
from ressursbank.problems import nearest
from ressursbank.register.contact_point import Channel, ContactPoint, State
from ressursbank.register.load import Register
from ressursbank.register.service import Service, Status

DIALLED = (Channel.PHONE, Channel.RELAY)
NOT_OPEN = {Status.PLANNED: "ikke åpnet ennå", Status.PAUSED: "midlertidig stengt", Status.CLOSED: "nedlagt"}


def checked(
    register: Register, service_id: str, key: str | None, team: str, day: date, number: str | None, today: date
) -> Wish:
    """The wish, when it can be granted; without ``key`` the service's first contact point is meant.

    Raises:
        ValueError: it cannot; the message is the Norwegian sentence.
    """
    service = register.services.get(service_id)
    if service is None and service_id in register.entries:
        raise ValueError(f"Fila til «{service_id}» har feil. Kjør «ressursbank sjekk», og rett dem først.")
    if service is None:
        raise ValueError(f"Fant ikke tjenesten «{service_id}».{nearest(service_id, register.services)}")
    if service.status is not Status.ACTIVE:
        raise ValueError(f"{service.name} er {NOT_OPEN[service.status]}. Sett «status: active» før nummeret bekreftes.")
    known_team(register, team)
    point = _point(service, key)
    _day(service, point, day, today)
    _value(register, service, point, number)
    return Wish(service_id, point.key, team, day, parse(number).text if number and point.type in DIALLED else number)


def known_team(register: Register, team: str) -> None:
    """Raises ValueError, in Norwegian, for a unit nobody has described."""
    if team not in register.words["teams"]:
        raise ValueError(f"«{team}» finnes ikke i data/teams.yml.{nearest(team, register.words['teams'])}")


def day_of(value: str) -> date:
    """A day as it is typed. Raises ValueError, in Norwegian."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"«{value}» er ikke en dato. Skriv år-måned-dag, for eksempel 2026-11-21.") from None


def _point(service: Service, key: str | None) -> ContactPoint:
    keys = [point.key for point in service.contact_points]
    if not keys:
        raise ValueError(f"{service.name} har ingen kontaktpunkter å bekrefte. Legg til ett i fila først.")
    if key is None:
        return service.contact_points[0]
    point = service.point(key)
    if point is None:
        raise ValueError(f"{service.name} har ikke kontaktpunktet «{key}».{nearest(key, keys)}")
    return point


def _day(service: Service, point: ContactPoint, day: date, today: date) -> None:
    if day > today:
        raise ValueError(f"{day} er fram i tid. Skriv dagen det ble ringt.")
    limit = CRISIS_AFTER if service.crisis else OTHER_AFTER
    if day + limit < today:
        raise ValueError(f"{day} er over {limit.days} dager siden, så bekreftelsen er alt for gammel. Ring på nytt.")
    check = point.verification
    if check.state is State.CONFIRMED and check.date and check.date > day:
        raise ValueError(f"{service.name} er alt bekreftet {check.date}, som er nyere. Ingenting er skrevet.")


def _value(register: Register, service: Service, point: ContactPoint, number: str | None) -> None:
    if point.lent or (number and point.value_from):
        raise ValueError(f"Nummeret er lånt fra «{point.lender}». Bekreft det der.")
    value = number or point.value
    if not value:
        raise ValueError(
            f"Kontaktpunktet «{point.key}» hos {service.name} har ingen verdi å bekrefte. Ta med --nummer og det dere fikk oppgitt."
        )
    if point.type in DIALLED:
        try:
            value = parse(value).text
        except NotANumberError as error:
            raise ValueError(str(error)) from None
    row = register.stale_digits().get(digits_of(value))
    if row is not None and point.type in (*DIALLED, Channel.SMS):
        raise ValueError(f"{row.number} står på lista over foreldede numre ({row.listed_as}). Bruk {row.use_instead}.")
