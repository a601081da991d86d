"""The resources, forms and sheets of paper the search can find, each at its place on the page that shows them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ressursbank.register.resource import Resource
from ressursbank.register.sheet import Sheet
from ressursbank.register.template import Template
from ressursbank.search.document import Document, Kind, Reading
from ressursbank.show.bank import bank_card
from ressursbank.show.place import Here
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site


class Shown(NamedTuple):
    """How one kind is shown: the word that lists all of it, the beginning of each anchor, and what it weighs."""

    word: str
    mark: str
    weight: int


# They are not help in themselves: a page or a service that answers comes before them.
SHOWN = {
    Kind.RESOURCE: Shown("ressursoversikt", "ressurs-", 7),
    Kind.FORM: Shown("maler", "mal-", 8),
    Kind.SHEET: Shown("papirliste", "ark-", 7),
}


class Said(NamedTuple):
    """What a thing says of itself. ``strong`` and ``weak`` are what it is found by besides, not yet read."""

    title: str
    description: str
    strong: str
    weak: list[str]
    title_in: str
    description_in: str


def things(here: Here, reading: Reading) -> Iterator[Document]:
    """Every resource, form and sheet whose kind stands on a page, in the order of the register."""
    register = here.site.register
    said = {
        Kind.RESOURCE: {name: _resource(here, one) for name, one in register.resources.items()},
        Kind.FORM: {name: _form(here, one) for name, one in register.templates.items()},
        Kind.SHEET: {name: _sheet(here, one) for name, one in register.words["sheets"].items()},
    }
    for kind, shown in SHOWN.items():
        page = _page(here.site, shown.word)
        for name, one in said[kind].items() if page else ():
            yield _document(here, reading, kind, name, one, page)


def thing_ids(site: Site) -> set[str]:
    """What an editor may write to lead to a resource, a form or a sheet."""
    register = site.register
    names = {Kind.RESOURCE: [*register.resources], Kind.FORM: [*register.templates], Kind.SHEET: [*register.words["sheets"]]}
    return {f"{SHOWN[kind].mark}{name}" for kind, those in names.items() for name in those}


def _page(site: Site, word: str) -> str:
    """The page that has the word, by what stands on it and not by its address; empty when none has."""
    has = [
        slug for (language, slug), page in site.pages.items() if language == SOURCE and word in [c.name for c in page.calls]
    ]
    return min(has, default="")


def _document(here: Here, reading: Reading, kind: Kind, name: str, said: Said, page: str) -> Document:
    shown = reading.words(f"{said.title} {said.description}")
    strong = reading.new(reading.words(said.strong), shown)
    weak = " ".join([here.text.plain(f"sok.slag.{kind.value}"), *said.weak])
    return Document(
        id=f"{SHOWN[kind].mark}{name}",
        address=here.lead(page, f"{SHOWN[kind].mark}{name}"),
        title=said.title,
        description=said.description,
        strong=tuple(strong),
        weak=tuple(reading.new(reading.words(weak), [*shown, *strong])),
        weight=SHOWN[kind].weight,
        kind=kind,
        title_in=said.title_in if said.title_in != here.language else "",
        description_in=said.description_in if said.description_in != here.language else "",
    )


def _resource(here: Here, resource: Resource) -> Said:
    """A resource that cannot be opened today says so before anything else, as on its card."""
    card = bank_card(here, resource)
    status = "" if card.url else card.status.striptags()
    text, words = here.text, here.site.register.words
    labels = [text.of_plain(words["audiences"][one].name) for one in resource.audience if one != "alle"]
    labels += [text.of_plain(words["topics"][one].name) for one in resource.topics]
    return Said(
        title=resource.title,
        description=" ".join([f"{status.rstrip('.')}."] * bool(status) + [text.of_plain(resource.description)]),
        strong=resource.publisher,
        weak=[text.plain(f"bank.formater.{resource.format.value}"), *labels],
        title_in=resource.title_language,
        description_in=_language(here, resource.description),
    )


def _form(here: Here, form: Template) -> Said:
    """A form is in bokmål, and says when it may not be handed out yet."""
    waits = "" if form.handed_out else f" {here.text.plain('sok.venter')}"
    headings = [block.heading for block in form.blocks]
    return Said(form.title, form.purpose + waits, "", headings, SOURCE, SOURCE)


def _sheet(here: Here, sheet: Sheet) -> Said:
    text = here.text
    return Said(
        title=text.of_plain(sheet.name),
        description=f"{text.of_plain(sheet.for_whom)} {text.of_plain(sheet.format)}.",
        strong="",
        weak=[text.of_plain(sheet.handed_out_by)],
        title_in=_language(here, sheet.name),
        description_in=_language(here, sheet.for_whom),
    )


def _language(here: Here, texts: dict[str, str]) -> str:
    return here.language if here.language in texts else SOURCE
