"""An approval is of the text it stands on, by a unit that exists, not by the one that has signed the other part."""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.problems import Problem, nearest
from ressursbank.reading.yaml_text import line_in_list, read_yaml
from ressursbank.register.sign_off import Signable, Signed
from ressursbank.site import Site


def signables(site: Site) -> dict[str, Signable]:
    """Every text somebody must approve before the launch, by where it stands: pages, letters and rules of law."""
    texts = (*site.pages.values(), *site.register.templates.values(), *site.register.words["law"].values())
    return {one.signable.where: one.signable for one in texts if one.signable.signs}


def check_sign_offs(site: Site) -> Iterator[Problem]:
    """Every approval that cannot stand, at its line. One of an earlier text is no mistake: the page says what it is."""
    for one in signables(site).values():
        for part in one.signs:
            if signed := one.written(part):
                for code, said in _mistakes(site, one, part, signed):
                    yield Problem(one.path, _line(site, one, part), code, said)


def _mistakes(site: Site, one: Signable, part: str, signed: Signed) -> Iterator[tuple[str, str]]:
    teams = site.register.words["teams"]
    if signed.team not in teams:
        yield "UKJENT", f"«{signed.team}» finnes ikke i data/teams.yml.{nearest(signed.team, teams)}"
    elif said := too_early(one, part, signed, site):
        yield "GODKJENT", said
    elif not signed.seal:
        value = f"{one.field(part)[-1]}: {one.sign(part, signed.team, signed.day)}"
        yield "GODKJENT", f"Merket for teksten mangler. Har enheten lest teksten slik den står nå, skriver du: {value}"
    elif one.signed(part) is None:
        said = f"Merket til slutt gjelder en annen tekst, enhet eller dag. Tøm feltet, og kjør «ressursbank godkjenn {one.where} --av {signed.team} --som {part}» når teksten er lest."
        yield "GODKJENT", said
    first = next(iter(one.signs))
    if part != first and (other := one.written(first)) and other.team == signed.team:
        yield "GODKJENT", f"«{signed.team}» har godkjent begge deler. To ulike enheter må lese: tøm det ene feltet."


def too_early(one: Signable, part: str, signed: Signed, site: Site) -> str:
    """Why the day cannot be right for the words as they stand; empty when it can."""
    if signed.day > site.today:
        return f"{signed.day} er fram i tid. Skriv dagen teksten ble lest."
    if one.day and signed.day < one.day and (not signed.seal or part not in one.missing):
        return f"Godkjent {signed.day}, men teksten er fra {one.day}. Les den på nytt. Er meningen den samme, setter du datoen for teksten tilbake."
    return ""


def _line(site: Site, one: Signable, part: str) -> int:
    if one.row:
        return line_in_list(site.root / one.path, one.row, one.field(part))
    page = next((page for page in site.pages.values() if page.path == one.path), None)
    return (page.meta_lines if page else read_yaml(site.root / one.path)).line(one.field(part))
