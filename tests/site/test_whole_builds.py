"""Whole builds under other circumstances: below a path, with the switch off, and twice over."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.build import QUIET
from ressursbank.site import Site
from tests.chosen import a_line, a_page, of_each_kind
from tests.conftest import PARTS, ROOT, copied, run_build
from tests.site.conftest import Elsewhere
from tests.site.pages import address, html_files, tree
from tests.site.published import data, rules, sitemap


def test_below_a_path_every_absolute_address_has_the_path(elsewhere: Elsewhere) -> None:
    assert all(place.startswith("https://eksempel.no/under/") for place in sitemap(elsewhere.site))
    assert "Sitemap: https://eksempel.no/under/sitemap.xml" in (elsewhere.site / "robots.txt").read_text(encoding="utf-8")
    assert all(
        str(one["@id"]).startswith("https://eksempel.no/under/tjenester/#")
        for one in data(elsewhere.site / "tjenester/index.html")
    )


def test_the_kill_switch_takes_the_button_away_and_ships_a_worker_that_cleans_up(elsewhere: Elsewhere) -> None:
    for page in ("index.html", "en/index.html"):
        assert not tree(elsewhere.site / page).select("[data-offline], script[src$='offline.js']")
        assert "worker-src" not in rules(tree(elsewhere.site / page))
    worker = (elsewhere.site / "sw.js").read_text(encoding="utf-8")
    assert "unregister()" in worker and "caches.delete" in worker and "fetch" not in worker


# The build where no process can be copied, with its pages put aside as they were before our own steps after it.
PUT_ASIDE = """
import shutil, sys
from pathlib import Path
from ressursbank import beside
beside.get_all_start_methods = lambda: ["spawn"]
from ressursbank.publish import finish as steps
whole, before = steps.finish, Path(sys.argv.pop())
def aside(site, folder):
    shutil.copytree(folder, before)
    whole(site, folder)
steps.finish = aside
from mkdocs.__main__ import cli
cli()
"""


@pytest.fixture(scope="module")
def twin(built: Path, project: Site, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site built once more, elsewhere and otherwise, with edits saved meanwhile; and as it was before our own steps."""
    root = copied(tmp_path_factory.mktemp("en-helt-annen-mappe") / "prosjekt", (*PARTS, ".github"))
    command = [sys.executable, "-c", PUT_ASIDE, "build", "--quiet", "--site-dir", str(root / "site"), str(root / "raw")]
    away = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "nn_NO.UTF-8", "PYTHONHASHSEED": "2"}
    same = {"SOURCE_DATE_EPOCH": str(int((built / "index.html").stat().st_mtime)), "UTEN_PAPIR": "1"}
    with subprocess.Popen(command, cwd=root, env={**os.environ, **QUIET, **same, **away}) as build:
        while not (root / "site/akutt/index.html").is_file() and build.poll() is None:
            time.sleep(0.05)
        (line := a_line(project)).change(root, both=True)
        leaf = root / a_page(project, "om", "en").path
        leaf.write_text(f"{leaf.read_text(encoding='utf-8')}\nCall {line.other}.\n", encoding="utf-8")
        assert build.poll() is None, "Bygget var ferdig før det ble lagret noe."
    assert build.returncode == 0
    return root / "site", root / "raw"


@pytest.mark.slow
def test_two_builds_of_one_commit_are_the_same_to_the_last_byte_whatever_is_saved_meanwhile(
    built: Path, twin: tuple[Path, Path]
) -> None:
    sites = (built, twin[0])
    names = [
        sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.suffix != ".pdf")
        for site in sites
    ]
    assert names[0] == names[1] and len(names[0]) > 50
    assert [name for name in names[0] if (built / name).read_bytes() != (twin[0] / name).read_bytes()] == []
    assert not list(twin[0].rglob("*.pdf")), "it was asked to leave the paper out"


def visible(path: Path) -> str:
    """What a reader can see of a page, title and labels included, to the last space."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    for hidden in page.select("script, style"):
        hidden.decompose()
    assert page.body is not None and page.title is not None
    labels = [
        str(one[name])
        for one in page.find_all(True)
        for name in ("alt", "aria-label", "title", "placeholder")
        if one.get(name)
    ]
    return "\n".join([page.title.get_text(), page.body.get_text().rstrip(), *labels])


@pytest.mark.parametrize(
    "every",
    [pytest.param(False, marks=pytest.mark.slow), pytest.param(True, marks=pytest.mark.natt)],
    ids=["en side av hvert slag", "alle sidene"],
)
def test_no_step_after_the_build_changes_what_one_can_read(twin: tuple[Path, Path], project: Site, every: bool) -> None:
    site, raw = twin
    assert [one.relative_to(site) for one in html_files(site)] == [one.relative_to(raw) for one in html_files(raw)]
    kinds = {f"/{folder}{page.url}" for page in of_each_kind(project) for folder in ("", "en/")}
    for path in (one for one in html_files(site) if every or address(one, site) in kinds):
        assert visible(path) == visible(raw / path.relative_to(site)), address(path, site)


@pytest.mark.slow
def test_all_that_is_wrong_is_told_when_it_stops_the_build_that_is_already_making_pages(copy: Path, project: Site) -> None:
    page = a_page(project, "hjelp").path
    text = (copy / page).read_text(encoding="utf-8")
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("det forrige", encoding="utf-8")
    for added, said in (("", "Det forrige står urørt."), ('\n{{ telefon("finnes-ikke") }}\n', "finnes-ikke")):
        (copy / page).write_text(f"{text}\nRing 22 40 00 41.\n{added}", encoding="utf-8")
        done = run_build(copy, copy / "site")
        assert done.returncode == 1 and page in done.stderr and "[TELEFON]" in done.stderr, done.stderr
        assert said in done.stderr and "Traceback" not in done.stderr
        assert [path.name for path in (copy / "site").iterdir()] == ["index.html"]


@pytest.mark.slow
def test_a_disk_that_takes_no_more_is_told_as_that_and_leaves_the_old_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("det forrige", encoding="utf-8")
    build = f"ulimit -f 15; exec {sys.executable} -m ressursbank bygg --rot {ROOT} --ut {tmp_path / 'site'}"
    done = subprocess.run(
        ["sh", "-c", build], env={**os.environ, "UTEN_PAPIR": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "Fila ble større enn maskinen tillater." in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and "Det forrige står urørt." in done.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "index.html"]
