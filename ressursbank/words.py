"""The editors' vocabulary: each word, what it takes, and what it shows.

This list is the only one: the build registers it, the check reads it, and the table in
CONTRIBUTING.md is tested against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ressursbank.pages.macro_calls import Call


@dataclass(frozen=True)
class Argument:
    """One argument. ``kind`` says where its id must exist; ``required`` ones come first."""

    name: str
    kind: str
    required: bool = False


@dataclass(frozen=True)
class Word:
    """One word of the vocabulary; ``shows`` is the sentence editors read."""

    name: str
    arguments: tuple[Argument, ...]
    shows: str


SERVICE = Argument("id", "service", required=True)

WORDS = {
    word.name: word
    for word in (
        Word(
            "kontakt", (SERVICE,), "Kortet til en tjeneste: hvem den er for, nummer, åpningstid og når det ble kontrollert."
        ),
        Word("telefon", (SERVICE, Argument("nokkel", "point")), "Nummeret som lenke midt i en setning."),
        Word("tjeneste", (SERVICE,), "Navnet på tjenesten, med lenke til kortet dens."),
        Word("apningstider", (SERVICE,), "Åpningstidene til en tjeneste."),
        Word("fakta", (SERVICE,), "Det du vil vite før du ringer: pris, regning, anonymitet og hvem som svarer."),
        Word(
            "tjenester",
            (Argument("tema", "topics"), Argument("hvem", "audiences"), Argument("omrade", "areas")),
            "En kort liste over tjenester etter tema, hvem de er for eller område.",
        ),
        Word("temakort", (Argument("tema", "topics", required=True),), "Hele kortet til hver tjeneste under et tema."),
        Word("tjenesteoversikt", (), "Hele tjenesteoversikten med filtre."),
        Word("nodnummer", (), "Nødnumrene og når du bruker hvilket."),
        Word("stige", (), "Hva du gjør når ingen svarer."),
        Word("drofting", (), "Hvem ansatte kan drøfte en bekymring med, på dagtid og kveldstid."),
        Word("akuttkjede", (), "Hvem ansatte ringer når det haster."),
        Word("rollevalg", (), "Valget av rolle og situasjon for ansatte."),
        Word(
            "ressurser",
            (Argument("hylle", "shelves"), Argument("hvem", "audiences"), Argument("situasjon", "situations")),
            "Kort fra ressursbanken, etter hylle, hvem de er for eller situasjon.",
        ),
        Word("ressursoversikt", (), "Hele ressursbanken med filtre."),
        Word("innhold", (), "Alle sidene på nettstedet, del for del og fra A til Å."),
        Word("sprakliste", (), "Språkene på nettstedet og hvor langt de er kommet."),
        Word("status", (), "Det som gjenstår før nettstedet kan tas i bruk."),
        Word("tiltak", (), "De sju tiltakene i handlingsplanen, med status."),
        Word("maler", (), "Skjemaene og brevene ansatte kan bruke."),
        Word("sikkerhetsplan", (), "Skjemaet for sikkerhetsplanen."),
        Word("papirliste", (), "Alle arkene på papir, med utgave, størrelse og hvem de er for."),
        Word("papirsteder", (), "Hvor hvert ark bør ligge, og hvem som sier det."),
        Word("papirutgaver", (), "Utgavene som er gitt ut, og om de fortsatt gjelder."),
        Word("kart", (), "Kartet over hjelpen: hvem som hjelper med hva, og hvem som kan sende deg videre."),
        Word(
            "regel",
            (Argument("id", "law", required=True),),
            "En regel i loven i én setning, med paragraf, når den gjelder fra, og når den ble lest.",
        ),
        Word("kilder", (), "Lista over alle kilder."),
    )
}


def arguments_of(call: Call) -> dict[str, str]:
    """What a call gives its word, by name."""
    word = WORDS.get(call.name)
    names = [one.name for one in word.arguments] if word else []
    return {**dict(zip(names, call.args, strict=False)), **dict(call.kwargs)}
