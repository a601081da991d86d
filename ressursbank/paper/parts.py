"""What a sheet takes of a page: a section, a part of it, or the first paragraph. Raises NoSuchSectionError when it is not there."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markupsafe import Markup

from ressursbank.paper import fragment
from ressursbank.register.sheet import Part


@dataclass(frozen=True)
class Section:
    """A page's section on paper: its heading and what stands below."""

    id: str
    heading: str
    body: Markup
    kind: str = ""


def lead(body: Element | None) -> Markup:
    """The page's first paragraph, without its tag; empty when there is none."""
    first = next((one for one in body if one.tag == "p"), None) if body is not None else None
    return fragment.as_markup([first], inside=True) if first is not None else Markup("")


def part(body: Element, wanted: Part) -> Section:
    """The part of a page a sheet asks for."""
    heading, inside = fragment.section(body, wanted.section)
    if wanted.only == "boxes":
        inside = list(fragment.boxes(inside))
    elif wanted.only == "list":
        inside = fragment.lists(inside)
    elif wanted.only == "text":
        inside = [one for one in inside if one.tag == "p"]
    kind = "bokser" if wanted.only == "boxes" else ""
    return Section(wanted.section, fragment.text_of(heading), fragment.as_markup(inside[: wanted.first]), kind)


def points(body: Element | None, wanted: str) -> list[Markup]:
    """The points of a section's first list."""
    if body is None:
        return []
    _, inside = fragment.section(body, wanted)
    found = fragment.lists(inside)
    return [one[:1].upper() + one[1:] for one in fragment.items(found[0])] if found else []


def first_list(body: Element, wanted: str) -> Section:
    """A section as its first list: on paper the three sentences on what to share stand alone, the law is on the page."""
    heading, inside = fragment.section(body, wanted)
    return Section(wanted, fragment.text_of(heading), fragment.as_markup(fragment.lists(inside)[:1]))


def whole(body: Element, wanted: str) -> Section:
    """A section with all that stands below its heading."""
    heading, inside = fragment.section(body, wanted)
    return Section(wanted, fragment.text_of(heading), fragment.as_markup(inside))
