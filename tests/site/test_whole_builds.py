"""Whole builds under other circumstances: below a path, with the switch off, and twice over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.build import QUIET
from tests.conftest import PARTS, ROOT, run_build
from tests.site.pages import address, html_files, tree
from tests.site.published import data, rules, sitemap


def copied(target: Path) -> Path:
    """The project in another folder."""
    target.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / part)
    return target


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A build for an address with a path, with the offline copy switched off."""
    root = copied(tmp_path_factory.mktemp("sti") / "prosjekt")
    town = root / "data/kommune.yml"
    text = town.read_text(encoding="utf-8")
    assert text.count("offline_copy: true") == 1
    town.write_text(text.replace("offline_copy: true", "offline_copy: false"), encoding="utf-8")
    done = run_build(root, root / "site", SITE_URL="https://eksempel.no/under/", UTEN_PAPIR="1")
    assert done.returncode == 0, done.stderr
    yield root / "site"


def test_below_a_path_every_absolute_address_has_the_path(below: Path) -> None:
    assert all(place.startswith("https://eksempel.no/under/") for place in sitemap(below))
    assert "Sitemap: https://eksempel.no/under/sitemap.xml" in (below / "robots.txt").read_text(encoding="utf-8")
    assert all(
        str(one["@id"]).startswith("https://eksempel.no/under/tjenester/#") for one in data(below / "tjenester/index.html")
    )


def test_the_kill_switch_takes_the_button_away_and_ships_a_worker_that_cleans_up(below: Path) -> None:
    for page in ("index.html", "en/index.html"):
        assert not tree(below / page).select("[data-offline], script[src$='offline.js']")
        assert "worker-src" not in rules(tree(below / page))
    worker = (below / "sw.js").read_text(encoding="utf-8")
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
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, Path]]:
    """Two builds of one commit under different circumstances, and the second as it was before our own steps."""
    one, two = (copied(tmp_path_factory.mktemp(name) / "prosjekt") for name in ("en", "en-helt-annen-mappe"))
    same = {"SOURCE_DATE_EPOCH": str(int(time.time())), "UTEN_PAPIR": "1"}  # today: no page may be from after the build
    first = run_build(one, one / "site", **same, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    away = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "nn_NO.UTF-8", "PYTHONHASHSEED": "2"}
    command = [sys.executable, "-c", PUT_ASIDE, "build", "--quiet", "--site-dir", str(two / "site"), str(two / "raw")]
    environment = {**os.environ, **QUIET, **same, **away}
    second = subprocess.run(command, cwd=two, env=environment, capture_output=True, text=True, check=False)
    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    yield one / "site", two / "site", two / "raw"


def test_two_builds_of_one_commit_are_the_same_to_the_last_byte(twins: tuple[Path, Path, Path]) -> None:
    one, two, _ = twins
    names = [sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) for site in (one, two)]
    assert names[0] == names[1] and len(names[0]) > 50
    assert [name for name in names[0] if (one / name).read_bytes() != (two / name).read_bytes()] == []


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


def test_no_step_after_the_build_changes_what_one_can_read(twins: tuple[Path, Path, Path]) -> None:
    _, site, raw = twins
    assert [one.relative_to(site) for one in html_files(site)] == [one.relative_to(raw) for one in html_files(raw)]
    for path in html_files(site):
        assert visible(path) == visible(raw / path.relative_to(site)), address(path, site)


def test_an_edit_saved_while_the_site_is_built_reaches_no_part_of_it(tmp_path: Path) -> None:
    root = copied(tmp_path / "prosjekt")
    command = [sys.executable, "-m", "ressursbank", "bygg", "--rot", str(root), "--ut", str(root / "site")]
    environment = {**os.environ, "UTEN_PAPIR": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as build:
        while not list(root.glob(".bygg-*/site/akutt/index.html")) and build.poll() is None:
            time.sleep(0.05)
        service = root / "data/national/services/kirkens-sos-telefon.yml"
        text = service.read_text(encoding="utf-8")
        assert text.count("value: '22 40 00 40'") == 1
        service.write_text(text.replace("value: '22 40 00 40'", "value: '22 40 00 41'"), encoding="utf-8")
        leaf = root / "docs/en/om/foresla-endring.md"
        leaf.write_text(f"{leaf.read_text(encoding='utf-8')}\nCall 22 40 00 41.\n", encoding="utf-8")
        assert build.poll() is None, "Bygget var ferdig før det ble lagret noe."
        told, _ = build.communicate(timeout=300)
    assert build.returncode == 0, told
    for path in (root / "site").rglob("*"):
        assert not path.is_file() or b"22400041" not in path.read_bytes().replace(b" ", b""), path


def test_a_number_typed_in_a_text_stops_the_build_that_is_already_making_pages(tmp_path: Path) -> None:
    root = copied(tmp_path / "prosjekt")
    page = root / "docs/nb/hjelp/rus.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nRing 22 40 00 41.\n", encoding="utf-8")
    (root / "site").mkdir()
    (root / "site/index.html").write_text("det forrige", encoding="utf-8")
    done = run_build(root, root / "site", UTEN_PAPIR="1")
    assert done.returncode == 1 and "docs/nb/hjelp/rus.md" in done.stderr and "[TELEFON]" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and "Det forrige står urørt." in done.stderr
    assert [path.name for path in (root / "site").iterdir()] == ["index.html"]


def test_what_cannot_be_built_and_what_is_written_wrong_are_told_together(tmp_path: Path) -> None:
    root = copied(tmp_path / "prosjekt")
    page = root / "docs/nb/hjelp/rus.md"
    text = f'{page.read_text(encoding="utf-8")}\nRing 22 40 00 41.\n\n{{{{ telefon("finnes-ikke") }}}}\n'
    page.write_text(text, encoding="utf-8")
    done = run_build(root, root / "site", UTEN_PAPIR="1")
    assert done.returncode == 1 and "[TELEFON]" in done.stderr and "finnes-ikke" in done.stderr, done.stderr


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
