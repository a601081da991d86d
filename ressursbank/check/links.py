"""Links lead to a page and a section that exist, or to an address a reader can trust, as Markdown and browsers read them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from ressursbank.check.bare_text import bare
from ressursbank.pages.links import as_browser, leads_to
from ressursbank.pages.made import EDGE, LINE, SIGNS, WORD, Link, ids_of, line_of, made_of
from ressursbank.pages.page import Page, lies_there
from ressursbank.problems import Problem, nearest, quoted
from ressursbank.register.addresses import NotAnAddressError, web
from ressursbank.register.resource import Shelf
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site
from ressursbank.words import WORDS, arguments_of

OURS = re.compile(r"(?:tel|sms|mailto):", re.I)
SLIP = re.compile(
    rf"(?<=[\n{EDGE}])\[[^\[\]\n{EDGE}]{{1,100}}\]:(?=[ \t]*\S)"
    rf"|(?<!!)\[[^\[\]{EDGE}]{{0,200}}\](?:[ \t]*\n?[ \t]*\([^()\n{EDGE}]{{0,200}}\)?|\[[^\[\]\n{EDGE}]{{0,200}}\]?)"
    rf"|\([^()\n{EDGE}]{{1,200}}\)\[[^\[\]\n{EDGE}]{{0,200}}\]?"
    rf"|\[{LINE.pattern}?\[[^\[\]\n{EDGE}]{{1,200}}\]{{0,2}}"
)


def check_links(page: Page, site: Site) -> Iterator[Problem]:
    """Every link on a page that leads nowhere, is not for a page to have, or did not become a link."""
    made = made_of(page.body)
    if made is None:
        said = "Siden er for lang eller for innfløkt til å kontrolleres. Del den i flere sider."
        yield Problem(page.path, page.body_line, "LENKE", said)
        return
    found = [(link.line, _wrong(link, page, site)) for link in made.links]
    for slip in SLIP.finditer(made.text):
        said = f"{quoted(SIGNS.sub('', slip[0]))} blir ikke til en lenke. Skriv lenker slik: [tekst](side.md)."
        found.append((line_of(slip[0]), said))
    for line, said in found:
        if said:
            yield Problem(page.path, page.body_line + (line or 0), "LENKE", said)


def _wrong(link: Link, page: Page, site: Site) -> str:
    """What is wrong with a link, and what to do; empty when nothing is."""
    address = as_browser(link.address)
    shown = quoted(address.replace(WORD, "…"))
    file, anchor = leads_to(page.slug, address)
    if not bare(link.text).strip():
        return f"Lenken {shown} har ingen tekst å trykke på. Skriv [tekst](side.md)."
    if WORD in link.text or WORD in address:
        return "Et ord fra ordlista kan ikke stå i en lenke. Skriv det for seg selv."
    if not address.partition("#")[0] and not anchor:
        return f"Lenken {quoted(link.text)} har ingen adresse. Skriv [tekst](side.md)."
    if file is not None:
        return _nowhere(shown, file, anchor, page, site)
    if OURS.match(address):
        return "Lenker til telefon, SMS og e-post kan ikke skrives på en side. Bruk et ord fra ordlista."
    if not address.lower().startswith("https:"):
        return f"Lenken {shown} er ikke tillatt. Bruk en side her, eller en adresse som begynner med https://."
    try:
        web(f"https:{address[6:]}")
    except NotAnAddressError as error:
        return f"Lenken {error}"
    return ""


def _nowhere(shown: str, file: str, anchor: str, page: Page, site: Site) -> str:
    """What is wrong with a link to a page here: the file must be there, and the section on it."""
    slug = file.removesuffix(".md")
    is_page = slug != file and not slug.startswith("../")
    target = (site.page(page.language, slug) or site.page(SOURCE, slug)) if is_page else None
    if target is None:
        if is_page and (lies_there(site.root, page.language, slug) or lies_there(site.root, SOURCE, slug)):
            return ""
        here = posixpath.dirname(page.slug)
        known = [f"{posixpath.relpath(slug, here)}.md" for language, slug in site.pages if language == SOURCE]
        return f"Lenken {shown} leder ingen steder.{nearest(f'{posixpath.relpath(slug, here)}.md', known)}"
    if anchor and anchor not in _anchors(target, site):
        return f"Siden finnes, men ikke delen «#{anchor}».{nearest(anchor, ids_of(target.body))}"
    return ""


def _anchors(page: Page, site: Site) -> set[str]:
    """The ids one can link to: the editors' own, and those the words of the vocabulary make."""
    anchors = ids_of(page.body) | {"innhold"}
    for call in page.calls:
        word, given = WORDS.get(call.name), arguments_of(call)
        for before, kind in word.anchors if word else ():
            anchors |= {f"{before}{one}" for one in _ids(site, kind, given)}
    return anchors


def _ids(site: Site, kind: str, given: dict[str, str]) -> Iterable[str]:
    """The ids of one kind that a word with these arguments makes."""
    register = site.register
    if kind == "given":
        return given.values()
    if kind == "under":
        return [one.id for one in register.services.values() if one.topics[0] == given.get("tema")]
    if kind == "shelves":
        return [shelf.value for shelf in Shelf]
    if kind == "services":
        return register.services
    return register.resources if kind == "resources" else register.words[kind]
