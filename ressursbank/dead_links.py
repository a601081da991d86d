"""Links to other people's sites that do not answer: reminders for whoever owns the file they stand in."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ressursbank.problems import shown
from ressursbank.reminders import CALLERS, EDITORS, Reminder, team_name
from ressursbank.site import Site

FOLDERS = (("docs", "*.md"), ("data", "*.yml"))
OWN = re.compile(r"https?://(?:127\.0\.0\.1|localhost)[:/]")
REFUSED = ("401", "403", "405", "429")  # many sites turn machines away and let people in


def dead_links(site: Site, report: Iterable[str]) -> list[Reminder]:
    """A reminder for each link LinkChecker's report (``-o csv``) says is dead, at each place it stands."""
    rows = csv.DictReader((row for row in report if not row.startswith("#")), delimiter=";")
    dead = {row["urlname"]: row["result"] or "" for row in rows if row.get("valid") == "False" and row.get("urlname")}
    outside = {url: result for url, result in dead.items() if url.startswith("http") and not OWN.match(url)}
    return sorted({one for url, result in outside.items() for one in _reminders(site, url, result)})


def _reminders(site: Site, url: str, result: str) -> Iterator[Reminder]:
    status = re.match(r"[1-5]\d\d\b", result)
    said = f"{url} svarer ikke{f' ({status[0]})' if status else ''}. Finn den nye adressen, eller ta bort lenken."
    if status and status[0] in REFUSED:
        said = f"{url} slipper ikke inn maskiner ({status[0]}). Åpne den, og se om den stemmer."
    for path, line in _places(site.root, url):
        yield Reminder(team_name(site, _owner(site, path)), site.today, said, f"{path}:{line}")


def _places(root: Path, url: str) -> Iterator[tuple[str, int]]:
    """Each file and line the address stands on, whole and not as the start of a longer one."""
    whole = re.compile(re.escape(url.rstrip("/")) + r"/?(?![\w/?&=%.-]*[\w/?&=%-])")
    for folder, pattern in FOLDERS:
        for path in sorted((root / folder).rglob(pattern)):
            for number, row in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                if whole.search(row):
                    yield shown(path, root), number


def _owner(site: Site, path: str) -> str:
    page = next((page for page in site.pages.values() if page.path == path), None)
    if page is not None:
        return page.meta.owner
    card = site.register.resources.get(Path(path).stem) if path.startswith("data/resources/") else None
    if card is not None:
        return card.owner
    return CALLERS if "/services/" in path else EDITORS
