"""What is done to a finished build: a policy for each page, files at the root, and the copy for use without network."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64encode
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup

from ressursbank.check.security_txt import check_security_txt
from ressursbank.launch import of_site
from ressursbank.problems import Severity
from ressursbank.publish.csp import STYLE, with_policy
from ressursbank.publish.offline import write_offline
from ressursbank.publish.plain_colours import with_plain_colours
from ressursbank.site import Site
from tests.conftest import ROOT
from tests.site.pages import address, html_files, tree
from tests.site.published import home, rules

ALONE = ("akutt/index.html", "404.html")


def test_every_page_has_a_policy_right_after_its_charset_that_fits_its_own_style(built: Path) -> None:
    for path in html_files(built):
        html, place = path.read_text(encoding="utf-8"), address(path, built)
        assert '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"' in html, place
        policy = rules(tree(path))
        assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'", place
        styles = [one.decode_contents() for one in tree(path).find_all("style")]
        hashes = {f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in styles}
        assert set(policy["style-src"].split()) == hashes and hashes, place
        assert not re.search(r"unsafe|https?:|\*|data:|blob:", str(policy)), place


def test_the_emergency_and_404_pages_may_load_nothing_at_all(built: Path) -> None:
    """What «connect-src» allows is for scripts, and these pages may run none; not even the icon a browser asks for by itself."""
    for path in html_files(built):
        if path.as_posix().endswith(ALONE):
            allowed = {"default-src", "style-src", "connect-src", "base-uri", "form-action"}
            assert set(rules(tree(path))) == allowed, address(path, built)


def test_any_page_may_fetch_robots_txt(built: Path) -> None:
    for path in html_files(built):
        assert rules(tree(path))["connect-src"] == "'self'", address(path, built)


def test_every_named_colour_is_written_out_for_a_browser_that_knows_no_names(built: Path) -> None:
    for path in html_files(built):
        for rule in re.findall(r"\{([^{}]*)", "".join(STYLE.findall(path.read_text(encoding="utf-8")))):
            before = ""
            for one in rule.split(";"):
                name, _, value = one.partition(":")
                written = before.startswith(f"{name}:") and "var(" not in before
                assert "var(" not in value or written, f"{address(path, built)}: {one}"
                before = one


def test_a_colour_nobody_has_set_stops_the_build_with_its_name() -> None:
    with pytest.raises(ValueError, match="«--borte»"):
        with_plain_colours("<style>:root{--her:#fff}a{color:var(--borte)}</style>")


def test_a_page_is_allowed_only_what_it_uses(built: Path) -> None:
    uses = {
        "script-src": "script[src]",
        "worker-src": "[data-offline]",
        "manifest-src": "link[rel=manifest]",
        "img-src": "img, link[rel=icon], image",
    }
    for path in html_files(built):
        page, place = tree(path), address(path, built)
        for name, selector in uses.items():
            wanted = "'self'" if page.select_one(selector) else None
            assert rules(page).get(name) == wanted, f"{place}: {name}"


def test_no_page_holds_a_style_attribute_or_inline_code_that_its_policy_would_stop(built: Path) -> None:
    for path in html_files(built):
        page, place = tree(path), address(path, built)
        assert not page.select("[style]"), f"{place}: {page.select('[style]')[:1]}"
        code = [
            one for one in page.find_all("script") if one.get("type") != "application/ld+json" and one.get_text().strip()
        ]
        assert code == [], place


def test_a_page_that_does_not_begin_as_ours_gets_no_half_policy() -> None:
    for html in (
        "<p>uten hode",
        '<style>a{}</style><meta charset="utf-8">',
        '<script src="a.js"></script><meta charset="utf-8">',
    ):
        with pytest.raises(ValueError, match="sikkerhetspolicy"):
            with_policy(html)


def test_robots_may_read_everything_and_find_the_sitemap(built: Path) -> None:
    text = (built / "robots.txt").read_text(encoding="utf-8")
    assert "Disallow" not in text and "Allow: /\n" in text
    assert f"Sitemap: {home(built)}sitemap.xml" in text


def test_security_txt_has_what_rfc_9116_asks_for(project: Site, built: Path) -> None:
    text = (built / ".well-known/security.txt").read_text(encoding="utf-8")
    fields = [row.split(": ", 1) for row in text.splitlines()]
    names = [name for name, _ in fields]
    assert names.count("Expires") == 1 and names.count("Preferred-Languages") == 1 and "Contact" in names
    values = dict(fields)
    assert values["Contact"].startswith(("https://", "mailto:"))
    assert values["Canonical"] == f"{home(built)}.well-known/security.txt"
    assert values["Preferred-Languages"] == "nb, en"
    expires = datetime.fromisoformat(values["Expires"])
    assert expires.tzinfo is not None and expires.date() == project.register.municipality.security.expires


def on_day(project: Site, expires: date | None, today: date) -> list[tuple[str, Severity]]:
    town = project.register.municipality
    changed = town.model_copy(update={"security": town.security.model_copy(update={"expires": expires})})
    site = replace(project, register=replace(project.register, municipality=changed), today=today)
    return [(one.code, one.severity) for one in check_security_txt(site)]


def test_the_expiry_of_security_txt_is_watched_but_stops_nobody(project: Site) -> None:
    end = date(2027, 10, 31)
    assert on_day(project, end, end - timedelta(days=31)) == []
    for left in (30, 0, -100):
        assert on_day(project, end, end - timedelta(days=left)) == [("SIKKERHET", Severity.PAMINNELSE)], left
    assert on_day(project, end, end - timedelta(days=366)) == [("SIKKERHET", Severity.ADVARSEL)]
    assert on_day(project, None, end) == []


def test_the_expiry_problem_points_at_its_line(project: Site) -> None:
    late = replace(project, today=date(2030, 1, 1))
    found = next(check_security_txt(late))
    row = (ROOT / found.path).read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert row.strip().startswith("expires:") and "security.txt" in found.sentence


def test_nobody_to_tell_about_a_hole_stands_on_the_launch_list(project: Site) -> None:
    owed = [one for one in of_site(project) if one.kind == "sikkerhet"]
    assert bool(owed) == (not project.register.municipality.security.contact)


def test_browsers_that_ask_for_an_icon_get_a_neutral_one(built: Path) -> None:
    icon = (built / "favicon.ico").read_bytes()
    assert icon.startswith(b"\x00\x00\x01\x00") and len(icon) < 2_000


def edition(site: Path) -> str:
    found = re.search(r'UTGAVE = "([0-9a-f]+)"', (site / "sw.js").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def test_the_copy_s_edition_changes_with_the_emergency_pages_and_with_nothing_else(
    project: Site, built: Path, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(built, tmp_path / "site"))
    before = edition(site)
    (site / "hjelp/index.html").write_text("noe helt annet", encoding="utf-8")
    write_offline(project, site)
    assert edition(site) == before
    page = site / "en/akutt/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", " </main>"), encoding="utf-8")
    write_offline(project, site)
    assert edition(site) != before


def test_the_worker_has_nothing_left_to_fill_in_and_stays_small(built: Path) -> None:
    worker = (built / "sw.js").read_bytes()
    assert not re.search(rb'"(UTGAVE|MERKE|SIDER)"', worker) and len(brotli.compress(worker)) <= 3_000
    assert [b'"mappe": "en/"' in worker, b'"mappe": ""' in worker] == [True, True]


def test_the_built_in_pages_show_the_register_s_crisis_numbers(built: Path) -> None:
    worker = (built / "sw.js").read_text(encoding="utf-8")
    for page in json.loads(worker[worker.index("const SIDER = ") + 14 : worker.index("];\n") + 1]):
        tree_ = BeautifulSoup(page["innebygd"], "html.parser")
        assert [link["href"] for link in tree_.select("a[href^='tel:']")] == ["tel:113", "tel:116117", "tel:116123"]
        style = tree_.find("style")
        assert style is not None and tree_.html is not None and tree_.html["lang"] == page["sprak"]
        assert b64encode(sha256(style.decode_contents().encode()).digest()).decode() in rules(tree_)["style-src"]
