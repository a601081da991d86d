"""Every sheet as it would be printed today, with its issue number, before any PDF is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import tinyhtml5

from ressursbank.beside import result_of
from ressursbank.pages.page import Page
from ressursbank.paper import fragment, ledger
from ressursbank.paper.names import once_each
from ressursbank.paper.number import fingerprint, of_files, short
from ressursbank.paper.view import context
from ressursbank.phone import digits_of
from ressursbank.register.contact_point import Channel, State
from ressursbank.register.sheet import Sheet
from ressursbank.show.guides import guides
from ressursbank.show.place import Here
from ressursbank.show.render import partials
from ressursbank.site import Site

ISSUE, BRIEF, CHECKED, PAGES = "@@UTGAVE@@", "@@KORT@@", "@@NUMRE@@", "@@SIDER@@"  # put in after the fingerprint is taken


@dataclass(frozen=True)
class Proof:
    """One sheet in one language. ``html`` is ready for the printer; ``mark`` is its whole fingerprint."""

    id: str
    sheet: Sheet
    language: str
    title: str
    html: str
    mark: str
    digits: tuple[str, ...]
    issued_on: date | None
    valid_through: date | None

    @property
    def number(self) -> str:
        """The issue number printed on the paper."""
        return short(self.mark)

    @property
    def file_name(self) -> str:
        """The file below ``papir/``."""
        return f"{self.id}-{self.language}.pdf"


def folder(site: Site) -> Path:
    """Where templates, styles and fonts of the paper stand."""
    return site.root / "overrides" / "papir"


def style_files(site: Site, template: str) -> tuple[Path, ...]:
    """The files besides the HTML that decide how a sheet made with ``template`` looks."""
    styles = [folder(site) / "stil" / "ark.css", folder(site) / "stil" / f"{template}.css"]
    return tuple(path for path in (*styles, *sorted((folder(site) / "skrift").glob("*.woff2"))) if path.is_file())


@lru_cache(maxsize=16)
def _style(site: Site, template: str) -> bytes:
    return of_files(style_files(site, template))


def proofs(site: Site) -> list[Proof]:
    """Every sheet in every language it can be made in, in the order of data/sheets.yml."""
    return result_of(site, make_proofs)


def make_proofs(site: Site) -> list[Proof]:
    """As ``proofs``, made anew."""
    found = [_proof(site, *one) for one in _wanted(site)]
    return [one for one in found if one]


def _wanted(site: Site) -> Iterator[tuple[Sheet, str, Page | None]]:
    """Every sheet with its language, and for action cards its guide."""
    for sheet in site.register.words["sheets"].values():
        for language in sheet.languages:
            for guide in guides(Here(site, language, "papir/index")) if sheet.each_guide else [None]:
                yield sheet, language, guide


def fingerprints(site: Site) -> dict[tuple[str, str], str]:
    """The whole fingerprint of every sheet, by id and language; empty for one that today's program cannot make.

    An earlier edition may have templates and lists that are made for another program than this one.
    """
    marks = {}
    for sheet, language, guide in _wanted(site):
        try:
            one = _proof(site, sheet, language, guide)
        except Exception:  # whatever an old template stumbles on: then nobody can say that the sheet is the same
            marks[_name(sheet, guide), language] = ""
        else:
            marks |= {(one.id, language): one.mark} if one else {}
    return marks


def _name(sheet: Sheet, guide: Page | None) -> str:
    return f"{sheet.id}-{guide.slug.rpartition('/')[2]}" if guide else sheet.id


def _proof(site: Site, sheet: Sheet, language: str, guide: Page | None) -> Proof | None:
    """One sheet; None when the language lacks the page or a section (data/sheets.yml is checked for bokmål)."""
    if language not in site.strings or (sheet.page and site.page(language, sheet.page) is None):
        return None
    try:
        values = context(site, sheet, language, guide)
    except fragment.NoSuchSectionError:
        return None
    template = partials(site.root / "overrides").get_template(f"papir/{sheet.template}.html")
    html, digits, pages = _settled(template.render(**values))
    text = site.strings[language]
    checked = text("papir.numre_ringt" if _all_rung(site, digits) else "papir.numre_sett")
    html = html.replace(CHECKED, checked if digits else "")
    html = html.replace(PAGES, f"<br>{text('papir.understreket')}" if pages else "")
    mark = fingerprint(html, _style(site, sheet.template))
    name = _name(sheet, guide)
    row = ledger.issue_of(site, name, language, mark)
    line = text("papir.prove", nummer=short(mark))
    if row:
        line = text("papir.utgave", nummer=row.number, dato=text.day(row.issued_on), til=text.day(row.valid_through))
    html = html.replace(ISSUE, line).replace(BRIEF, text("papir.utgave_kort", nummer=short(mark)))
    return Proof(
        name,
        sheet,
        language,
        str(values["title"]),
        html,
        mark,
        digits,
        row.issued_on if row else None,
        row.valid_through if row else None,
    )


@lru_cache(maxsize=fragment.KEPT)
def _settled(html: str) -> tuple[str, tuple[str, ...], bool]:
    """What a template made, set for paper; its numbers; and whether it names pages of ours.

    Kept, since two editions that are compared share most of their sheets.
    """
    document = tinyhtml5.parse(html, namespace_html_elements=False)
    body = document.find("body")
    assert body is not None  # the parser always makes one
    fragment.set_for_paper(body)
    once_each(body)
    pages = any(one.get("class") == fragment.PAGE_OF_OURS for one in body.iter("span"))
    return _serialised(document), numbers_on(body), pages


def _serialised(document: Element) -> str:
    text = ElementTree.tostring(document, encoding="unicode", method="html")
    return "<!doctype html>\n" + re.sub(r"\s+\n", "\n", text)


def numbers_on(body: Element) -> tuple[str, ...]:
    """The digits of every number a sheet shows, each once."""
    found = {digits_of(fragment.text_of(one)) for one in body.iter("b") if one.get("class") in ("nr", "sms")}
    return tuple(sorted(found))


def _all_rung(site: Site, digits: tuple[str, ...]) -> bool:
    states: dict[str, set[State]] = {}
    for service in site.register.services.values():
        for point in service.contact_points:
            if point.printable and point.value and point.type in (Channel.PHONE, Channel.RELAY):
                states.setdefault(digits_of(point.value), set()).add(point.verification.state)
    return all(State.CONFIRMED in states.get(one, set()) for one in digits)
