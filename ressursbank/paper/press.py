"""Makes the PDFs: tagged, with our own fonts only, the same bytes every time, and unchanged sheets not again."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ressursbank.paper import tagging
from ressursbank.paper.ensure import weasyprint
from ressursbank.paper.proof import Proof, folder, proofs, style_files
from ressursbank.site import Site

CACHE = ".papir-cache"
KEPT_FILES = 600  # a few editions of every sheet; older ones are only disk space


class PaperError(ValueError):
    """A sheet that must not be handed out; the message is the editor's sentence."""


@dataclass
class Printed:
    """What a run made: all files, how many were new, how long it took, and what an editor should look at."""

    files: list[Path] = field(default_factory=list)
    new: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Job:
    """One PDF to make, as it is handed to another process."""

    name: str
    html: str
    base: Path
    target: Path
    max_pages: int


def print_all(site: Site, target: Path, say: Callable[[str], None], cache: Path | None = None) -> Printed:
    """Puts every sheet in ``target``; ``say`` gets a line for each sheet that had to be made.

    Raises:
        PaperError: a sheet uses a sign our fonts lack, has too many pages, or its text runs out of a card.
    """
    started = time.monotonic()
    cache = cache or site.root / CACHE
    cache.mkdir(exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    made = Printed()
    wanted = [(one, cache / f"{_key(site, one)}.pdf") for one in proofs(site)]
    jobs = [_job(site, one, path) for one, path in wanted if not path.is_file()]
    for number, (job, seconds) in enumerate(_run(jobs), 1):
        say(f"[{number}/{len(jobs)}] {job.name} ({seconds:.1f} s)")
    for proof, path in wanted:
        path.touch()
        made.files.append(Path(shutil.copyfile(path, target / proof.file_name)))
    _forget_oldest(cache)
    made.new, made.seconds = len(jobs), time.monotonic() - started
    return made


def _key(site: Site, proof: Proof) -> str:
    """Changes when the paper would: the sheet with its dates, its style, and the programs that set and tag it."""
    whole = hashlib.sha256(proof.html.encode("utf-8") + version("weasyprint").encode() + version("segno").encode())
    for path in (*style_files(site, proof.sheet.template), Path(tagging.__file__)):
        whole.update(_file_hash(path, path.stat().st_mtime_ns))
    return f"{proof.id}-{proof.language}-{whole.hexdigest()[:24]}"


@lru_cache(maxsize=64)
def _file_hash(path: Path, _: int) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _job(site: Site, proof: Proof, path: Path) -> Job:
    return Job(f"{proof.id}-{proof.language}", proof.html, folder(site), path, proof.sheet.max_pages)


def _run(jobs: list[Job]) -> Iterable[tuple[Job, float]]:
    """The jobs as they are done, on all cores; a single one is not worth another process."""
    if len(jobs) < 4 or (os.cpu_count() or 1) < 2:
        yield from map(_make, jobs)
        return
    with ProcessPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        longest_first = sorted(jobs, key=lambda one: -len(one.html))
        yield from pool.map(_make, longest_first)


def _make(job: Job) -> tuple[Job, float]:
    """One PDF into the cache, and the seconds it took."""
    started = time.monotonic()
    pdf, pages = pdf_of(job.html, job.base, job.name)
    if pages > job.max_pages:
        raise PaperError(
            f"Arket {job.name} er {pages} sider, men skal være høyst {job.max_pages}. Kort ned teksten på siden det kommer fra, eller ta en tjeneste av arket i data/sheets.yml."
        )
    beside = job.target.with_suffix(f".{os.getpid()}")
    beside.write_bytes(pdf)
    beside.replace(job.target)  # a run that is stopped never leaves half a sheet in the cache
    return job, time.monotonic() - started


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return weasyprint().text.fonts.FontConfiguration()


def pdf_of(html: str, base: Path, name: str) -> tuple[bytes, int]:
    """The PDF of a sheet, and its number of pages.

    Raises:
        PaperError: a sign is not in our fonts, something is fetched from elsewhere, or a card's text runs out of it.
    """
    from ressursbank.paper.letters import missing_signs

    missing = missing_signs(html, base / "skrift")
    if missing:
        raise PaperError(
            f"Arket {name} bruker tegn som skriften vår ikke har: {' '.join(missing)}. Skriv det på en annen måte."
        )
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    whole = weasyprint()
    found: list[str] = []
    sheet = whole.HTML(string=html, base_url=f"{base.as_uri()}/", url_fetcher=_only_ours())
    try:
        document = sheet.render(font_config=_fonts(), pdf_variant="pdf/ua-1")
    except whole.urls.FatalURLFetchingError as error:
        raise PaperError(
            f"Arket {name} prøver å hente noe fra nettet: {error}. Legg bildet i prosjektet, eller ta det bort."
        ) from error
    full = _too_full(document, sheet.etree_element)
    if full:
        raise PaperError(f"Arket {name} har mer tekst enn det er plass til på kortet («{full}»). Kort ned teksten.")
    pdf = document.write_pdf(pdf_variant="pdf/ua-1", finisher=lambda _, made: found.extend(_finished(made)))
    if found:
        raise PaperError(f"Arket {name} er satt med en skrift som ikke er vår: {', '.join(sorted(set(found)))}.")
    return pdf, len(document.pages)


def _finished(pdf: Any) -> list[str]:
    """Mends the tree for screen readers just before the PDF is written. Returns the fonts that are not ours."""
    from ressursbank.paper.letters import foreign_fonts

    tagging.Tree(pdf).mend()
    return foreign_fonts(pdf)


@lru_cache(maxsize=1)
def _only_ours() -> Any:
    """Nothing on a sheet may be fetched from elsewhere."""
    return weasyprint().URLFetcher(allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True)


def _too_full(document: Any, root: Any) -> str:
    """The beginning of the first card («.felt») whose text runs below its edge or is lost; empty when all fit."""
    printed: dict[Any, int] = {}
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            element = getattr(box, "element", None)
            if element is None or "felt" not in (element.get("class") or "").split() or not hasattr(box, "children"):
                continue
            bottom = box.position_y + box.margin_height() + 0.5
            texts = [child for child in box.descendants(placeholders=True) if hasattr(child, "text")]
            if any(child.position_y + child.height > bottom for child in texts):
                return _beginning(element)
            printed[element] = printed.get(element, 0) + _signs("".join(child.text for child in texts))
    cards = [one for one in root.iter() if "felt" in (one.get("class") or "").split()]
    return next((_beginning(one) for one in cards if printed.get(one, 0) < _signs("".join(one.itertext()))), "")


def _beginning(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())[:60]


def _signs(text: str) -> int:
    return len("".join(text.split()).replace("\u00ad", ""))


def _forget_oldest(cache: Path) -> None:
    files = sorted(cache.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in files[KEPT_FILES:]:
        path.unlink(missing_ok=True)
