"""The list of sheets: what there is, where each should lie, and whether a caller's sheet still holds."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.paper import ledger
from ressursbank.paper.proof import Proof, proofs
from ressursbank.register.sheet import Rack, Sheet
from ressursbank.show.place import Here

FOLDER = "papir/"


@dataclass(frozen=True)
class File:
    """One PDF in the list."""

    href: str
    title: str
    language: str
    tongue: str
    number: str
    until: str


@dataclass(frozen=True)
class Row:
    """One sheet in the list, with its files in every language."""

    id: str
    name: Markup
    for_whom: Markup
    handed_out_by: Markup
    format: Markup
    files: list[File]
    many: bool


@dataclass(frozen=True)
class Printed:
    """One issued number, and what the counter says about it."""

    number: str
    name: Markup
    tongue: str
    issued_on: str
    until: str
    words: Markup


def sheets(here: Here) -> dict[str, object]:
    """Every sheet by rack, the page's own language first."""
    made = proofs(here.site)
    racks = []
    for rack in Rack:
        inside = [_row(here, one, made) for one in here.site.register.words["sheets"].values() if one.rack is rack]
        shown = [one for one in inside if one.files]
        if shown:
            racks.append((rack.value, here.text(f"papir.liste.hylle.{rack.value}"), shown))
    return {"racks": racks}


def _row(here: Here, sheet: Sheet, made: list[Proof]) -> Row:
    own = [one for one in made if one.sheet.id == sheet.id]
    own.sort(key=lambda one: (one.language != here.language, one.title.casefold() if sheet.each_guide else ""))
    text = here.text
    return Row(
        sheet.id,
        text.of(sheet.name),
        text.of(sheet.for_whom),
        text.of(sheet.handed_out_by),
        text.of(sheet.format),
        [_file(here, one) for one in own if not sheet.each_guide or one.language == here.language],
        sheet.each_guide,
    )


def _file(here: Here, proof: Proof) -> File:
    tongue = here.site.register.words["languages"][proof.language].name
    until = here.text.day(proof.valid_through) if proof.valid_through else ""
    return File(f"{here.root}{FOLDER}{proof.file_name}", proof.title, proof.language, tongue, proof.number, until)


def places(here: Here) -> dict[str, object]:
    """Which sheets each kind of place should have, and who says so."""
    made = {one.sheet.id for one in proofs(here.site)}
    rows = []
    for place in here.site.register.words["places"].values():
        names = [
            here.text.of(one.name)
            for one in here.site.register.words["sheets"].values()
            if place.id in one.places and one.id in made
        ]
        if names:
            rows.append((here.text.of(place.name), here.text(f"papir.liste.{place.basis.value}"), names))
    return {"rows": rows}


def issues(here: Here) -> dict[str, object]:
    """Every issued number in the order of the alphabet, as a caller reads it out."""
    made = proofs(here.site)
    names = {one.id: one.title for one in reversed(made) if one.language == here.language}
    rows = [
        Printed(
            one.issue.number,
            Markup("{}").format(names.get(one.issue.sheet, one.issue.sheet)),
            here.site.register.words["languages"][one.issue.language].name,
            here.text.day(one.issue.issued_on),
            here.text.day(one.issue.valid_through),
            here.text(f"papir.liste.{one.standing.value}"),
        )
        for one in ledger.judged(here.site, made)
    ]
    return {"rows": rows}
