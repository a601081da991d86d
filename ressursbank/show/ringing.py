"""A national number as a link, and whom to ring when nobody answers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.ladder import right_at_any_hour
from ressursbank.phone import Phone, parse
from ressursbank.problems import nearest
from ressursbank.show.place import Here, once


@dataclass(frozen=True)
class Row:
    """One number and when to use it."""

    id: str
    number: Markup
    words: Markup


@once
def national_number(here: Here, service_id: str) -> Phone:
    """A number that stands fast, for what the templates make. Raises ValueError when the service is gone."""
    service = here.site.register.services.get(service_id)
    if service is None:  # the name stands in a template, which the check does not read
        raise ValueError(
            f"En mal bruker tjenesten «{service_id}», som ikke finnes.{nearest(service_id, here.site.register.services)}"
        )
    return parse(service.phone_point(here.site.today).value or "")


def call_link(here: Here, service_id: str) -> Markup:
    """A national number as a link, for sentences the templates make."""
    phone = national_number(here, service_id)
    return Markup('<a class="tel" href="{}"><bdi dir="ltr">{}</bdi></a>').format(phone.href, phone.text)


@once
def ladder(here: Here, service_id: str | None = None) -> dict[str, object]:
    """113 above, then steps that are right at any hour (design section 5)."""
    steps = [
        Row(one.service_id, call_link(here, one.service_id), here.text(f"stige.{one.service_id}"))
        for one in right_at_any_hour(here.site.register, service_id)
    ]
    return {"steps": steps, "danger": call_link(here, "nod-113-amk")}
