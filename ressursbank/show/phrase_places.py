"""Which places each fixed phrase has for a number, a date or a name: a lost one would lose the number."""

from __future__ import annotations

PLACES: dict[str, tuple[str, ...]] = {
    "utkast": ("kommune",),
    "dato": (
        "dag",
        "maaned",
        "aar",
    ),
    "side.skrevet": ("dato",),
    "side.oversatt": ("dato",),
    "side.lest": ("dato",),
    "side.neste": ("dato",),
    "side.utkast": ("mangler",),
    "bunn.trykk": (
        "adresse",
        "dato",
    ),
    "bunn.bygd": ("dato",),
    "kort.alder_fra": ("fra",),
    "kort.alder_til": ("til",),
    "kort.alder_fra_til": (
        "fra",
        "til",
    ),
    "kontroll.ringt": (
        "dato",
        "team",
    ),
    "kontroll.sett": (
        "kilde",
        "dato",
    ),
    "kontroll.sett_udatert": (
        "kilde",
        "dato",
    ),
    "kontroll.sett_fra": (
        "kilde",
        "side",
        "dato",
    ),
    "omvei.kommune": (
        "kommune",
        "be_om",
    ),
    "omvei.nettside": ("side",),
    "omvei.samtale": ("nummer",),
    "omvei.legevakt": ("nummer",),
    "omvei.fastlege": ("nummer",),
    "omvei.barn": (
        "nummer",
        "politi",
    ),
    "omvei.vold": (
        "nummer",
        "politi",
    ),
    "omvei.skole": ("nummer",),
    "apent.ukjent": ("navn",),
    "apent.periode": (
        "fra",
        "til",
    ),
    "dag.fra_til": (
        "fra",
        "til",
    ),
    "stige.fare": ("nummer",),
    "drofting.ukjent": ("nummer",),
    "filter.antall": ("antall",),
    "kilder.lest": ("dato",),
    "akutt.fare_tekst": ("nummer",),
    "akutt.andre_tekst": (
        "nummer",
        "politi",
    ),
    "akutt.dov_tekst": ("nummer",),
    "akutt.utland_tekst": (
        "nummer",
        "sos",
    ),
    "akutt.kontroll": ("dato",),
    "bank.utlopt": ("dato",),
    "bank.minutter": ("antall",),
    "bank.antall": ("antall",),
    "sprakliste.sider": (
        "antall",
        "alle",
    ),
    "sprakliste.etter": ("antall",),
    "tiltak.frist": ("dato",),
    "status_side.antall": ("antall",),
    "papir.utgave": (
        "nummer",
        "dato",
        "til",
    ),
    "papir.prove": ("nummer",),
    "papir.utgave_kort": ("nummer",),
    "papir.eier": ("eier",),
    "papir.feil": ("adresse",),
    "papir.qr": ("adresse",),
    "papir.sitat": ("ord",),
    "papir.dov_mer": ("nummer",),
    "papir.spor_etter": ("adresse",),
    "papir.plan.fare": ("nummer",),
    "papir.avtalt.natt": (
        "nummer",
        "fare",
    ),
    "papir.liste.last_ned": ("sprak",),
    "offline.kopi": ("dato",),
    "plan.fare": ("nummer",),
    "plan.fot": ("dato",),
    "kart.tekst_trinn": (
        "trinn",
        "tjenester",
    ),
    "kart.tekst_pil": (
        "fra",
        "til",
    ),
    "kart.utgave": ("dato",),
    "kart.vei.ring": ("navn",),
    "sok.antall": ("antall",),
}
