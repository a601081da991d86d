"""A national number as a link or a button, and whom to ring when nobody answers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from ressursbank.ladder import AMK, right_at_any_hour
from ressursbank.phone import parse
from ressursbank.problems import nearest
from ressursbank.show.place import Here, once


@dataclass(frozen=True)
class Ring:
    """One number: whose it is, its link, its digits, and when to use it."""

    id: str
    href: str
    text: str
    words: Markup

    @property
    def danger(self) -> bool:
        """Whether it is the one for danger to life."""
        return self.id == AMK

    @property
    def number(self) -> Markup:
        """The number as a link in a sentence."""
        return Markup('<a class="tel" href="{}"><bdi dir="ltr">{}</bdi></a>').format(self.href, self.text)


@once
def ring(here: Here, service_id: str, phrases: str = "krise") -> Ring:
    """A number that stands fast, with the few words that say when: the phrase of its name, else the service's own name.

    Raises ValueError when the service is gone: the name stands in a template, which the check does not read.
    """
    known = here.site.register.services
    if service_id not in known:
        raise ValueError(f"En mal bruker tjenesten «{service_id}», som ikke finnes.{nearest(service_id, known)}")
    phone = parse(known[service_id].phone_point(here.site.today).value or "")
    key = f"{phrases}.{service_id}"
    words = here.text(key) if key in here.text.source else escape(known[service_id].name)
    return Ring(service_id, phone.href, phone.text, words)


def call_link(here: Here, service_id: str) -> Markup:
    """A national number as a link, for sentences the templates make."""
    return ring(here, service_id).number


@once
def ladder(here: Here, service_id: str | None = None) -> dict[str, object]:
    """113 above, then steps that are right at any hour (design section 5)."""
    steps = [ring(here, one.service_id, "stige") for one in right_at_any_hour(here.site.register, service_id)]
    return {"steps": steps, "danger": call_link(here, AMK)}
