"""The expiry of security.txt: an address nobody reads any more is worse than none (RFC 9116 section 2.5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ressursbank.problems import Problem, Severity
from ressursbank.site import Site

PATH, KEY = "data/kommune.yml", "expires:"
NOTICE = timedelta(days=30)
LONGEST = timedelta(days=365)  # RFC 9116: less than a year ahead is recommended


def check_security_txt(site: Site) -> Iterator[Problem]:
    """A reminder a month before the date and after it; a warning when it is more than a year away."""
    expires = site.register.municipality.security.expires
    if expires is None:
        return
    if expires - site.today <= NOTICE:
        sentence = f"Fristen {expires} for security.txt er nær eller ute. Se at noen leser adressen, og skriv en ny dato innen et år."
        yield Problem(PATH, _line(site), "SIKKERHET", sentence, Severity.PAMINNELSE)
    elif expires - site.today > LONGEST:
        sentence = f"Fristen {expires} for security.txt er mer enn et år fram. Skriv en dato innen et år."
        yield Problem(PATH, _line(site), "SIKKERHET", sentence, Severity.ADVARSEL)


def _line(site: Site) -> int:
    rows = (site.root / PATH).read_text(encoding="utf-8").splitlines()
    return next((number for number, row in enumerate(rows, 1) if row.strip().startswith(KEY)), 1)
