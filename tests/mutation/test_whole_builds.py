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
from tests.site.pages import address, html_files
from tests.site.said import said_on, truth_of, wrong

STOPPED = (
    ("docs/nb/hjelp/index.md", r'telefon\("nod-113-amk', 'telefon("nod-13-amk', "[UKJENT] Fant ikke tjenesten «nod-13-amk»"),
    (
        "docs/en/hjelp/index.md",
        r'telefon\("nod-113-amk',
        'telefon("nod-131-amk',
        "[UKJENT] Fant ikke tjenesten «nod-131-amk»",
    ),
    ("docs/nb/ansatt/index.md", r"\Z", "\nRing 123.\n", "[TELEFON]"),
)
PRINTED = (
    ("overrides/partials/kort.html", "point.value.text }}</bdi>", 'point.value.text|replace("1", "2", 1) }}</bdi>'),
    ("overrides/partials/telefon.html", '"{{ point.value.href', '"{{ point.value.href|replace("1", "", 1)'),
    ("overrides/akutt.html", "{{ line.text|e }}", '{{ line.text|replace("16", "61")|e }}'),
)


def break_one(root: Path, path: str, pattern: str, new: str) -> None:
    """Puts the first find in a file right into being wrong."""
    text = (root / path).read_text(encoding="utf-8")
    changed, times = re.subn(pattern, new, text, count=1)
    assert times == 1, path
    (root / path).write_text(changed, encoding="utf-8")


@pytest.mark.natt
def test_wrong_digits_stop_the_build_and_all_are_told_with_their_place(copy: Path) -> None:
    for path, old, new, _ in STOPPED:
        break_one(copy, path, old, new)
    done = run_build(copy, copy / "site")
    assert done.returncode == 1 and "Traceback" not in done.stderr and not (copy / "site").exists()
    assert [said for path, *_, said in STOPPED if path not in done.stderr or said not in done.stderr] == [], done.stderr


@pytest.mark.natt
def test_a_wrong_digit_in_a_service_stops_the_change_and_the_build_of_a_site_people_use(copy: Path, project: Site) -> None:
    a_line(project).change(copy)
    assert any(one.code == "SIFFER" and one.severity is Severity.FEIL for one in all_problems(copy))
    break_one(copy, "data/kommune.yml", "approved_for_launch: false", "approved_for_launch: true")
    done = run_build(copy, copy / "site")
    assert done.returncode == 1 and "[SIFFER]" in done.stderr and not (copy / "site").exists(), done.stderr


@pytest.mark.natt
def test_a_wrong_digit_in_a_template_is_seen_in_what_was_built(copy: Path, project: Site) -> None:
    for path, old, new in PRINTED:
        break_one(copy, path, re.escape(old), new)
    done = run_build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    truth, found = truth_of(project), {}
    for page in html_files(copy / "site"):
        found[address(page, copy / "site")] = wrong(
            said_on(BeautifulSoup(page.read_text("utf-8"), "html.parser"), truth), truth
        )
    assert found["/tjenester/"] and found["/akutt/"] and found["/hjelp/"]
