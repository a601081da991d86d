"""The editors' vocabulary: each word, what it takes, and what it shows.

This list is the only one: the build registers it, the check reads it, and the table in
CONTRIBUTING.md is tested against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any


@dataclass(frozen=True)
class Call:
    """One use of a word: its name, constant arguments, and line in the body (from 1)."""

    name: str
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]
    line: int


class Services(Enum):
    """The services a word shows beside the one it is given."""

    NONE = auto()
    EMERGENCY = auto()  # the emergency numbers
    LADDER = auto()  # 113 and the steps when nobody answers
    ASKED = auto()  # all that its arguments hold of
    CHAIN = auto()  # those on the map
    DISCUSS = auto()  # the line staff discuss with
    ANY = auto()  # it may print any of them


@dataclass(frozen=True)
class Argument:
    """One argument. ``kind`` says where its id must exist; ``required`` ones come first."""

    name: str
    kind: str
    required: bool = False


@dataclass(frozen=True)
class Word:
    """One word of the vocabulary; ``shows`` is the sentence editors read.

    ``view`` is «module:function» below ``ressursbank``; ``partial`` the template, named as the word. ``styles`` lie in
    ``overrides/stil``, ``scripts`` in ``overrides/assets``, and follow the word to whichever page it stands on.
    ``anchors`` are the ids it makes, as (what stands before, what it is an id of); ``lists`` the part of the register
    it prints that is no service; ``wide``: it fills the screen's width.
    """

    name: str
    arguments: tuple[Argument, ...]
    shows: str
    view: str
    inline: bool = False
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    anchors: tuple[tuple[str, str], ...] = ()
    services: Services = Services.NONE
    lists: str = ""
    wide: bool = False


SERVICE = Argument("id", "service", required=True)
TOPIC = Argument("tema", "topics")
WHO = Argument("hvem", "audiences")
FILTER = ("filter.js",)
CARD = ("kort.css",)  # of the words that print whole cards

WORDS = {
    word.name: word
    for word in (
        Word(
            "kontakt",
            (SERVICE,),
            "Kortet til en tjeneste: hvem den er for, nummer, åpningstid og når det ble kontrollert.",
            "show.one_service:alone",
            styles=CARD,
        ),
        Word(
            "telefon",
            (SERVICE, Argument("nokkel", "point")),
            "Nummeret som lenke midt i en setning.",
            "show.one_service:number",
            inline=True,
        ),
        Word(
            "tjeneste", (SERVICE,), "Navnet på tjenesten, med lenke til kortet dens.", "show.one_service:named", inline=True
        ),
        Word("apningstider", (SERVICE,), "Åpningstidene til en tjeneste.", "show.one_service:hours", styles=CARD),
        Word(
            "fakta",
            (SERVICE,),
            "Det du vil vite før du ringer: pris, regning, anonymitet og hvem som svarer.",
            "show.one_service:facts",
            styles=CARD,
            anchors=(("", "given"),),
        ),
        Word(
            "tjenester",
            (TOPIC, WHO, Argument("omrade", "areas")),
            "En kort liste over tjenester etter tema, hvem de er for eller område.",
            "show.directory:short_list",
            services=Services.ASKED,
        ),
        Word(
            "temakort",
            (Argument("tema", "topics", required=True),),
            "Hele kortet til hver tjeneste under et tema.",
            "show.directory:of_topic",
            styles=CARD,
            anchors=(("", "under"),),
            services=Services.ASKED,
        ),
        Word(
            "tjenesteoversikt",
            (),
            "Hele tjenesteoversikten med filtre.",
            "show.directory:overview",
            styles=("katalog.css", *CARD),
            scripts=FILTER,
            anchors=(("", "services"), ("tema-", "topics")),
            services=Services.ANY,
            wide=True,
        ),
        Word("nodnummer", (), "Nødnumrene og når du bruker hvilket.", "show.emergency:numbers", services=Services.EMERGENCY),
        Word("stige", (), "Hva du gjør når ingen svarer.", "show.ringing:ladder", services=Services.LADDER),
        Word(
            "drofting",
            (),
            "Hvem ansatte kan drøfte en bekymring med, på dagtid og kveldstid.",
            "show.emergency:discuss",
            styles=CARD,
            services=Services.DISCUSS,
        ),
        Word(
            "rollevalg",
            (),
            "Valget av rolle og situasjon for ansatte.",
            "show.guides:choice",
            styles=("rollevalg.css",),
            scripts=("rollevalg.js",),
            anchors=(("rolle-", "roles"),),
            lists="situations",
            wide=True,
        ),
        Word(
            "ressurser",
            (Argument("hylle", "shelves"), WHO, Argument("situasjon", "situations")),
            "Kort fra ressursbanken, etter hylle, hvem de er for eller situasjon.",
            "show.bank:short_list",
            styles=CARD,
        ),
        Word(
            "ressursoversikt",
            (),
            "Hele ressursbanken med filtre.",
            "show.bank:overview",
            styles=("katalog.css",),
            scripts=FILTER,
            anchors=(("hylle-", "shelves"), ("ressurs-", "resources")),
            wide=True,
        ),
        Word("innhold", (), "Alle sidene på nettstedet, del for del og fra A til Å.", "show.contents:contents"),
        Word(
            "sprakliste",
            (),
            "Språkene på nettstedet og hvor langt de er kommet.",
            "show.contents:languages",
            lists="languages",
        ),
        Word(
            "status",
            (),
            "Det som gjenstår før nettstedet kan tas i bruk.",
            "show.status:status",
            services=Services.ANY,
        ),
        Word(
            "tiltak",
            (),
            "De sju tiltakene i handlingsplanen, med status.",
            "show.plan:measures",
            anchors=(("", "measures"),),
            lists="measures",
        ),
        Word(
            "melding",
            (Argument("id", "messages", required=True),),
            "En tekst å kopiere, eller å sende fra egen telefon.",
            "show.messages:message",
            styles=("melding.css",),
            scripts=("kopier.js",),
            lists="messages",
        ),
        Word("maler", (), "Skjemaene og brevene ansatte kan bruke.", "show.forms:forms"),
        Word(
            "sikkerhetsplan",
            (),
            "Skjemaet for sikkerhetsplanen.",
            "show.safety_plan:form",
            styles=("sikkerhetsplan.css",),
            scripts=("sikkerhetsplan.js",),
            services=Services.LADDER,
        ),
        Word(
            "papirliste",
            (),
            "Alle arkene på papir, med utgave, størrelse og hvem de er for.",
            "paper.listing:sheets",
            styles=("papir.css",),
            services=Services.ANY,
            wide=True,
        ),
        Word("papirsteder", (), "Hvor hvert ark bør ligge, og hvem som sier det.", "paper.listing:places"),
        Word(
            "papirutgaver",
            (),
            "Utgavene som er gitt ut, og om de fortsatt gjelder.",
            "paper.listing:issues",
            services=Services.ANY,
        ),
        Word(
            "kart",
            (),
            "Kartet over hjelpen: hvem som hjelper med hva, og hvem som kan sende deg videre.",
            "show.chain_map:view",
            styles=("kart.css",),
            services=Services.CHAIN,
            wide=True,
        ),
        Word(
            "regel",
            (Argument("id", "law", required=True),),
            "En regel i loven i én setning, med paragraf, når den gjelder fra, og når den ble lest.",
            "show.reading_list:rule",
            inline=True,
            lists="law",
        ),
        Word(
            "tolk",
            (),
            "Setningen om tolk: hvem som bestiller, hva det koster, og at barn ikke skal tolke.",
            "show.one_service:interpreter",
            inline=True,
        ),
        Word("kilder", (), "Lista over alle kilder.", "show.reading_list:all_sources", lists="sources"),
    )
}
INLINE = tuple(name for name, word in WORDS.items() if word.inline)  # they stand in a sentence; the others are blocks


def arguments_of(call: Call) -> dict[str, str]:
    """What a call gives its word, by name."""
    word = WORDS.get(call.name)
    names = [one.name for one in word.arguments] if word else []
    return {**dict(zip(names, call.args, strict=False)), **dict(call.kwargs)}
