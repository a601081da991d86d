"""A new card for the resource bank, with every field explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from string import Template

from ressursbank.edit.files import create_file
from ressursbank.edit.yaml_edit import scalar
from ressursbank.register.load import Register
from ressursbank.register.resource import Availability, Format, Shelf, When
from ressursbank.scaffold.names import slug
from ressursbank.scaffold.service import language_rows

TEXT = Template("""# yaml-language-server: $$schema=../schema/resource.schema.json
# Fyll ut det som står tomt eller er merket FYLL UT. Kontrollen sier fra om resten. Ta bort forklaringene når du er ferdig.

# Id-en er filnavnet uten .yml.
id: $id
# Tittelen slik eieren skriver den.
title: $title
# Språket tittelen er på.
title_language: nb
# Én setning: hvem det er for, og hva man får ut av det.
description:
$description
# Hvem som har laget det.
publisher: "FYLL UT: hvem som har laget det"
# Adressen. Gjett aldri: finner du den ikke, sett availability til unconfirmed.
url:
# Hylla i banken: $shelves.
shelf:
# Hva man åpner: $formats.
format:
# Hvem det er for. Velg blant: $audiences.
audience: []
# Når på jobb det kan brukes. Velg blant: $situations.
situations: []
# Språkene det finnes på, som koder.
languages: [nb]
# Hvor mange minutter det tar, når du vet det. Ta bort # foran.
# minutes: 10
# true når det ikke skal brukes mens det haster.
not_for_acute: false
# Når det passer å se på det: $whens.
when: any
# $availabilities. Bare open og link_only viser lenken.
availability: unconfirmed
# Enheten som ser til at kortet stemmer. Velg blant: $teams.
owner:
# Dagen noen sist så på det.
checked_on: $today
# Siste dag det gjelder, for et kurs eller en kampanje. Ta bort # foran.
# valid_through: $today
# Hvor opplysningene er lest: owner (eieren selv), official, municipality, plan, press eller secondary.
sources:
  - title: "FYLL UT: navnet på siden du leste"
    url:
    read_on: $today
    kind: owner
""")


def new_resource(root: Path, register: Register, name: str, today: date) -> list[str]:
    """Makes the card's file; returns what to tell the editor. Raises ValueError or FileExistsError in Norwegian."""
    ident = slug(name)
    words = register.words
    create_file(
        root / "data" / "resources" / f"{ident}.yml",
        TEXT.substitute(
            id=ident,
            title=scalar(name),
            description=language_rows(register, "én setning om hvem det er for", 2),
            shelves=", ".join(Shelf),
            formats=", ".join(Format),
            audiences=", ".join(words["audiences"]),
            situations=", ".join(words["situations"]),
            whens=", ".join(When),
            availabilities=", ".join(Availability),
            teams=", ".join(words["teams"]),
            today=today,
        ),
    )
    return [
        f"Laget data/resources/{ident}.yml. Fyll ut det som står tomt eller er merket FYLL UT.",
        "Kortet kommer selv på hylla si i ressursbanken.",
    ]
