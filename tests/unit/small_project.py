"""A project of two services, two pages and the lines every page needs, for commands that change files.

It is too small to be published: what the check says of missing pages is not what these tests are about.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from ressursbank.check.pinned import PINS, WHOLE, crisis_words, mark, service_mark
from ressursbank.register.load import VOCABULARIES
from ressursbank.site import read_site
from tests.conftest import ROOT

KEPT = ("teams", "audiences", "topics", "areas", "roles", "situations", "channels", "stale_numbers", "languages")
NEEDED = (
    "nod-113-amk",
    "nod-112-politi",
    "nod-110-brann",
    "legevakt-116117",
    "mental-helse-hjelpetelefonen",
    "kirkens-sos-telefon",
)

SERVICE = """# En forklaring øverst.
id: prove
name: Prøvetjenesten
description:
  nb: For alle.
  en: For everyone.
organization: Prøve
audience: [alle]
area_served: norge
topics: [samtale]
way_round: samtale
contact_points:
  # Hovednummeret.
  - key: telefon
    type: phone
    value: "22 59 13 01" # sett på døra
    verification:
      state: unconfirmed # ikke ringt
      why: Bare sett i en gammel liste.
  - key: chat
    type: chat
    value: https://eksempel.no/chat
    verification: {state: seen, source: Prøve, read_on: 2026-11-01}
  - key: uten
    type: phone
    verification: {state: unconfirmed, why: Ikke kjent}
sources:
  - {title: Prøve, read_on: 2026-11-01, kind: owner}
# Slutt.
"""
LOCAL = """id: lokal
name: Lokal hjelp
description: {nb: For alle., en: For everyone.}
organization: Gjøvik kommune
audience: [alle]
area_served: gjovik
topics: [samtale]
way_round: samtale
crisis: true
contact_points:
  - key: telefon
    type: phone
    verification:
      state: unconfirmed
      why: =HYPERLINK("x"); ikke kjent
conflicts:
  - about: Tid
    chosen: Ingen
    why: To kilder er uenige
sources:
  - {title: Prøve, read_on: 2026-11-01, kind: owner}
"""
Edit = str | bytes | tuple[str, str] | None  # the whole file, one text for another, or gone
FILE, NB, EN = "data/national/services/prove.yml", "docs/nb/om/prove.md", "docs/en/om/prove.md"
PAGE = """---
title: Prøveside
description: En side å prøve med.
page_type: om
owner: kommunikasjon
content_updated_on: 2026-11-01
sources: [kilde]
---

Ring {{ telefon("prove") }}.

## Les mer {#mer}

Her står {{ tjeneste("lokal") }}.
"""
ENGLISH = PAGE.replace("content_updated_on", "translated_from").replace("Prøveside", "Trial page").replace("Les mer", "More")
SOURCES = """items:
  - {id: kilde, title: Kilde, publisher: Prøve, read_on: 2026-11-01, kind: owner}
"""


def write(root: Path, name: str, text: str) -> Path:
    """Writes a file of the project, folders and all."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def make(root: Path) -> Path:
    """The small project under ``root``; its register has no mistakes."""
    shutil.copytree(ROOT / "data" / "strings", root / "data" / "strings")
    if not (root / "mkdocs.yml").exists():
        write(root, "mkdocs.yml", "nav:\n  - om:\n      - om/prove.md\n")
    for name in ("kommune", "word_rules", *KEPT):
        shutil.copy(ROOT / "data" / f"{name}.yml", root / "data")
    town = root / "data/kommune.yml"
    town.write_text(re.sub(r"(?<=_service:).*", "", town.read_text("utf-8")), "utf-8")  # it has no line to discuss with
    for name in VOCABULARIES:
        if name not in KEPT:
            write(root, f"data/{name}.yml", "items: []\n")
    for layer in ("national", "innlandet", "gjovik"):
        (root / "data" / layer / "services").mkdir(parents=True)
    for name in NEEDED:
        shutil.copy(ROOT / "data/national/services" / f"{name}.yml", root / "data/national/services")
    for language in ("nb", "en"):
        write(root, f"data/search/{language}.yml", "crisis: [krise]\nway_on: [om/prove]\n")
    write(root, "data/sources.yml", SOURCES)
    write(root, "data/national/services/prove.yml", SERVICE)
    write(root, "data/gjovik/services/lokal.yml", LOCAL)
    write(root, "docs/nb/om/prove.md", PAGE)
    write(root, "docs/en/om/prove.md", ENGLISH)
    return root


def pin(root: Path) -> None:
    """Gives everything that is pinned whole the mark it has as it stands now, as the professionals would have written it."""
    site, _ = read_site(root)
    assert site is not None
    there = [one for one in WHOLE if one in site.register.entries]
    rows = ["services:", *(f"  {one}: {service_mark(site.register.entries[one].tree)}" for one in there), "words:"]
    for language, words in crisis_words(root).items():
        rows += [f"  {language}:", *(f"    {part}: {mark(tree)}" for part, tree in words.items())]
    write(root, PINS, "\n".join(rows))


def commit(root: Path) -> None:
    """Puts everything in the project under git as one edition."""
    who = ["-c", "user.name=Prøve", "-c", "user.email=prove@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    subprocess.run(["git", "-C", str(root), "add", "-A"], check=True)
    subprocess.run(["git", "-C", str(root), *who, "commit", "-q", "--no-verify", "-m", "utgave"], check=True)
