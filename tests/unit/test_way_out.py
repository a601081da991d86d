"""Whoever reads of help against violence can leave the page in one press."""

from __future__ import annotations

import pytest

from ressursbank.change.uses import services_on
from ressursbank.show.way_out import EVERYONE, HURT, way_out
from ressursbank.site import Site
from tests.chosen import a_page, an_open_service, with_services
from tests.mutation.test_sources import with_body


def helps(site: Site) -> set[str]:
    """Those who help against violence and abuse, and are no help for everything."""
    return {one.id for one in site.register.services.values() if HURT in one.topics and EVERYONE not in one.audience}


def test_a_page_read_at_home_has_the_way_out_when_it_names_one_of_them_and_else_not(project: Site) -> None:
    at_home = [one for one in project.pages.values() if one.section in ("hjelp", "bekymret", "tjenester")]
    leaves = {page.path for page in at_home if way_out(project, page)}
    assert leaves and len(leaves) < len(at_home)
    for page in at_home:
        by_name = {word for call in page.calls for word in call.args} & helps(project)
        assert page.path in leaves or not by_name, page.path
        assert page.path not in leaves or services_on(page, project) & helps(project), page.path


@pytest.mark.parametrize(
    ("body", "leaves"),
    [
        ('{{ tjeneste("hjelper") }}', True),
        ('{{ tjenester(tema="vold-og-overgrep") }}', True),
        ("{{ tjenesteoversikt() }}", True),
        ("{{ kart() }}", True),
        ('{{ tjeneste("for-alle") }}', False),
        ("{{ stige() }}", False),
    ],
)
def test_it_is_there_by_name_by_list_and_by_all_of_them_and_only_at_home(project: Site, body: str, leaves: bool) -> None:
    made = [
        an_open_service(project, id=one, topics=[HURT], audience=[who])
        for one, who in (("hjelper", "voksne"), ("for-alle", "alle"))
    ]
    site = with_services(project, *made)
    at_home, at_work = (with_body(a_page(project, one), body) for one in ("hjelp", "ansatt"))
    assert at_home and at_work and bool(way_out(site, at_home)) is leaves and not way_out(site, at_work)


def test_staff_keep_their_page_when_they_read_of_it_at_work(project: Site) -> None:
    assert not [one.path for one in project.pages.values() if one.section == "ansatt" and way_out(project, one)]
