"""Every code a problem can have: how much it stops, what it means, and what an editor does about it.

The table in CONTRIBUTING.md and every place that raises a problem are tested against this list.
"""

from __future__ import annotations

from dataclasses import dataclass

from ressursbank.problems import Severity

STOPS = (Severity.FEIL,)
WARNS = (Severity.ADVARSEL,)
EFFECT = {Severity.FEIL: "stopper", Severity.ADVARSEL: "advarer", Severity.PAMINNELSE: "minner"}


@dataclass(frozen=True)
class Kind:
    """One kind of problem: how much it may stop, what it means, and what to do about it."""

    severities: tuple[Severity, ...]
    means: str
    do: str

    @property
    def effect(self) -> str:
        """What it does to a change, in the word editors read: «stopper» or «stopper eller advarer»."""
        return " eller ".join(EFFECT[severity] for severity in self.severities)


CATALOGUE = {
    "ADRESSE": Kind(
        STOPS,
        "En nettadresse mangler, er ikke hel, eller går innom noen som registrerer leseren.",
        "Kopier hele adressen fra nettleseren, med https:// foran.",
    ),
    "ALDER": Kind(STOPS, "Laveste alder er høyere enn høyeste alder.", "Rett «min_age» eller «max_age»."),
    "APNINGSTID": Kind(
        (Severity.FEIL, Severity.ADVARSEL),
        "Et klokkeslett står i en tekst, eller en åpningstid i en tjenestefil er umulig eller omvendt.",
        "Legg åpningstiden i fila til tjenesten. I teksten bruker du ordet «apningstider».",
    ),
    "ARGUMENT": Kind(
        STOPS,
        "Det står for mye, for lite eller noe ukjent i parentesen etter et ord fra ordlista.",
        "Skriv ordet slik det står i lista over ord.",
    ),
    "ARK": Kind(
        STOPS,
        "Et ark på papir henter deler fra en side, men det står ikke hvilken.",
        "Skriv siden i feltet «page» i data/sheets.yml.",
    ),
    "DATO": Kind(
        STOPS,
        "En dato er skrevet feil, finnes ikke, er fram i tid, mangler, eller står før den den skulle komme etter.",
        "Skriv år-måned-dag, for eksempel 2026-11-21, i feltet setningen nevner.",
    ),
    "DOBBEL": Kind(STOPS, "Det samme feltet eller navnet står to ganger.", "Fjern det ene, eller gi det et annet navn."),
    "EPOST": Kind(
        STOPS,
        "En e-postadresse står i en tekst, eller er skrevet feil i en tjenestefil.",
        "Legg den i fila til tjenesten. I teksten bruker du ordet «kontakt».",
    ),
    "FAST-SIDE": Kind(
        STOPS,
        "En side alle andre sider leder til, mangler eller har mistet det viktigste.",
        "Hent siden tilbake slik den var.",
    ),
    "FIL": Kind(
        STOPS,
        "En fil ligger feil, har feil navn eller kan ikke leses.",
        "Sider slutter på .md og data på .yml. Gi fila nytt navn, eller flytt den.",
    ),
    "FORELDET": Kind(
        STOPS,
        "Nummeret er gammelt eller feil, eller noen andre har fått det.",
        "Bruk det setningen nevner, eller ta bort nummeret.",
    ),
    "FORTEKST": Kind(
        STOPS,
        "Feltene øverst på siden mangler, eller er ikke avsluttet.",
        "Kopier feltene fra en annen side, med en linje «---» over og under.",
    ),
    "FYLL-UT": Kind(STOPS, "Det står fremdeles «FYLL UT», «TODO» eller noe slikt i en fil.", "Skriv det som skal stå der."),
    "GODKJENT": Kind(
        STOPS,
        "En godkjenning mangler enhet, dato eller merke, eller gjelder ikke teksten den står på.",
        "Gjør som setningen sier. Skriv aldri navnet på en person.",
    ),
    "HJELP": Kind(
        STOPS,
        "En hjelpeside slutter uten en vei til hjelp.",
        "Avslutt siden med et ord fra ordlista, for eksempel «kontakt» eller «stige».",
    ),
    "HTML": Kind(
        STOPS,
        "Siden har kode, et bilde eller en slags lenke som ikke kan stå der.",
        "Skriv vanlig tekst, eller bruk et ord fra ordlista.",
    ),
    "ID": Kind(STOPS, "Id-en i fila er ikke lik filnavnet.", "Gi dem samme navn."),
    "INTERVALL": Kind(
        STOPS, "Det er uklart hvor ofte siden skal leses på nytt.", "Skriv «3 months», «6 months» eller «1 year»."
    ),
    "KLOKKESLETT": Kind(
        STOPS, "Et klokkeslett i en tjenestefil er skrevet feil.", "Skriv to sifre, kolon og to sifre, for eksempel 08:30."
    ),
    "KOMMUNE": Kind(STOPS, "Lagene eller språkene i data/kommune.yml henger ikke sammen.", "Rett det setningen nevner."),
    "KONFLIKT": Kind(
        STOPS,
        "To har endret den samme teksten, og merkene etter det står igjen.",
        "Velg den teksten som skal stå, og ta bort linjene med <<<<<<<, ======= og >>>>>>>.",
    ),
    "KONTROLL": Kind(
        STOPS,
        "Ingen går god for nummeret slik det står, eller det er ikke sagt hvorfor det ikke vises.",
        "Rett eller fyll inn feltet setningen nevner.",
    ),
    "LANSERING": Kind(
        STOPS,
        "Noe på lanseringslista er krysset av uten at noen står for det.",
        "Fyll ut både «done_by» og «done_on», eller ingen av dem.",
    ),
    "LENKE": Kind(
        STOPS,
        "En lenke leder ingen steder, er av en type som ikke er tillatt, eller ble ikke til en lenke.",
        "Se hva siden eller delen heter, og rett lenken.",
    ),
    "LESBARHET": Kind(WARNS, "Siden er tung å lese.", "Del lange setninger, og bytt ut lange ord."),
    "LINJE": Kind(STOPS, "Linja er for lang til å leses.", "Del den i flere avsnitt."),
    "LOV": Kind(
        STOPS,
        "En paragraf står rett i teksten, eller en regel sier ikke når den gjelder fra.",
        "Legg regelen i data/law.yml, og bruk ordet «regel» på siden.",
    ),
    "MAKRO": Kind(
        STOPS, "Det mellom krøllparentesene er ikke et ord fra ordlista.", "Skriv ordet slik det står i lista over ord."
    ),
    "MANGLER": Kind(
        STOPS, "Et felt som må være der, mangler.", "Legg det til. Se hvordan det står i en annen fil i samme mappe."
    ),
    "MENY": Kind(
        STOPS,
        "Siden mangler i menyen, eller menyen viser til en side som ikke finnes.",
        "Legg til eller ta bort linja under «nav» i mkdocs.yml.",
    ),
    "NODLINJE": Kind(
        STOPS,
        "Et krisenummer, eller det som står ved det, er endret, borte eller skjult.",
        "Sett det tilbake slik det sto. Er det nye rett, skal fag lese det: se data/pinned.yml.",
    ),
    "OMVEI": Kind(
        STOPS, "Det står ikke hva folk skal gjøre når nummeret ikke kan vises.", "Fyll inn feltet setningen nevner."
    ),
    "ORD": Kind((Severity.FEIL, Severity.ADVARSEL), "Ordet kan såre noen som leser.", "Skriv det setningen foreslår."),
    "OVERSETTELSE": Kind(
        (Severity.ADVARSEL, Severity.PAMINNELSE),
        "En oversettelse mangler, eller er ikke bygd opp som den norske.",
        "Si fra til den som oversetter, eller gjør det samme på det andre språket.",
    ),
    "OVERSKRIFT": Kind(
        STOPS,
        "Overskriften kan ikke lenkes til, eller tar plassen til sidens egen.",
        "Begynn linja med ##, og avslutt den med {#navn}.",
    ),
    "REGEL": Kind(
        STOPS,
        "En regel for ord som kan såre, finner ikke sitt eget eksempel, eller treffer det som skal være lov.",
        "Rett mønsteret eller eksempelet, eller spør en utvikler.",
    ),
    "SETNING": Kind(
        (Severity.FEIL, Severity.ADVARSEL, Severity.PAMINNELSE),
        "En fast setning mangler, er tom eller har mistet plassen til nummeret.",
        "Skriv setningen med det samme i krøllparentes som på norsk.",
    ),
    "SIFFER": Kind(
        STOPS,
        "Nummeret er ikke likt begge stedene i fila, eller det er skrevet bare ett sted.",
        "Se på siden du har det fra, og skriv det rette etter både «value» og «number».",
    ),
    "SIKKERHET": Kind(
        (Severity.ADVARSEL, Severity.PAMINNELSE),
        "Adressen for meldinger om sikkerhet har en frist som er for nær eller for langt fram.",
        "Se at noen leser det som kommer, og skriv en ny dato i data/kommune.yml.",
    ),
    "SPRAK": Kind(
        STOPS, "En tekst mangler på bokmål, eller språket er ukjent.", "Bokmål står etter «nb:», engelsk etter «en:»."
    ),
    "STIGE": Kind(
        STOPS,
        "Ingen døgnåpen linje kan vises, og da kan ikke nettstedet bygges.",
        "Sett krisenumrene i data/national/services tilbake slik de sto.",
    ),
    "STOR-FIL": Kind(STOPS, "Fila er større enn noen kan lese gjennom.", "Del den i flere filer."),
    "TEGN": Kind(STOPS, "Fila har tegn som ikke er vanlig tekst.", "Skriv linja på nytt, eller lagre fila som UTF-8."),
    "TELEFON": Kind(
        STOPS,
        "Et nummer står rett i en tekst, eller er ikke et norsk nummer.",
        "I en tekst bruker du ordet «telefon». I en tjenestefil: tell sifrene.",
    ),
    "TILTAK": Kind(
        STOPS,
        "Statusen for et tiltak i handlingsplanen passer ikke med meldingen bak den.",
        "Skriv hvem som meldte det og når, eller sett «state: not_reported».",
    ),
    "TITTEL": Kind(STOPS, "To sider har samme tittel.", "Gi siden en egen tittel."),
    "TO-STEDER": Kind(
        STOPS,
        "Det samme nummeret er skrevet i to tjenestefiler.",
        "La det stå i den ene, og skriv «value_from» i den andre.",
    ),
    "TOM": Kind(STOPS, "Fila er tom.", "Fyll den ut, eller slett den."),
    "UKJENT": Kind(
        STOPS,
        "Det du viser til, finnes ikke: en tjeneste, en kilde, en enhet eller et tema.",
        "Bruk forslaget i setningen, eller se i fila den nevner.",
    ),
    "UKJENT-FELT": Kind(
        STOPS, "Feltet er feilskrevet, eller hører ikke hjemme her.", "Rett navnet på feltet, eller ta bort linja."
    ),
    "ULIKT": Kind(
        STOPS,
        "Teksten blir en annen på nettstedet enn den du ser på GitHub, eller viser tegn som ikke er ment for leseren.",
        "Gjør som setningen sier, og se på **Preview** før du lagrer.",
    ),
    "VEILEDER": Kind(
        STOPS,
        "En veileder for ansatte mangler, eller delene i den mangler eller står i feil rekkefølge.",
        "Sammenlign med en annen veileder i docs/nb/ansatt.",
    ),
    "VERDI": Kind(STOPS, "Verdien passer ikke i feltet.", "Bruk en av verdiene setningen nevner."),
    "VISES-IKKE": Kind(
        STOPS, "Et kort eller en fast del av siden lar seg ikke vise.", "Sammenlign fila med en annen av samme slag."
    ),
    "YAML": Kind(
        STOPS,
        "Innrykk, kolon eller anførselstegn står feil i en datafil eller i feltene øverst på en side.",
        "Sammenlign med linja over. Sett teksten i anførselstegn.",
    ),
}
