"""``ressursbank papir``: makes the sheets, gives issues out, and looks an old number up."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.check.run import read_and_check, stops_build
from ressursbank.paper import ledger
from ressursbank.paper.proof import proofs
from ressursbank.paper.publish import write_paper
from ressursbank.problems import ProblemsFoundError, Severity
from ressursbank.register.sheet import Issue
from ressursbank.site import Site, load_site

SAID = {
    ledger.Standing.STEMMER: "Arket gjelder.",
    ledger.Standing.SNART: "Alle numrene stemmer, men det finnes en nyere utgave.",
    ledger.Standing.BYTT: "Et nummer på arket er endret. Gi et nytt ark.",
    ledger.Standing.UTLOPT: "Fristen er gått ut. Gi et nytt ark.",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the sheets are put, and what is done with the ledger."""
    parser.add_argument("--ut", default="site", help="mappa nettstedet ligger i; arkene kommer i papir/ under den")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--utgi", action="store_true", help="før opp dagens utgave av hvert ark som er endret")
    what.add_argument("--forny", metavar="ARK", help="før opp et uendret ark på nytt, så fristen blir ny («alle» tar alle)")
    what.add_argument("--finn", metavar="NUMMER", help="si om et nummer fra et ark fortsatt gjelder")


def run(root: Path, options: argparse.Namespace) -> int:
    """Makes the sheets, and with ``--utgi`` or ``--forny`` gives them out; or only looks a number up.

    Paper cannot be called back: nothing is printed before all is checked, and an issue is noted only when it is printed.
    """
    if options.finn is not None:
        return _look_up(load_site(root), options.finn)
    if not (root / options.ut).resolve().parent.is_dir():
        raise ValueError(f"Mappa som {options.ut} skal ligge i, finnes ikke. Lag den først, eller velg en annen.")
    giving_out = bool(options.utgi or options.forny)
    site = _checked(root, giving_out)
    fresh = _to_give_out(site, options.forny) if giving_out else []
    site = ledger.with_issues(site, fresh)
    write_paper(site, root / options.ut)
    if giving_out:
        _note(site, fresh)
    waiting = ledger.to_reprint(site, proofs(site))
    if waiting:
        then = "Nettstedet er et utkast." if site.preview else "«ressursbank papir --utgi» gir dem ut."
        print(f"{len(waiting)} ark er prøvetrykk: de er nye eller endret. {then}")
    return 0


def _checked(root: Path, giving_out: bool) -> Site:
    """The site without mistakes; as in a build, a draft may show a number that is being changed, but never be given out.

    Raises ProblemsFoundError, and ValueError when a draft was to be given out.
    """
    site, problems = read_and_check(root)
    errors = [one for one in problems if stops_build(one, site) or (giving_out and one.severity is Severity.FEIL)]
    if errors or site is None:
        raise ProblemsFoundError(errors)
    if giving_out and site.preview:
        raise ValueError(
            "Nettstedet er et utkast. Et utkast kan skrives ut, men ikke gis ut før kommunen har tatt det i bruk."
        )
    return site


def _to_give_out(site: Site, renew: str | None) -> list[Issue]:
    """The rows the ledger gets: every sheet that is new or changed, or the one to renew."""
    made = proofs(site)
    chosen = [one for one in made if renew in ("alle", one.id)] if renew else ledger.to_reprint(site, made)
    if renew and not chosen:
        raise ValueError(f"Fant ikke arket «{renew}». Arkene står i data/sheets.yml.")
    known = {one.id for one in ledger.rows(site)}
    return [row for one in chosen if (row := ledger.issued(one, site.today)).id not in known]


def _note(site: Site, fresh: list[Issue]) -> None:
    ledger.write(site.root, ledger.rows(site), site.today)
    for one in fresh:
        print(f"{one.number}  {one.sheet}-{one.language}  gjelder til {one.valid_through}")
    print(f"{len(fresh)} utgaver er ført opp i {ledger.FILE.as_posix()}.")


def _look_up(site: Site, number: str) -> int:
    if not number.strip():
        raise ValueError("Skriv nummeret som står nederst på arket, for eksempel: ressursbank papir --finn B3F2-7K")
    found = ledger.find(site, proofs(site), number)
    for one in found:
        issue = one.issue
        print(f"{issue.number} {issue.sheet}-{issue.language}, gitt ut {issue.issued_on}: {SAID[one.standing]}")
    if not found:
        print(f"Nummeret «{number}» er ikke gitt ut, eller det er mer enn to år gammelt. Gi et nytt ark.")
    return 0 if found else 1
