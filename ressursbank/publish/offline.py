"""The emergency pages for use without network: the worker that keeps them, and the app name and icon.

Nothing here is stored before the reader presses the button on the front page.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from markupsafe import escape

from ressursbank.publish.csp import with_policy
from ressursbank.publish.pages import EMERGENCY, Root, read, roots, write
from ressursbank.show.acute import acute
from ressursbank.show.emergency import crisis_block
from ressursbank.show.place import Here
from ressursbank.show.render import partials
from ressursbank.site import Site

WORKER, MANIFEST = "sw.js", "manifest.webmanifest"
SOURCES = Path("overrides") / "offline"
COLOURS = {"background_color": "#fdfcf9", "theme_color": "#fdfcf9"}


def write_offline(site: Site, folder: Path) -> None:
    """Writes the worker and each language's manifest into the build; with the switch off, a worker that cleans up."""
    found = roots(folder)
    for root in found:
        write(folder / root.folder / MANIFEST, _manifest(site, root))
    write(
        folder / WORKER,
        _worker(site, folder, found) if site.register.municipality.offline_copy else _source(site, "sw-av.js"),
    )


def _source(site: Site, name: str) -> str:
    return read(site.root / SOURCES / name)


def _worker(site: Site, folder: Path, found: list[Root]) -> str:
    """The worker with its pages and phrases. Its edition is the emergency pages' own, so other edits leave copies alone."""
    whole = b"".join((folder / root.folder / EMERGENCY).read_bytes() for root in found)
    known = sorted(found, key=lambda root: -len(root.folder))  # the site's own root fits every address, so it comes last
    pages = json.dumps([_page(site, root) for root in known], ensure_ascii=False, indent=1)
    text = _source(site, WORKER).replace('"UTGAVE"', json.dumps(sha256(whole).hexdigest()[:16]))
    return text.replace('["SIDER"]', pages)


def _page(site: Site, root: Root) -> dict[str, object]:
    here = Here(site, root.language, "akutt")
    html = (
        partials(site.root / "overrides")
        .get_template("offline/innebygd.html")
        .render(t=here.text, language=root.language, dir=_direction(site, root), rows=crisis_block(here))
    )
    return {
        "mappe": root.folder,
        "sprak": root.language,
        "merker": _marks(here),
        "linje": f'<p role="status">{here.text("offline.kopi", dato="#")} <a href="">{here.text("offline.igjen")}</a></p>',
        "innebygd": with_policy(html),
    }


def _marks(here: Here) -> list[str]:
    """What only the emergency page in this language has, from its first line to the last of its numbers."""
    shown = acute(here)
    title = f"<title>{escape(here.text.plain('akutt.tittel'))} – "
    hrefs = (shown.danger.href, shown.urgent.href, *(line.href for line in shown.lines))
    return [f'<html lang="{here.language}"', title, *dict.fromkeys(f'href="{escape(href)}"' for href in hrefs)]


def _direction(site: Site, root: Root) -> str:
    return str(site.register.words["languages"][root.language].dir)


def _manifest(site: Site, root: Root) -> str:
    """The app's name and icon: they stand on a screen others see, so they say nothing about why one has it."""
    name = site.strings[root.language].plain("offline.app")
    up = "../" * root.folder.count("/")
    manifest = {
        "name": name,
        "short_name": name,
        "lang": root.language,
        "dir": _direction(site, root),
        "start_url": "./akutt/",
        "scope": "./",
        "display": "minimal-ui",
        **COLOURS,
        "icons": [{"src": f"{up}assets/ikon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
