"""A page's shape, made of its headings: the steps of a handling guide, and the doors of the front page.

An editor writes headings and paragraphs. What is done now and today stands open, what comes later is folded, and the
first of it all is the card that says what to do, say and ring.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

NOW, TODAY = "steg-na", "steg-i-dag"
STEPS = (NOW, TODAY, "steg-uke", "steg-30-dager", "steg-forste-ar")
LATER = ("overlevere", "dele", "egen-vei-ut", "for-hvem")  # the parts after the steps, in their order
OPEN = {NOW: "na", TODAY: "i-dag"}  # id of the heading → name in the finished page, which checks read


class Shape(Treeprocessor):
    """Gathers what belongs together on a page of a type that has a shape; every other page is left as it is."""

    def __init__(self, md: Markdown, kind: str = "") -> None:
        super().__init__(md)
        self.shape = SHAPES.get(kind)

    def run(self, root: Element) -> None:
        """The page's tree, gathered in place."""
        if self.shape:
            root[:] = self.shape(list(root))


def _guide(parts: list[Element]) -> list[Element]:
    """One section for now, with all that stands before it, one for today, and one that folds for each later part."""
    first, *rest = _by_heading(parts)
    sections = [_section(*one) for one in rest]
    if sections and sections[0].get("id") == NOW:
        sections[0][:0] = first
        first = []
    return [*first, *sections]


def _section(heading: Element, *inside: Element) -> Element:
    name = heading.attrib.pop("id")
    if name in OPEN:
        section = Element("section", {"id": name, "class": "steg", "data-steg": OPEN[name]})
        section.extend([heading, *inside])
        return section
    folded = Element("details", {"id": name})
    SubElement(folded, "summary").append(heading)
    folded.extend(inside)
    return folded


def _front(parts: list[Element]) -> list[Element]:
    """Each heading that is a link, with the paragraph below it, as a door; what follows the doors side by side."""
    first, *rest = _by_heading(parts)
    doors, calm = Element("ul", {"class": "dorer"}), Element("div", {"class": "rolig"})
    for one in rest:
        if len(one[0]) and one[0][0].tag == "a" and not (one[0].text or "").strip():
            doors.append(_door(*one))
        else:
            SubElement(calm, "section").extend(one)
    return [*first, doors, calm]


def _door(heading: Element, *lines: Element) -> Element:
    point, link = Element("li"), heading[0]
    if "id" in heading.attrib:
        point.set("id", heading.attrib["id"])
    title = Element("b")
    title.text, link.text = link.text, None
    link.set("class", "dor")
    link.insert(0, title)
    for line in lines:
        line.tag = "span"
        link.append(line)
    point.append(link)
    return point


def _by_heading(parts: list[Element]) -> list[list[Element]]:
    """What stands before the first heading of the second level, and then each such heading with what stands below it."""
    found: list[list[Element]] = [[]]
    for one in parts:
        if one.tag == "h2":
            found.append([])
        found[-1].append(one)
    return found


SHAPES: dict[str, Callable[[list[Element]], list[Element]]] = {"veileder": _guide, "forside": _front}
