"""A new Norwegian page: its fields explained, its sections laid out, and its line in the menu."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Template

from ressursbank.check.guide import TERMS
from ressursbank.edit.files import create_file, replace_file
from ressursbank.edit.yaml_edit import scalar
from ressursbank.pages.front_matter import PageType
from ressursbank.pages.steps import NOW, STEPS, TODAY
from ressursbank.reading.yaml_text import read_text
from ressursbank.register.load import Register
from ressursbank.scaffold.names import slug
from ressursbank.show.strings import SOURCE, Strings

MENU = Path("mkdocs.yml")
TYPES = {
    "hjelp": PageType.HJELP,
    "bekymret": PageType.BEKYMRET,
    "etterlatt": PageType.ETTERLATT,
    "tjenester": PageType.TJENESTER,
    "ressurser": PageType.RESSURSER,
    "ansatt": PageType.VEILEDER,
    "ansatt/roller": PageType.ROLLE,
    "handlingsplan": PageType.HANDLINGSPLAN,
    "papir": PageType.PAPIR,
    "om": PageType.OM,
}
FRONT = Template("""---
# Tittelen er også overskriften. Ingen annen side på norsk kan ha den samme.
title: $title
# Én setning om hva leseren får her. Den vises i søket.
description: "FYLL UT: én setning om hva leseren får her"
# Hva slags side det er. Typen bestemmer hvilke deler siden må ha.
page_type: $type
# Enheten som svarer for siden: $teams.
owner:
# Dagen meningen i teksten sist ble endret. En rettet skrivefeil teller ikke.
content_updated_on: $today
# Dagen en fagperson sist leste siden. La den stå tom til noen har gjort det.
last_reviewed_on:
# Hvor lenge siden holder før den må leses på nytt: 3 months om akutt hjelp, ellers 6 months eller 1 year.
review_in: 6 months
# Hvem som har godkjent. Begge må til før siden lanseres. «ressursbank godkjenn» skriver det inn.
approval:
  fag:
  erfaring:
# Kildene siden bygger på, én på hver linje med bindestrek foran. Id-ene står i data/sources.yml.
sources:
$more---

""")
GUIDE_FIELDS = Template("""# Hvem veilederen er for: $roles.
roles: []
# Hva de står i: $situations.
situations: []
# Kortet øverst: hva en gjør først (høyst 40 tegn), setningen å si i «» (høyst 45), og ett eller to numre.
gjor: "FYLL UT: det en gjør først"
si: «Hvordan har du det nå?»
ring: [nod-113-amk, legevakt-116117]
""")
SAY = """!!! si "Si det slik"
    - «FYLL UT: en setning å si»

??? na "Kan livet være i fare?"
    Bli hos personen, og ring {{ telefon("nod-113-amk") }}.
"""
BODY = """FYLL UT: det leseren skal gjøre først, i to korte setninger

## FYLL UT: en overskrift som begynner med et verb {#forst}

FYLL UT: hva man gjør, i korte setninger til «du»
"""
ENDING = """
## Snakk med noen {#snakk}

Ring {{ telefon("mental-helse-hjelpetelefonen") }}. Der svarer noen hele døgnet.
"""


def new_page(root: Path, register: Register, text: Strings, name: str, today: date) -> list[str]:
    """Makes the page ``del/tittel`` and its line in the menu; returns what to tell the editor.

    Raises:
        ValueError: the part does not exist; FileExistsError: the page does. Both messages are Norwegian.
    """
    folder, _, title = name.strip("/ ").rpartition("/")
    if folder not in TYPES:
        raise ValueError(
            f"Skriv hvilken del siden hører til foran tittelen, som «hjelp/{title}». Delene er: {', '.join(TYPES)}."
        )
    address = f"{folder}/{slug(title)}"
    path = root / "docs" / SOURCE / f"{address}.md"
    typed = title.strip() if title.strip() != slug(title) else "FYLL UT: tittelen, høyst 60 tegn"
    front = FRONT.substitute(
        title=scalar(typed),
        type=TYPES[folder].value,
        teams=", ".join(register.words["teams"]),
        today=today,
        more=_more(TYPES[folder], register),
    )
    create_file(path, front + _body(TYPES[folder], text))
    told = [f"Laget docs/{SOURCE}/{address}.md. Fyll ut det som står tomt eller er merket FYLL UT."]
    listed = _in_menu(root, folder, address)
    told.append(f"{'Lagt til' if listed else 'Legg selv til'} «{address}.md» i menyen i {MENU}.")
    told.append("Andre språk får siden når noen oversetter den: samme filnavn i mappa til språket.")
    return told


def _more(kind: PageType, register: Register) -> str:
    if kind is not PageType.VEILEDER:
        return ""
    listed = {name: ", ".join(register.words[name]) for name in ("roles", "situations")}
    return GUIDE_FIELDS.substitute(listed)


def _body(kind: PageType, text: Strings) -> str:
    if kind is PageType.VEILEDER:
        return _guide(text)
    return BODY + (ENDING if kind in (PageType.HJELP, PageType.BEKYMRET) else "")


def _guide(text: Strings) -> str:
    """A handling guide with all its parts in order, as the check wants them."""

    def heading(part: str) -> str:
        return f"## {text.plain(f'veileder.{part}')} {{#{part}}}\n"

    terms = [text.plain(f"veileder.{term}") for term in TERMS]
    answers = "\n\n".join(f"{term}\n:   FYLL UT: svaret på «{term}»" for term in terms)
    more = {NOW: f"\n{SAY}", TODAY: "\n{{ drofting() }}\n"}
    rows = ["FYLL UT: svaret i én setning\n", *(f"{heading(one)}\n{answers}\n{more.get(one, '')}" for one in STEPS)]
    rows += [
        heading("overlevere") + "\nFYLL UT: hvordan du gir det videre, og får vite at det er mottatt\n",
        heading("dele") + "\nFYLL UT: hva som kan deles, og med hvem\n",
        heading("egen-vei-ut") + "\nFYLL UT: hva du gjør for deg selv etterpå\n",
        heading("for-hvem") + "\nFYLL UT: hvem veilederen er for, og hva de kan ha sett eller hørt\n",
        '!!! nei "Dette slipper du å gjøre"\n    - FYLL UT: det den ansatte slipper\n',
    ]
    return "\n".join(rows)


def _in_menu(root: Path, folder: str, address: str) -> bool:
    """Puts the page last in its part of the menu; False where the part is not found."""
    path = root / MENU
    if not path.is_file():
        return False
    text = read_text(path)
    lines = re.findall(rf"^[ ]+- {re.escape(folder)}/[\w-]+\.md[ ]*\r?$", text, re.M)
    if not lines:
        return False
    last = lines[-1]
    end = text.rindex(last) + len(last)
    indent = last[: len(last) - len(last.lstrip())]
    newline = "\r\n" if last.endswith("\r") else "\n"
    line = f"{newline[-1]}{indent}- {address}.md{newline[:-1]}"
    replace_file(path, (text[:end] + line + text[end:]).encode("utf-8"), root)
    return True
