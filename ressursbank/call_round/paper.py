"""The call round as plain text for A4: 78 signs wide, a box and a line for each answer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date

from ressursbank.call_round.calls import Call, Care, Group, Rank
from ressursbank.call_round.first import Opening, openings
from ressursbank.call_round.questions import ASK, Question
from ressursbank.register.service import Service
from ressursbank.show.strings import Strings

WIDTH = 78  # what a plain text holds on A4 in a printer's ordinary letters
INDENT = 5
BOX = "[ ] "
NEW_PAGE = "\f"
ROOM = 28  # signs for an answer on the question's own line; less, and the line below is used

RULES = (
    "Lista har numre som ikke er bekreftet. Den er til den som ringer, og skal ikke deles eller legges på nett.",
    "Si dette først: «Hei, jeg ringer fra {kommune}. Vi lager en oversikt over hvor folk kan få hjelp når livet er vanskelig, og vil at det som står om dere, skal være riktig. Har du tre minutter? Det haster ikke.»",
    "Står det NØDNUMMER: ring aldri for å prøve det. Les eierens side, og se om nummeret fortsatt står der.",
    "Står det KRISELINJE: linja er for folk som trenger hjelp nå. Les eierens side først, og ring helst kontoret deres. Må du ringe linja, si straks at det ikke haster, og spør når du heller kan ringe.",
    "Kryss av når det stemmer. Er det annerledes eller tomt, skriv svaret på linja. Spør aldri etter navn eller nummer til én ansatt. Er noe uklart, la det stå ubekreftet.",
    "Svarene skrives i fila som er nevnt, på linja som er nevnt. At et nummer er ringt og stemmer, skriver kommandoen «ressursbank bekreft» inn.",
)
FIRST = "Begynn øverst: Det som åpner flest veier, står først. Spør hver gang hvilket nummer folk skal ringe, når det er åpent, og om de kan ta kontakt selv eller må henvises."
DESK = "Spør først om sentralbordets eget nummer, åpningstid og besøksadresse. Be så om nummeret til hver av disse."
LOOK = ": se om det vi har, står på eierens side"
CARE = {Care.EMERGENCY: "NØDNUMMER. ", Care.LINE: "KRISELINJE. ", Care.OFFICE: ""}


def sheet(groups: list[Group], municipality: str, text: Strings, today: date) -> str:
    """The whole list; one sentence when there is nothing to ring about."""
    if not groups:
        return "Ingenting å ringe om: alt er bekreftet, og ingenting er for gammelt."
    count = sum(len(group.calls) for group in groups)
    rows = [f"RINGERUNDE – {municipality}, {text.day(today)}", f"{_counted(count)} hos {len(groups)} eiere", ""]
    rows += [*_wrapped(RULES[0]), ""]
    if first := openings(groups, today):
        rows += [*_first_page(first), NEW_PAGE]
    for sentence in RULES[1:]:
        rows += [*_wrapped(sentence.format(kommune=municipality)), ""]
    rows += ["DETTE SPØR DU OM", ""]
    used = {question.about for group in groups for call in group.calls for question in call.questions}
    for about, ask in ASK.items():
        if about in used:
            rows += _wrapped(f"{about}: {ask}", INDENT, INDENT + len(BOX))
    for number, group in enumerate(groups, 1):
        rows += _group(number, group, text)
    return "\n".join(rows).rstrip()


def _first_page(first: list[Opening]) -> Iterator[str]:
    """What only a person can find out, in the order that opens most ways."""
    yield from ("DETTE KAN BARE ET MENNESKE FINNE UT", "", *_wrapped(FIRST))
    several = [one for one in first if len(one.calls) > 1]
    for opening in several:
        yield from ("", *_opening(opening))
    if alone := [one for one in first if one not in several]:
        yield from ("", "Åpner veien til én tjeneste hver:")
        for opening in alone:
            look = LOOK if opening.at_a_look else ""
            yield from _wrapped(f"{BOX}{opening.services[0].name} (punkt {opening.number}){look}", 0, len(BOX))


def _opening(opening: Opening) -> Iterator[str]:
    desk = opening.calls[0].rank is Rank.SWITCHBOARD
    services = opening.services[1:] if desk else opening.services
    yield from _wrapped(
        f"{BOX}{opening.title}: åpner veien til {len(opening.calls)} tjenester (punkt {opening.number})", 0, len(BOX)
    )
    if desk:
        yield from _wrapped(DESK, len(BOX))
    yield from _wrapped(f"Spør etter: {'; '.join(one.name for one in services)}.", len(BOX))
    unsure = [
        f"{one.name} ({', '.join(clash.about.lower() for clash in one.conflicts)})" for one in services if one.conflicts
    ]
    if unsure:
        yield from _wrapped(f"Avklar også: {'; '.join(unsure)}.", len(BOX))


def _group(number: int, group: Group, text: Strings) -> list[str]:
    title = f"{number}. {group.title}"
    if len(group.calls) > 1:
        title += f": {_counted(len(group.calls))} i én samtale"
    rows = ["", "=" * WIDTH, *_wrapped(title), "=" * WIDTH]
    told: set[str] = set()
    for letter, call in enumerate(group.calls, 1):
        kind = f", {text.plain(f'kanal.{call.point.type.value}').lower()}" if call.point else ""
        rows += ["", *_wrapped(f"{number}.{letter} {call.service.name}{kind}")]
        if call.service.id not in told:
            told.add(call.service.id)
            rows += [row for said in _about(call) for row in _wrapped(said, INDENT)]
        rows += _call(call)
    return rows


def _about(call: Call) -> Iterator[str]:
    """What the caller must know about the service before the call; told once."""
    service: Service = call.service
    said = f"{CARE[call.care]}{call.ask_for}".strip()
    if said:
        yield said
    if service.url:
        yield f"Eierens side: {service.url}"
    for one in service.conflicts:
        yield f"Må avklares – {one.about.lower()}. Nå står det: {one.chosen}. {one.why}"
    if service.note:
        yield f"Merk: {service.note}"


def _call(call: Call) -> list[str]:
    key = f", punkt {call.point.key}" if call.point else ""
    rows = _wrapped(f"Fil: {call.place.path}{key}", INDENT)
    if call.point and call.point.verification.why:
        rows += _wrapped(f"Hvorfor det ikke vises: {call.point.verification.why}", INDENT)
    for question in call.questions:
        rows += _question(question, call)
    return rows


def _question(question: Question, call: Call) -> list[str]:
    file = "" if question.place.path == call.place.path else f"{question.place.path} "
    known = f": {question.known}" if question.known else ""
    rows = _wrapped(f"{BOX}{question.about}{known} ({file}linje {question.place.line})", INDENT, INDENT + len(BOX))
    left = WIDTH - len(rows[-1]) - 1
    if left >= ROOM:
        return [*rows[:-1], f"{rows[-1]} {'_' * left}"]
    return [*rows, " " * (INDENT + len(BOX)) + "_" * (WIDTH - INDENT - len(BOX))]


def _wrapped(text: str, indent: int = 0, after: int | None = None) -> list[str]:
    hanging = " " * (indent if after is None else after)
    return textwrap.wrap(
        text, WIDTH, initial_indent=" " * indent, subsequent_indent=hanging, break_on_hyphens=False, break_long_words=False
    )


def _counted(number: int) -> str:
    return "ett kontaktpunkt" if number == 1 else f"{number} kontaktpunkter"
