"""What to ask about one contact point, what the register says today, and where the answer is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ressursbank.ladder import EMERGENCY
from ressursbank.register.contact_point import Channel, ContactPoint, State
from ressursbank.register.layers import Layered, Place
from ressursbank.register.opening import Holidays
from ressursbank.register.service import Referral, Service
from ressursbank.show.opening import shown_hours
from ressursbank.show.strings import Strings

TALK = "samtale"
READER_ASKS = "Spør gjerne om"
NUMBERS = ("nummer", "teksttelefon", "sms-nummer", "nødnummer")
SURE = "er det enhetens eget, og ikke én ansatts?"

VALUE = {
    Channel.PHONE: "nummer",
    Channel.RELAY: "teksttelefon",
    Channel.SMS: "sms-nummer",
    Channel.CHAT: "chatadresse",
    Channel.EMAIL: "e-post",
    Channel.VISIT: "besøksadresse",
}
FACTS = {
    "cost": "pris",
    "phone_bill": "telefonregning",
    "anonymity": "anonymitet",
    "contact_role": "hvem som svarer",
    "first_half_minute": "første halve minutt",
}
ASK = {
    "vei inn": "Hvordan kommer folk i kontakt, og når?",
    "nødnummer": "Står nummeret på eierens side i dag?",
    "nummer": f"Hvilket nummer skal folk ringe, og {SURE}",
    "teksttelefon": "Hvilket nummer er teksttelefonen på?",
    "sms-nummer": f"Hvilket nummer skal folk sende melding til, og {SURE}",
    "chatadresse": "Hvilken adresse har chatten, og svarer noen der?",
    "e-post": "Hvilken adresse skal folk skrive til, hvor fort får de svar, og er den enhetens egen?",
    "besøksadresse": "Hvor skal folk møte opp, og må de avtale tid først?",
    "åpningstid": "Når er det åpent, dag for dag?",
    "helligdager": "Hva gjelder på helligdager, og på julaften, nyttårsaften, påskeaften og pinseaften?",
    "henvisning": "Kan folk ta kontakt selv, eller må noen henvise dem, og hvem?",
    "pris": "Hva koster det? Er det gratis, også fra mobil?",
    "telefonregning": "Vises samtalen på telefonregningen?",
    "anonymitet": "Kan man være anonym? Hva skriver dere ned eller lagrer, og når sender dere hjelp uten at den som tar kontakt, vil det?",
    "hvem som svarer": "Hvem svarer: fagfolk eller frivillige?",
    "første halve minutt": "Hva møter man det første halve minuttet? Er det kø eller tastevalg?",
    "språk": "Hvilke språk kan dere hjelpe på? Bruker dere tolk?",
}


@dataclass(frozen=True)
class Question:
    """One thing to ask; ``known`` is what the register says, empty when it says nothing."""

    about: str
    known: str
    place: Place

    @property
    def ask(self) -> str:
        """The sentence to say."""
        return ASK[self.about]


def questions(
    service: Service, point: ContactPoint, text: Strings, today: date, number: int, entry: Layered
) -> list[Question]:
    """What to ask, in the order of a natural conversation. ``number`` is the point's place in the service."""

    def place(field: str) -> Place:
        return entry.place(("contact_points", number, field))

    value = place("value_from" if point.value_from else "value")
    if service.id in EMERGENCY:
        return [Question("nødnummer", _value(point), value)]
    asked = [Question(VALUE[point.type], _value(point), value)]
    if point.type is not Channel.EMAIL:
        asked.append(Question("åpningstid", _hours(point, text, today), place("opening_hours")))
        if not point.always_open and point.public_holidays is Holidays.UNKNOWN:
            asked.append(Question("helligdager", "", place("public_holidays")))
    if service.referral is Referral.UNKNOWN and number == _first_own(service):
        asked.append(Question("henvisning", "", entry.place(("referral",))))
    asked += [Question(FACTS[name], "", place(_field(name))) for name in _unknown_facts(service, point)]
    if not point.languages and point.type is not Channel.VISIT:
        asked.append(Question("språk", "", place("languages")))
    return asked


def _first_own(service: Service) -> int:
    """The place of the first point that is rung here: what holds for the whole service is asked there, once."""
    return next((number for number, point in enumerate(service.contact_points) if not point.lent), -1)


def _value(point: ContactPoint) -> str:
    if not point.value:
        return ""
    lent = f", lånt fra «{point.value_from}»" if point.value_from else ""
    return f"{point.value} ({_state(point)}{lent})"


def _state(point: ContactPoint) -> str:
    """How sure the register is, in a word."""
    check = point.verification
    if check.state is State.UNCONFIRMED:
        return "ikke bekreftet"
    if check.state is State.SEEN:
        return f"sett hos {check.source}, ikke ringt"
    return f"bekreftet {check.date}"


def _hours(point: ContactPoint, text: Strings, today: date) -> str:
    known = shown_hours(text, point, today)
    if known is None:
        return ""
    rows = [f"{days} {times}" for days, times in known.rows]
    rows += [one.unescape() for one in known.dated if rows]  # a known day off does not make the week known
    return known.summary.unescape() if known.summary else "; ".join(rows)


def _field(name: str) -> str:
    return name if name == "contact_role" else "facts"


def _unknown_facts(service: Service, point: ContactPoint) -> Iterator[str]:
    """The five facts a caller wants, where they are missing; only who answers for an ordinary office."""
    if point.type in (Channel.EMAIL, Channel.VISIT):
        return
    known = {**point.facts.model_dump(), "contact_role": point.contact_role}
    line = service.crisis or TALK in service.topics
    rung = point.type in (Channel.PHONE, Channel.RELAY)
    for name in FACTS:
        asked = name == "contact_role" or (line and (rung or name != "phone_bill"))
        if asked and _open(known[name]):
            yield name


def _open(fact: dict[str, str] | None) -> bool:
    """Whether nobody knows it, or the card can only bid the reader ask: then the round asks for them."""
    return fact is None or READER_ASKS in fact["nb"]
