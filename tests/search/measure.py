"""Runs queries through the real script in a real browser and counts what is found among the first three."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.audit import probes
from tests.search.queries import Query

ASK = """queries => {
  const field = document.getElementById("sok"), box = document.getElementById("treff"), root = new URL(field.dataset.rot, location.href).href;
  return queries.map(query => {
    field.value = query;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    const links = [...box.querySelectorAll("ol a")].map(one => one.href.slice(root.length));
    return [links, Boolean(box.querySelector(".krise"))];
  });
}"""


@dataclass(frozen=True)
class Answer:
    """What the search gave for a query: ids of the hits in order, and whether the numbers were shown."""

    query: Query
    hits: tuple[str, ...]
    numbers: bool

    @property
    def found(self) -> bool:
        """Whether a right page or service is among the first three."""
        return any(hit in self.query.right for hit in self.hits[:3])


def identity(address: str) -> str:
    """«hjelp/for-menn/» is the page hjelp/for-menn, «tjenester/#leve» the service #leve."""
    path, mark, service = address.partition("#")
    if mark:
        return f"#{service}"
    folder = path.rstrip("/")
    return folder if folder.count("/") or folder in ("akutt", "sok") else f"{folder}/index".lstrip("/")


def open_search(page: Page, address: str) -> None:
    """Opens the search page and waits until the list is there."""
    page.goto(address)
    with page.expect_response(lambda response: "assets/sok-" in response.url):
        probes.reach(page, "#sokefelt")
        page.locator("#sok").focus()
    page.locator("#sok").fill("113")
    page.locator("#treff ol a").first.wait_for()


def ask(page: Page, queries: list[Query]) -> list[Answer]:
    """Every query through the page's own field."""
    raw = page.evaluate(ASK, [query.text for query in queries])
    return [
        Answer(query, tuple(identity(one) for one in links), numbers)
        for query, (links, numbers) in zip(queries, raw, strict=True)
    ]


def recall(answers: list[Answer]) -> float:
    """The share of queries with a right answer among the first three."""
    return sum(answer.found for answer in answers) / len(answers)
