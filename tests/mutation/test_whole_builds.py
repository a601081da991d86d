"""One wrong digit of each kind in a copy of the whole project: no build gives a site the checks would let pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ressursbank.check.run import all_problems
from ressursbank.problems import Severity
from ressursbank.site import Site
from tests.chosen import a_line
from tests.conftest import run_build
from tests.site.pages import html_files
from tests.site.said import said_on, truth_of, wrong

STOPPED = {
    "en side": ("docs/nb/hjelp/index.md", r'telefon\("nod-113-amk', 'telefon("nod-13-amk', "[UKJENT]"),
    "en engelsk side": ("docs/en/hjelp/index.md", r'telefon\("nod-113-amk', 'telefon("nod-131-amk', "[UKJENT]"),
    "et skrevet nummer": ("docs/nb/hjelp/index.md", r'\{\{ telefon\("nod-113-amk"\) \}\}', "123", "[TELEFON]"),
    "et ark": ("overrides/papir/numre.html", "nod-112-politi", "nod-121-politi", "[MAKRO] siden ble ikke bygget"),
}
PRINTED = {
    "en del": (
        "overrides/partials/kort.html",
        "point.value.text }}</bdi>",
        'point.value.text|replace("1", "2", 1) }}</bdi>',
    ),
    "delen som ringer": (
        "overrides/partials/telefon.html",
        '"{{ point.value.href',
        '"{{ point.value.href|replace("1", "", 1)',
    ),
    "akuttsiden": ("overrides/akutt.html", "{{ line.text|e }}", '{{ line.text|replace("16", "61")|e }}'),
}


def break_one(root: Path, path: str, pattern: str, new: str) -> None:
    """Puts the first find in a file right into being wrong."""
    text = (root / path).read_text(encoding="utf-8")
    changed, times = re.subn(pattern, new, text, count=1)
    assert times == 1, path
    (root / path).write_text(changed, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("what", STOPPED)
def test_a_wrong_digit_stops_the_build_and_says_where(copy: Path, what: str) -> None:
    *where, said = STOPPED[what]
    break_one(copy, *where)
    done = run_build(copy, copy / "site", UTEN_PAPIR="" if what == "et ark" else "1")
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert not (copy / "site").exists()


@pytest.mark.slow
def test_a_wrong_digit_in_a_service_stops_the_change_and_the_build_of_a_site_people_use(copy: Path, project: Site) -> None:
    a_line(project).change(copy)
    assert any(one.code == "SIFFER" and one.severity is Severity.FEIL for one in all_problems(copy))
    break_one(copy, "data/kommune.yml", "approved_for_launch: false", "approved_for_launch: true")
    done = run_build(copy, copy / "site")
    assert done.returncode == 1 and "[SIFFER]" in done.stderr and not (copy / "site").exists(), done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("what", PRINTED)
def test_a_wrong_digit_in_a_template_is_seen_in_what_was_built(copy: Path, project: Site, what: str) -> None:
    path, old, new = PRINTED[what]
    break_one(copy, path, re.escape(old), new.replace("\\", r"\\"))
    done = run_build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    truth = truth_of(project)
    pages = [BeautifulSoup(one.read_text(encoding="utf-8"), "html.parser") for one in html_files(copy / "site")]
    assert [one for page in pages for one in wrong(said_on(page, truth), truth)]
