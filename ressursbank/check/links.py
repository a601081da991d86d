"""Links between pages lead to a page and a section that exist."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ressursbank.pages.links import heading_ids, page_links
from ressursbank.pages.page import Page, lies_there
from ressursbank.problems import Problem, nearest, quoted
from ressursbank.register.resource import Shelf
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site
from ressursbank.words import arguments_of


def check_links(page: Page, site: Site) -> Iterator[Problem]:
    """Every link on a page that leads nowhere, or is not a link for a page to have."""
    for link in page_links(page):
        if link.slug is None:
            if not link.target.startswith("https://"):
                said = f"Lenken {quoted(link.target)} er ikke tillatt. Bruk en side her, eller en adresse som begynner med https://."
                yield Problem(page.path, link.line, "LENKE", said)
            continue
        target = site.page(page.language, link.slug) or site.page(SOURCE, link.slug)
        if target is None:
            if lies_there(site.root, page.language, link.slug) or lies_there(site.root, SOURCE, link.slug):
                continue
            here = posixpath.dirname(page.slug)
            known = [f"{posixpath.relpath(slug, here)}.md" for language, slug in site.pages if language == SOURCE]
            said = f"Lenken {quoted(link.target)} leder ingen steder.{nearest(link.target.partition('#')[0], known)}"
            yield Problem(page.path, link.line, "LENKE", said)
        elif link.anchor and link.anchor not in _anchors(target, site):
            said = f"Siden finnes, men ikke delen «#{link.anchor}».{nearest(link.anchor, heading_ids(target))}"
            yield Problem(page.path, link.line, "LENKE", said)


def _anchors(page: Page, site: Site) -> set[str]:
    """The ids one can link to: the editors' own, and those the words of the vocabulary make."""
    made = {call.name for call in page.calls}
    anchors = heading_ids(page) | {"innhold"}
    if "tjenesteoversikt" in made:
        anchors |= set(site.register.services) | {f"tema-{topic}" for topic in site.register.words["topics"]}
    for call in page.calls:
        if call.name == "temakort":
            tema = arguments_of(call).get("tema")
            anchors |= {one.id for one in site.register.services.values() if one.topics[0] == tema}
    if "ressursoversikt" in made:
        anchors |= {f"hylle-{shelf.value}" for shelf in Shelf} | {f"ressurs-{one}" for one in site.register.resources}
    if "rollevalg" in made:
        anchors |= {f"rolle-{role}" for role in site.register.words["roles"]}
    if "tiltak" in made:
        anchors |= set(site.register.words["measures"])
    if "fakta" in made:
        anchors |= {call.args[0] for call in page.calls if call.name == "fakta" and call.args}
    return anchors
