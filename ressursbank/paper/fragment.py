"""A page's sections as they stand on paper: the same Markdown and words, without links nobody can press.

A number keeps its digits and loses its link, an address on another site is written out, and what a
screen folds away is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import tinyhtml5
from markupsafe import Markup

from ressursbank.pages.aside import give_back, lay_aside
from ressursbank.pages.macro_calls import parse
from ressursbank.pages.our_markdown import as_html
from ressursbank.pages.page import Page
from ressursbank.paper.names import STAFF, with_ways
from ressursbank.paper.qr import readable
from ressursbank.show.place import Here
from ressursbank.show.render import show
from ressursbank.words import Call

LEFT_OUT = ("usynlig", "stille", "nett")  # who checked a number and when is one line for the whole sheet
HEADINGS = ("h2", "h3")
JUMP = "hopp"  # an entry in a booklet's contents, the only link that is kept
PAGE_OF_OURS = "sidevis"
FROM_ACT = re.compile(r'\s*<small class="merk">.*?</small>', re.S)
KEPT = 500  # texts kept as they were read, so that a preview reads again only the sheets an edit touched


class NoSuchSectionError(LookupError):
    """A sheet asks for a part of a page that is not there; the message is the editor's sentence."""


def whole_page(here: Here, page: Page) -> Element:
    """The page's body as a tree, set for paper."""
    own = Here(here.site, page.language, page.slug)
    parts = [part if isinstance(part, str) else lay_aside(with_ways(own, _said(own, part))) for part in parse(page.body)]
    return tree(give_back(as_html("".join(parts)))[0])


def _said(here: Here, call: Call) -> str:
    """What a word of the vocabulary says; a paragraph of an act is cold on a kitchen table, and stands on the page."""
    html = show(here, call.name, *call.args, **dict(call.kwargs))
    return html if here.slug.startswith(STAFF) else FROM_ACT.sub("", html)


def document_of(html: str) -> Element:
    """A whole HTML document as a tree the caller may change."""
    return deepcopy(_parsed(html))


@lru_cache(maxsize=KEPT)
def _parsed(html: str) -> Element:
    document: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return document


def tree(html: str) -> Element:
    """HTML of ours as a tree, set for paper."""
    body = document_of(f"<body>{html}</body>").find("body")
    assert body is not None  # the parser always makes one
    set_for_paper(body)
    return body


def set_for_paper(body: Element) -> None:
    """Changes a tree of ours from screen to paper; done twice it changes nothing more."""
    _without(body)
    for element in list(body.iter()):
        _for_paper(element)


def _without(parent: Element) -> None:
    for child in list(parent):
        names = child.get("class", "").split()
        if any(name in LEFT_OUT for name in names) or child.tag in ("script", "style", "form"):
            tail, before = child.tail or "", list(parent).index(child)
            parent.remove(child)
            if before:
                parent[before - 1].tail = (parent[before - 1].tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
        else:
            _without(child)


def _for_paper(element: Element) -> None:
    if element.tag == "a" and element.get("class") != JUMP:
        _unlinked(element)
    elif element.tag == "li" and text_of(element).endswith(":"):
        element.attrib["class"] = "linje"  # «Min kontakt i politiet:» is there to be filled in
    elif element.tag == "details":
        names = element.get("class", "").split()
        element.tag, element.attrib["class"] = "div", "admonition na" if "na" in names else " ".join(["tips", *names])
    elif element.tag == "summary":
        element.tag, element.attrib["class"] = "p", "tittel"


def _unlinked(element: Element) -> None:
    """A link as paper shows it: a number stands out, an address is written out, a page of ours is underlined."""
    href = element.get("href", "")
    element.attrib.clear()
    element.tag = "span"
    if href.startswith("tel:"):
        element.tag, element.attrib["class"] = "b", "nr"
    elif ".md" in href:
        element.attrib["class"] = PAGE_OF_OURS
    elif href.startswith("http") and readable(href) not in text_of(element):
        address = ElementTree.SubElement(element, "span", {"class": "adresse"})
        address.text = f" ({readable(href)})"


def text_of(element: Element) -> str:
    """All text inside an element, spaces made single."""
    return " ".join("".join(element.itertext()).split())


def section(body: Element, wanted: str) -> tuple[Element, list[Element]]:
    """A section's heading and everything below it, to the next heading of its own level or higher.

    Raises:
        NoSuchSectionError: the page has no heading with that id.
    """
    heading: Element | None = None
    inside: list[Element] = []
    for child in body:
        if heading is not None:
            if child.tag in HEADINGS and child.tag <= heading.tag:
                break
            inside.append(child)
        elif child.tag in HEADINGS and child.get("id") == wanted:
            heading = child
    if heading is None:
        raise NoSuchSectionError(wanted)
    return heading, inside


def boxes(elements: Iterable[Element], kind: str = "") -> Iterator[Element]:
    """The boxes among the elements: «na», «si», «husk», «nei», or all of them."""
    for element in elements:
        names = element.get("class", "").split()
        if "admonition" in names and (not kind or kind in names):
            yield element


def lists(elements: Iterable[Element]) -> list[Element]:
    """The bullet and numbered lists among the elements, not those inside boxes."""
    return [element for element in elements if element.tag in ("ul", "ol") and not element.get("class")]


def items(element: Element) -> list[Markup]:
    """The points of a list, each as HTML."""
    return [as_markup([point], inside=True) for point in element if point.tag == "li"]


def terms(elements: Iterable[Element]) -> list[tuple[str, Markup]]:
    """A definition list as (term, what it says)."""
    found: list[tuple[str, Markup]] = []
    for element in elements:
        for child in element if element.tag == "dl" else ():
            if child.tag == "dt":
                found.append((text_of(child), Markup("")))
            elif found:
                found[-1] = (found[-1][0], found[-1][1] + as_markup([child], inside=True))
    return found


def as_markup(elements: Iterable[Element], inside: bool = False) -> Markup:
    """Elements as HTML; with ``inside`` only what stands in them."""
    return Markup("".join(_html(element, inside) for element in elements).strip())


def _html(element: Element, inside: bool) -> str:
    text = ElementTree.tostring(element, encoding="unicode", method="html")
    if not inside:
        return text.removesuffix(element.tail or "")
    start, end = text.index(">") + 1, text.rindex(f"</{element.tag}>")
    return text[start:end]


def bare(html: Markup) -> str:
    """HTML of ours as plain text, for titles."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())
