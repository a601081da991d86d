"""``ressursbank papir``: makes the sheets, gives issues out, and looks an old number up."""

from __future__ import annotations

import argparse
from pathlib import Path

from ressursbank.paper import ledger
from ressursbank.paper.proof import proofs
from ressursbank.paper.publish import write_paper
from ressursbank.site import Site, load_site, reload_site

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
    """Makes the sheets; with an option first changes the ledger, or only looks a number up."""
    site = load_site(root)
    if options.finn:
        return _look_up(site, options.finn)
    if options.utgi or options.forny:
        _give_out(site, options.forny)
        site = reload_site(root)
    write_paper(site, root / options.ut)
    waiting = ledger.to_reprint(site, proofs(site))
    if waiting:
        print(f"{len(waiting)} ark er prøvetrykk: de er nye eller endret. «ressursbank papir --utgi» gir dem ut.")
    return 0


def _give_out(site: Site, renew: str | None) -> None:
    made = proofs(site)
    chosen = [one for one in made if renew in ("alle", one.id)] if renew else ledger.to_reprint(site, made)
    if renew and not chosen:
        raise ValueError(f"Fant ikke arket «{renew}». Arkene står i data/sheets.yml.")
    fresh = [ledger.issued(one, site.today) for one in chosen]
    known = {one.id for one in ledger.rows(site)}
    added = [one for one in fresh if one.id not in known]
    ledger.write(site.root, [*ledger.rows(site), *added], site.today)
    for one in added:
        print(f"{one.number}  {one.sheet}-{one.language}  gjelder til {one.valid_through}")
    print(f"{len(added)} utgaver er ført opp i {ledger.FILE.as_posix()}.")


def _look_up(site: Site, number: str) -> int:
    found = ledger.find(site, proofs(site), number)
    for one in found:
        issue = one.issue
        print(f"{issue.number} {issue.sheet}-{issue.language}, gitt ut {issue.issued_on}: {SAID[one.standing]}")
    if not found:
        print(f"Nummeret «{number}» er ikke gitt ut, eller det er mer enn to år gammelt. Gi et nytt ark.")
    return 0 if found else 1
