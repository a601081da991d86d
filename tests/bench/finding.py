"""The same questions to both searches, each in its own page in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.servers import Server
from tests.search.measure import Answer, ask, identity, open_search, recall
from tests.search.queries import Query, read_queries, split

LISTEN = """{
  const Own = window.Worker;
  window.Worker = class extends Own {
    constructor(...given) { super(...given); this.addEventListener("message", one => { if (one.data.type === 3) window.svar = one.data.data; }); }
  };
}"""
ASK = """query => {
  const field = document.querySelector(".md-search__input");
  window.svar = null;
  field.value = query;
  field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
}"""
PLACES = "() => window.svar.items.slice(0, 3).map(one => one[0].location)"


def sets(language: str) -> dict[str, list[Query]]:
    """The questions nobody has tuned on: our own half, and other people's words."""
    return {"lagt bort": split(read_queries(language))[1], "andres ord": read_queries(language, "unseen")}


def ours(browser: Browser, site: Path, language: str) -> list[float]:
    """The share of each set that our search answers among its first three hits."""
    server, context = Server(site), browser.new_context()
    page = context.new_page()
    open_search(page, f"{server.address}{'' if language == 'nb' else language + '/'}sok/")
    found = [recall(ask(page, queries)) for queries in sets(language).values()]
    context.close()
    server.stop()
    return found


def stock(browser: Browser, site: Path, language: str) -> list[float]:
    """The same for the theme's search. The page of all services counts as right for each service: they have no hit of their own."""
    server, context = Server(site), browser.new_context()
    context.add_init_script(LISTEN)
    context.route(lambda url: not url.startswith(server.address), lambda route: route.abort())
    page, folder = context.new_page(), "" if language == "nb" else f"{language}/"
    page.goto(server.address + folder)
    page.locator(".md-search__input").focus()
    found = [recall([_asked(page, query, folder) for query in queries]) for queries in sets(language).values()]
    context.close()
    server.stop()
    return found


def _asked(page: Page, query: Query, folder: str) -> Answer:
    page.evaluate(ASK, query.text)
    page.wait_for_function("window.svar")
    own = [one.removeprefix(folder) for one in page.evaluate(PLACES) if one.startswith(folder)]
    services = any(one.startswith("#") for one in query.right)
    right = (*query.right, "tjenester/index") if services else query.right
    return Answer(Query(query.text, query.who, right), tuple(identity(one.partition("#")[0]) for one in own), False)
