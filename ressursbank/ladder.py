"""Whom to ring when nobody answers.

113 is never a step: danger to life never waits for a line that may be busy.
"""

from __future__ import annotations

from dataclasses import dataclass

from ressursbank.phone import digits_of
from ressursbank.problems import Problem, ProblemsFoundError
from ressursbank.register.contact_point import Channel, ContactPoint
from ressursbank.register.load import Register
from ressursbank.register.service import Status

AMK = "nod-113-amk"
# Whoever waits for these may be dying: they get no «ring the next one», only 113, which stands above.
EMERGENCY = frozenset({AMK, "nod-112-politi", "nod-110-brann", "nod-1412-teksttelefon", "nod-sms"})
# A line to talk to does not take the place of a doctor: who waits here stays on the line, or rings 113 if it gets worse.
URGENT = frozenset({"legevakt-116117", "gjovik-legevakt"})
# Free and for everyone first, then the one that costs a call, then health care that cannot wait.
LADDER = ("mental-helse-hjelpetelefonen", "kirkens-sos-telefon", "legevakt-116117")
STEPS = 2  # more is a list to choose from, and someone in crisis should not have to choose


@dataclass(frozen=True)
class Step:
    """A contact point to try: the service's id and the contact point's key."""

    service_id: str
    point_key: str


def right_at_any_hour(register: Register, service_id: str | None = None) -> list[Step]:
    """The two steps after ``service_id`` that are right at any hour, for pages read without script.

    No steps for the emergency numbers and the out-of-hours doctor. Fewer than two only if the register lacks a national line.

    Raises:
        ProblemsFoundError: no step is left to print.
    """
    if service_id in EMERGENCY | URGENT:
        return []
    rung = _numbers(register, service_id)  # the service's own line, also when it stands under another name
    steps = [step for name in LADDER if not rung & _numbers(register, name) and (step := _round_the_clock(register, name))]
    if not steps:
        raise _nobody_left(", ".join(LADDER))
    return steps[:STEPS]


def _round_the_clock(register: Register, name: str) -> Step | None:
    """The service's phone that may be printed and is answered at all hours, if it has one."""
    service = register.services.get(name)
    if service is None or service.status is not Status.ACTIVE or service.valid_from or service.valid_through:
        return None  # a page outlives its build day, so a service with an end date is not right at any hour
    return next((Step(name, point.key) for point in service.contact_points if _at_any_hour(point)), None)


def _numbers(register: Register, name: str | None) -> set[str]:
    """The digits of every phone number a reader is shown for the service."""
    service = register.services.get(name) if name else None
    points = service.contact_points if service else []
    return {digits_of(point.value) for point in points if point.type is Channel.PHONE and point.printable and point.value}


def _at_any_hour(point: ContactPoint) -> bool:
    return point.type is Channel.PHONE and point.always_open and point.printable


def _nobody_left(names: str) -> ProblemsFoundError:
    text = (
        f"Ingen døgnåpen linje kan vises ({names}). Nettstedet kan ikke bygges uten: "
        "linja skal ha «status: active», «always_open: true» og et nummer som er «seen» eller «confirmed»."
    )
    return ProblemsFoundError([Problem("data/national/services", 1, "STIGE", text)])
