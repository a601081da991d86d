"""The resource bank as cards: what it is, for whom, how long it takes, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from ressursbank.register.resource import Availability, Resource, Shelf
from ressursbank.show.directory import Choice, choices
from ressursbank.show.place import Here

LONG = 240  # minutes: beyond half a day a length is said in words, not minutes


@dataclass(frozen=True)
class BankCard:
    """One resource as printed; ``url`` is empty when it may no longer be offered. ``line`` is its last in the list."""

    id: str
    title: str
    language: str
    description: Markup
    status: Markup
    alert: Markup
    url: str
    facts: list[tuple[Markup, Markup]]
    line: Markup
    data: dict[str, str]


@dataclass(frozen=True)
class BankShelf:
    """The resources on one shelf."""

    id: str
    title: Markup
    cards: list[BankCard]


def bank_card(here: Here, resource: Resource, *, said_above: bool = False) -> BankCard:
    """A resource's card, judged on the build's date; what a whole list is not for is said above the list, not on the card."""
    text = here.text
    expired = resource.valid_through is not None and resource.valid_through < here.site.today
    status = Markup("")
    if expired and resource.valid_through:
        status = text("bank.utlopt", dato=text.day(resource.valid_through))
    elif resource.availability is not Availability.OPEN:
        status = text(f"bank.{resource.availability.value}")
    offered = not expired and resource.availability in (Availability.OPEN, Availability.LINK_ONLY)
    return BankCard(
        id=resource.id,
        title=resource.title,
        language=resource.title_language,
        description=text.of(resource.description),
        status=status,
        alert=text.of(resource.alert),
        url=resource.url or "" if offered else "",
        facts=_facts(here, resource, said_above=said_above),
        line=Markup(" · ").join(one for one in (status, *_line(here, resource)) if one),
        data=_filter_data(resource),
    )


def _facts(here: Here, resource: Resource, *, said_above: bool) -> list[tuple[Markup, Markup]]:
    text, words = here.text, here.site.register.words
    rows = [
        (text("bank.fra"), escape(resource.publisher)),
        (text("kort.for_hvem"), escape(", ".join(text.of_plain(words["audiences"][one].name) for one in resource.audience))),
        (text("bank.format"), text(f"bank.formater.{resource.format.value}")),
        (text("meny.sprak"), escape(_tongues(here, resource.languages))),
    ]
    if resource.subtitles:
        rows.append((text("bank.teksting"), escape(_tongues(here, resource.subtitles))))
    if length := _length(here, resource):
        rows.append((text("bank.lengde"), length))
    if resource.cost:
        rows.append((text("kort.pris"), text.of(resource.cost)))
    if resource.needs_referral is not None:
        rows.append((text("kort.tilgang"), text("bank.henvisning" if resource.needs_referral else "bank.uten_henvisning")))
    if resource.min_age is not None:
        rows.append((text("kort.alder"), text("kort.alder_fra", fra=resource.min_age)))
    if resource.when.value != "any":
        rows.append((text("bank.naar"), text(f"bank.naar_{resource.when.value}")))
    if resource.not_for_acute and not said_above:
        rows.append((text("bank.merk"), text("bank.ikke_akutt")))
    rows.append((text("bank.kontrollert"), escape(text.day(resource.checked_on))))
    return rows


def _line(here: Here, resource: Resource) -> list[Markup]:
    """What one chooses after in a list; that a page is in the reader's own language and no other, nobody needs to be told."""
    text, tongues = here.text, [] if resource.languages == [here.language] else resource.languages
    return [
        text(f"bank.formater.{resource.format.value}"),
        escape(_tongues(here, tongues)),
        _length(here, resource),
        text("kort.alder_fra", fra=resource.min_age) if resource.min_age is not None else Markup(""),
        text("bank.fra_hvem", hvem=resource.publisher),
        text.of(resource.cost),
    ]


def _length(here: Here, resource: Resource) -> Markup:
    if resource.length_note:
        return here.text.of(resource.length_note)
    short = resource.minutes and resource.minutes <= LONG
    return here.text("bank.minutter", antall=resource.minutes) if short else Markup("")


def _tongues(here: Here, codes: list[str]) -> str:
    return ", ".join(here.text.plain(f"sprak.{code}") for code in codes)


def _filter_data(resource: Resource) -> dict[str, str]:
    data = {
        "hvem": " ".join(resource.audience),
        "situasjon": " ".join(resource.situations),
        "format": resource.format.value,
        "sprak": " ".join(sorted({*resource.languages, *resource.subtitles})),
    }
    if resource.minutes:
        data["minutter"] = str(resource.minutes)
    return data


def short_list(here: Here, hylle: str = "", hvem: str = "", situasjon: str = "") -> dict[str, object]:
    """The resources on a shelf, for an audience or a situation."""
    chosen = [
        one
        for one in here.site.register.resources.values()
        if (not hylle or one.shelf.value == hylle)
        and (not hvem or hvem in one.audience)
        and (not situasjon or situasjon in one.situations)
    ]
    said_above = bool(chosen) and all(one.not_for_acute for one in chosen)
    return {
        "note": here.text("bank.ikke_akutt") if said_above else "",
        "cards": [bank_card(here, one, said_above=said_above) for one in _in_order(chosen)],
    }


def _in_order(resources: list[Resource]) -> list[Resource]:
    return sorted(resources, key=lambda one: (one.availability is not Availability.OPEN, one.title.casefold()))


def overview(here: Here) -> dict[str, object]:
    """Every card, shelf by shelf, with what the filters offer."""
    bank, text = here.site.register.resources, here.text
    shelves = []
    for shelf in Shelf:
        inside = _in_order([one for one in bank.values() if one.shelf is shelf])
        if inside:
            shelves.append(
                BankShelf(shelf.value, text(f"bank.hyller.{shelf.value}"), [bank_card(here, one) for one in inside])
            )
    used = {one for card in bank.values() for one in card.audience}
    situations = {one for card in bank.values() for one in card.situations}
    tongues = sorted({one for card in bank.values() for one in (*card.languages, *card.subtitles)})
    formats = sorted({card.format.value for card in bank.values()})
    days = [text.day(day) for day in sorted({card.checked_on for card in bank.values()})]
    return {
        "shelves": shelves,
        "seen": text("bank.sett" if len(days) == 1 else "bank.sett_mellom", fra=days[0], til=days[-1]) if days else "",
        "who": choices(here, "audiences", used),
        "situations": choices(here, "situations", situations),
        "formats": [Choice(key, text.plain(f"bank.formater.{key}")) for key in formats],
        "languages": [Choice(key, text.plain(f"sprak.{key}")) for key in tongues],
    }
