"""The seams between MkDocs and the library: thin, and the only code here that knows MkDocs."""

from __future__ import annotations

import atexit
import gc
import importlib
import logging
import os
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ressursbank.beside import result_of, start
from ressursbank.check.run import in_order, problems_of_texts, read_and_check_parts, read_texts, stops_build
from ressursbank.disk import sentence
from ressursbank.forms import make_forms, write_forms
from ressursbank.pages.aside import give_back, lay_aside
from ressursbank.pages.links import SOURCE
from ressursbank.pages.macro_calls import Tolk
from ressursbank.pages.menu import slugs, that_exist
from ressursbank.paper.proof import make_proofs
from ressursbank.paper.publish import WITHOUT, write_paper
from ressursbank.problems import Problem, Severity
from ressursbank.publish.finish import finish
from ressursbank.publish.sitemap import entries
from ressursbank.search.index import make_indexes, write_indexes
from ressursbank.show.guides import first_aid
from ressursbank.show.place import Here
from ressursbank.show.shell import Shell
from ressursbank.site import Site, keep, load_site
from ressursbank.told import end_of, in_norwegian
from ressursbank.words import WORDS

macros_plugin: Any = importlib.import_module("mkdocs_macros.plugin")
ROOT = Path(__file__).resolve().parent
macros_plugin.Environment = Tolk  # page text is walked, never compiled
atexit.register(gc.freeze)  # to look through every page for what can be thrown away, just before all is, took half a second
_plugin: dict[str, Any] = {}


@dataclass
class Read:
    """A page's Markdown and how Markdown is set; and the HTML, headings and ids that came of it."""

    asked: tuple[str, str]
    made: tuple[str, TableOfContents, set[str]] | None = None


_read: dict[str, Read] = {}  # Markdown is most of a preview, and in a preview all pages but one are as they were


def _stop(_: int) -> None:
    """The plugin would end the process, and ``mkdocs serve`` with it; this only ends the build."""
    raise PluginError(f"docs/{_plugin['macros'].page.file.src_uri}: [MAKRO] siden ble ikke bygget.")


macros_plugin.exit = _stop


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def on_startup(command: str, dirty: bool) -> None:
    """Notes whether this is a build that may be published, or a preview; and that also a quiet build stops on a warning."""
    generator = logging.getLogger("mkdocs")
    generator.setLevel(min(generator.level, logging.WARNING))
    for handler in generator.handlers:
        handler.addFilter(in_norwegian)
    _plugin["publishes"] = command != "serve"
    sys.excepthook = end_of


def on_pre_build(config: MkDocsConfig) -> None:
    """Every mistake at once, and nothing half is published. What cannot be built is told before anything is.

    The wording is read while the pages are made, and the sheets of paper are set: that is a third of the work.
    """
    if _i18n(config).building:
        return
    site, problems = read_and_check_parts(ROOT)
    stopped = any(stops_build(one, site) for one in problems)
    if site is not None and (stopped or not _plugin["publishes"]):
        problems = in_order([*problems, *result_of(site, problems_of_texts)])
    site = _sound(site, problems)
    keep(site)  # read for each build, so that a preview never shows an old number
    if _plugin["publishes"]:
        start(site, read_texts, make_proofs, problems_of_texts, make_indexes, make_forms)


def _sound(site: Site | None, problems: list[Problem]) -> Site:
    errors = [one for one in problems if stops_build(one, site)]
    if errors or site is None:
        raise PluginError("Siden er ikke bygget. Rett dette:\n" + "\n".join(map(str, errors)))
    for one in problems:
        if one.severity is Severity.FEIL:
            print(f"Utkastet er bygget likevel: {one}", file=sys.stderr)
    return site


@event_priority(-50)  # after the macros plugin, whose environment exists by then; runs once a language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leaves our words, and nothing else, within a page's reach."""
    plugin: Any = config.plugins["macros"]
    _plugin["macros"] = plugin
    words = plugin.env.globals
    words.clear()
    words.update({name: value for name, value in plugin.macros.items() if name in WORDS})
    plugin.env.filters.clear()
    plugin.env.tests.clear()
    if not _i18n(config).building:
        _plugin["nav"] = config.nav  # the next language starts from the whole list again
    language = _i18n(config).current_language or _i18n(config).default_language
    config.nav = that_exist(_plugin["nav"], Path(config.docs_dir) / language)
    config.extra["order"] = tuple(slugs(config.nav))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Only our own files reach the site: no script, font or style of the theme's."""
    ours = [Path(folder).resolve() for folder in (config.docs_dir, ROOT / "overrides" / "assets")]
    for file in list(files):
        source = Path(file.abs_src_path).resolve() if file.abs_src_path else None
        if source and not any(source.is_relative_to(folder) for folder in ours):
            files.remove(file)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """The page as it was when it was checked: what is saved while the site is built, waits for the next build."""
    language, _, slug = page.file.src_uri.removesuffix(".md").partition("/")
    read = load_site(ROOT).page(language, slug)
    if read is None:
        raise PluginError(f"docs/{page.file.src_uri}: siden kom til mens nettstedet ble bygget. Bygg en gang til.")
    return read.source


@lru_cache(maxsize=4)
def _lacking(site: Site, language: str) -> dict[str, str]:
    """The Norwegian pages a language lacks: file → address."""
    pages = site.pages.items()
    return {f"{slug}.md": one.url for (code, slug), one in pages if code == SOURCE and (language, slug) not in site.pages}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A link to a page this language lacks leads to the Norwegian one, marked as Norwegian.

    A page that is as it was the last time, is not read again: Markdown gets nothing, and ``on_page_content`` what it made then.
    """
    language, _, slug = page.file.src_uri.removesuffix(".md").partition("/")
    shell = _shell(config, slug)
    given = {"slug": slug, "root": shell.here.root, "lacking": _lacking(load_site(ROOT), language), "kind": shell.kind}
    config.mdx_configs["ressursbank.pages.our_markdown"] = given
    markdown = lay_aside(first_aid(shell.here)) + markdown
    asked = (markdown, str(config.mdx_configs))  # a link to a page that is gone has stopped the build before this
    read = _read.get(page.file.src_uri)
    if read is not None and read.made is not None and read.asked == asked:
        return ""
    _read[page.file.src_uri] = Read(asked)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts our own HTML back where Markdown was not to touch it; links from other pages may lead into it."""
    read = _read[page.file.src_uri]
    if read.made is None:
        read.made = (html, page.toc, page.present_anchor_ids or set())
    made, page.toc, anchors = read.made
    whole, ids = give_back(made)
    page.present_anchor_ids = anchors | ids
    return whole


def _shell(config: MkDocsConfig, slug: str, rooted: str = "") -> Shell:
    i18n = _i18n(config)
    here = Here(load_site(ROOT), i18n.current_language, slug, rooted, alone=len(i18n.build_languages) == 1)
    return Shell(here, config.extra["order"], tuple(i18n.build_languages))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Gives a page's template its frame."""
    _, _, slug = page.file.src_uri.removesuffix(".md").partition("/")
    context["shell"] = _shell(config, slug)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Gives the 404 page its frame, with links that hold at any address, and the sitemap its pages."""
    rooted = urlsplit(config.site_url or "/").path or "/"
    context["shell"] = _shell(config, "404", rooted if rooted.endswith("/") else f"{rooted}/")
    if template_name == "sitemap.xml":
        context["sitemap"] = entries(load_site(ROOT), _i18n(config).build_languages, config.site_url or rooted)
    return context


@event_priority(-200)  # after the i18n plugin, which builds the other languages at this event
def on_post_build(config: MkDocsConfig) -> None:
    """The files that are no pages, made once and not for each language; and what makes a build ready to be published.

    It is made from what was read and checked before the first page was: an edit saved while the site is built must
    not reach the paper or the offline copy unchecked.
    """
    if _i18n(config).building:
        return
    site, folder = load_site(ROOT), Path(config.site_dir)
    write_forms(site, folder / "maler")
    write_indexes(site, folder, _i18n(config).build_languages)
    if _plugin["publishes"]:
        _sound(site, in_order(result_of(site, problems_of_texts)))
        try:
            if not os.environ.get(WITHOUT):
                write_paper(site, folder)
            finish(site, folder)  # last: what is changed after it, the pages' own policies refuse
        except (ValueError, OSError) as error:
            raise PluginError(f"Stoppet: {sentence(error) if isinstance(error, OSError) else error}") from error


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Each language its own 404 page; without this the last language built would be everyone's."""
    i18n = _i18n(config)
    if template_name == "404.html" and i18n.current_language != i18n.default_language and len(i18n.build_languages) > 1:
        folder = Path(config.site_dir) / i18n.current_language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / template_name).write_text(output_content, encoding="utf-8")
        return ""
    return output_content
