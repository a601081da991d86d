"""The call round as a table for Norwegian Excel: semicolons, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import io

from ressursbank.call_round.calls import Call, Care, Group, Rank
from ressursbank.call_round.questions import NUMBERS, Question

BOM = "\ufeff"  # without it Excel reads æøå as two strange signs each
FORMULA = tuple("=+-@＝＋－＠")  # a cell that begins so is run, not shown
NUMBER = "tlf. "  # a bare 02800 becomes 2800 in Excel, and 116 117 a sum of money

ORDER = {
    Rank.SWITCHBOARD: "1 sentralbordet",
    Rank.LOCAL_CRISIS: "2 lokal krisehjelp",
    Rank.NATIONAL_CRISIS: "3 nasjonal krisehjelp",
    Rank.LOCAL: "4 annet lokalt",
    Rank.NATIONAL: "5 annet nasjonalt",
    Rank.FACTS_ONLY: "6 bare opplysninger mangler",
}
CARE = {
    Care.EMERGENCY: "Nødnummer: ring aldri for å prøve det. Les eierens side.",
    Care.LINE: "Kriselinje: les eierens side først, og ring helst kontoret. Må du ringe linja, si straks at det ikke haster.",
    Care.OFFICE: "",
}
HEADINGS = (
    "Nr", "Ring hvor", "Rekkefølge", "Tjeneste", "Id", "Punkt", "Slik gjør du", "Eierens side", "Hvorfor det ikke vises",
    "Må avklares", "Hva", "Spør om", "I registeret", "Svar", "Dato", "Hvem ringte", "Fil", "Linje", "Skriv inn med",
)  # fmt: skip


def table(groups: list[Group]) -> str:
    """One row a question, with empty cells for the answer, the day and who rang."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS)
    for number, group in enumerate(groups, 1):
        for letter, call in enumerate(group.calls, 1):
            for question in call.questions:
                writer.writerow([cell(value) for value in _row(f"{number}.{letter}", group.title, call, question)])
    return BOM + out.getvalue()


def _row(number: str, title: str, call: Call, question: Question) -> list[str]:
    service, point = call.service, call.point
    return [
        f"nr. {number}",  # a bare 1.2 becomes 1 February
        title,
        ORDER[call.rank],
        service.name,
        service.id,
        point.key if point else "",
        f"{CARE[call.care]} {call.ask_for}",
        service.url or "",
        (point.verification.why or "") if point else "",
        " / ".join(f"{one.about}: {one.chosen}. {one.why}" for one in service.conflicts),
        question.about,
        question.ask,
        NUMBER + question.known if question.known and question.about in NUMBERS else question.known,
        "",
        "",
        "",
        question.place.path,
        str(question.place.line),
        call.command,
    ]


def cell(value: str) -> str:
    """The value as text on one line that no spreadsheet takes for a formula."""
    flat = " ".join(value.split())
    return f"'{flat}" if flat.startswith(FORMULA) else flat
