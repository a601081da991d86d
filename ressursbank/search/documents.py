"""What the search looks through in one language: its pages and services, and then the resources, forms and sheets."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from ressursbank.check.bare_text import without_calls
from ressursbank.pages.page import Page
from ressursbank.register.service import Service, Status
from ressursbank.search.document import Document, Kind, Reading
from ressursbank.search.fold import stem
from ressursbank.search.things import things
from ressursbank.show.card import shown_points, state
from ressursbank.show.place import DIRECTORY, TOPIC, Here
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

TELLING = 8  # words a page is known by, besides its title, description and headings
LEFT_OUT = ("sok", "index")
HEADING = re.compile(r"^#{2,4} +(.+)$", re.M)
# A resident in need comes before a member of staff looking something up, and both before «about the site».
WEIGHT = {"hjelp": 11, "bekymret": 11, "etterlatt": 11, "": 11, "tjenester": 10, "ansatt": 10, "handlingsplan": 9, "om": 9}
TOPIC_WEIGHT = 7  # the services on it come first, each by itself


def documents(site: Site, language: str, reading: Reading) -> list[Document]:
    """Everything that can be found in a language, in an order that is the same in every build."""
    pages = sorted(
        (page for (code, _), page in site.pages.items() if code == language and page.slug not in LEFT_OUT),
        key=lambda page: page.slug,
    )
    texts = [_words(page.body, reading) for page in pages]
    bodies = [Counter(stem(word, reading.endings) for word in words) for words in texts]
    spread = Counter(root for body in bodies for root in body)
    rarity = {root: math.log(1 + len(pages) / count) for root, count in spread.items()}
    ranks = [{root: (1 + math.log(count)) * rarity[root] for root, count in body.items()} for body in bodies]
    found = [_page(page, reading, words, rank) for page, words, rank in zip(pages, texts, ranks, strict=True)]
    here = Here(site, language, "index")
    services = [one for _, one in sorted(site.register.services.items()) if one.status_on(site.today) is not Status.CLOSED]
    return [*found, *(_service(here, one, reading) for one in services), *things(here, reading)]


@lru_cache(maxsize=2000)
def _words(body: str, reading: Reading) -> tuple[str, ...]:
    """The words of a page's body; kept, since in a preview all pages but one are as they were."""
    return tuple(
        word
        for word in reading.words(without_calls(body))
        if len(word) > 2 and word not in reading.skip and not word.isdigit()
    )


def _page(page: Page, reading: Reading, words: tuple[str, ...], rank: dict[str, float]) -> Document:
    shown = reading.words(f"{page.meta.title} {page.meta.description}")
    strong = reading.new(reading.words(" ".join(HEADING.findall(without_calls(page.body)))), shown)
    rest = reading.new(words, shown + strong)
    telling = sorted(rest, key=lambda word: (-rank[stem(word, reading.endings)], word))[:TELLING]
    weight = TOPIC_WEIGHT if page.slug.startswith(TOPIC) else WEIGHT.get(page.section, 10)
    return Document(
        page.slug, page.url, page.meta.title, page.meta.description, tuple(strong), tuple(sorted(telling)), weight
    )


def _service(here: Here, service: Service, reading: Reading) -> Document:
    register, text = here.site.register, here.text
    points, stands = shown_points(here, service), state(here, service).striptags()
    dated = [one.striptags() for point in points if point.hours for one in point.hours.dated]
    description = " ".join([f"{stands}." * bool(stands), text.of_plain(service.description), *dated]).strip()
    shown = reading.words(f"{service.name} {description}")
    numbers = [re.sub(r"\D", "", point.value.text) for point in points if point.value.dial]
    strong = reading.new([*reading.words(text.of_plain(service.alternate_name)), *numbers], shown)
    labels = [text.of_plain(register.words["topics"][one].name) for one in service.topics]
    labels += [text.of_plain(register.words["audiences"][one].name) for one in service.audience if one != "alle"]
    weak = reading.new(reading.words(" ".join([*labels, service.organization])), shown + strong)
    return Document(
        id=service.id,
        address=here.lead(DIRECTORY, service.id),
        title=service.name,
        description=description,
        strong=tuple(strong),
        weak=tuple(weak),
        weight=WEIGHT["tjenester"],
        kind=Kind.SERVICE,
        description_in="" if here.language in service.description else SOURCE,
    )
