"""A new service file in one of the layers, with every field explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from string import Template

from ressursbank.edit.files import create_file
from ressursbank.edit.yaml_edit import scalar
from ressursbank.freshness import NATIONAL
from ressursbank.problems import nearest
from ressursbank.register.load import Register
from ressursbank.register.service import Referral, Status
from ressursbank.scaffold.names import slug

TEXT = Template("""# yaml-language-server: $$schema=../../schema/service.schema.json
# Fyll ut det som står tomt eller er merket FYLL UT. Kontrollen sier fra om resten. Ta bort forklaringene når du er ferdig.

# Id-en er filnavnet uten .yml. Sidene peker hit med den, så den endres ikke.
id: $id
# Navnet slik det står på døra. Det oversettes ikke.
name: $name
# Én setning: hvem tjenesten er for, og hva de får. Ingen numre og ingen klokkeslett.
description:
$description
# Hvem som driver tjenesten.
organization: "FYLL UT: hvem som driver tjenesten"
# $statuses. Bare active viser numre.
status: active
# Hvem den er for. Velg blant: $audiences.
audience: []
# Aldersgrenser, når det finnes noen. Ta bort # foran.
# min_age: 13
# max_age: 25
# Hvor den gjelder. Velg blant: $areas.
area_served: $area
# Om noen andre må henvise: $referrals.
referral: unknown
# Tjenestens egen side på nettet.
url:
# Hva det gjelder, det viktigste først. Velg blant: $topics.
topics: []
# Hva folk gjør når nummeret ikke kan vises: legevakt (helse som haster), samtale (vil snakke med noen),
# barn (et barn kan være utrygt), vold (noen skader deg), kommune (krever ask_for), fastlege, skole
# eller nettside (krever url). Gjelder det barn eller vold, velger du det: da står et nummer som svarer hele døgnet.
$way_round
# true bare for linjer folk ringer i krise. Da går numrene ut på dato etter 90 dager, ellers etter 180.
crisis: false
# Én oppføring for hver vei inn: phone, sms, chat, email, visit eller relay (teksttelefon).
contact_points:
  - key: telefon
    type: phone
    # Nummeret. Det vises ikke før det er sett hos eieren eller ringt. Aldri nummeret til én ansatt.
    value:
    # Hvem som svarer: fagfolk, frivillige. Aldri et navn.
    # contact_role:
    #   nb: Sykepleiere
    # Åpningstiden. Er den ikke kjent, utelates den: da vises ingen tid. Døgnåpent: always_open: true.
    # opening_hours:
    #   - day_of_week: [mandag, tirsdag, onsdag, torsdag, fredag]
    #     opens: "08:00"
    #     closes: "15:30"
    # closed, usual eller unknown på helligdager.
    public_holidays: unknown
    verification:
      # unconfirmed: vises ikke, skriv hvorfor i why. seen: sett hos eieren, krever source, read_on og number
      # (nummeret en gang til, lest av siden du så det på).
      # confirmed skriver du aldri selv: bruk kommandoen «ressursbank bekreft».
      state: unconfirmed
      why: Nummeret er ikke ringt ennå.
# Hvor opplysningene er lest: owner (eieren selv), official, municipality, plan, press eller secondary.
sources:
  - title: "FYLL UT: navnet på siden du leste"
    url:
    read_on: $today
    kind: owner
""")


def new_service(root: Path, register: Register, name: str, today: date, layer: str | None = None) -> list[str]:
    """Makes the service's file in ``layer``, else in the municipality's own; returns what to tell the editor.

    Raises:
        ValueError: the layer or the name cannot be used; FileExistsError: the file is there. Norwegian messages.
    """
    layers = register.municipality.layers
    layer = layer or layers[-1]
    if layer not in layers:
        raise ValueError(f"Laget «{layer}» finnes ikke.{nearest(layer, layers)}")
    ident = slug(name)
    if ident in register.entries:
        where = register.entries[ident].place(("id",)).path
        raise ValueError(f"Tjenesten «{ident}» finnes alt i {where}. Rett den der, eller velg et annet navn.")
    words = register.words
    local = layer != NATIONAL
    create_file(
        root / "data" / layer / "services" / f"{ident}.yml",
        TEXT.substitute(
            id=ident,
            name=scalar(name),
            description=language_rows(register, "én setning om hvem tjenesten er for", 2),
            statuses=", ".join(Status),
            audiences=", ".join(words["audiences"]),
            areas=", ".join(words["areas"]),
            area=layer if layer in words["areas"] else "norge" if "norge" in words["areas"] else "",
            referrals=", ".join(Referral),
            topics=", ".join(words["topics"]),
            way_round=_way_round(register) if local else "way_round: nettside",
            today=today,
        ),
    )
    return [
        f"Laget data/{layer}/services/{ident}.yml. Fyll ut det som står tomt eller er merket FYLL UT.",
        f'På en side skriver du {{{{ kontakt("{ident}") }}}} der kortet skal stå.',
    ]


def _way_round(register: Register) -> str:
    return "\n".join(["way_round: kommune", "ask_for:", language_rows(register, "hva man skal spørre kommunen etter", 2)])


def language_rows(register: Register, what: str, indent: int) -> str:
    """One line for each language of the site, to be filled in."""
    tongues = register.words["languages"]
    rows = []
    for code in register.municipality.languages:
        other = "" if code == "nb" else f", på språket {tongues[code].name if code in tongues else code}"
        rows.append(f'{" " * indent}{code}: "FYLL UT: {what}{other}"')
    return "\n".join(rows)
