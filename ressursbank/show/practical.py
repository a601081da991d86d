"""What stands under a service's name, and the practical facts of its card."""

from __future__ import annotations

from markupsafe import Markup, escape

from ressursbank.register.service import Service
from ressursbank.show.place import Here

EVERYONE = "alle"


def under(here: Here, service: Service) -> Markup:
    """What people call it, else whom it is for; nothing for one that is for everyone."""
    other = here.text.of(service.alternate_name)
    return other if other and str(other) != service.name else audience(here, service)


def audience(here: Here, service: Service) -> Markup:
    """Whom it is for; nothing for one that is for everyone, though it is found by some of them first."""
    words = here.site.register.words["audiences"]
    named = [] if EVERYONE in service.audience else service.audience
    return escape(", ".join(here.text.of_plain(words[one].name) for one in named))


def ages(here: Here, service: Service) -> Markup:
    """«13–19 år», «fra 16 år»; empty when there is no limit."""
    low, high = service.min_age, service.max_age
    if low is None:
        return here.text("kort.alder_til", til=high) if high is not None else Markup("")
    return here.text("kort.alder_fra", fra=low) if high is None else here.text("kort.alder_fra_til", fra=low, til=high)


def practical(here: Here, service: Service) -> list[tuple[Markup, Markup]]:
    """The facts as names and values; what already stands under the name is left out."""
    text, who = here.text, audience(here, service)
    access = text.of(service.access)
    if not access and service.referral.value != "unknown":
        access = text(f"henvisning.{service.referral.value}")
    rows = {
        "for_hvem": who if who != under(here, service) else Markup(""),
        "alder": ages(here, service),
        "omrade": text.of(here.site.register.words["areas"][service.area_served].name),
        "tilgang": access,
        "pris": text.of(service.cost),
        "adresse": text.of(service.address),
        "apent": text.of(service.opening_note),
        "driver": escape(service.organization if service.organization != service.name else ""),
    }
    return [(text(f"kort.{name}"), value) for name, value in rows.items() if value]
