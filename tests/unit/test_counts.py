"""A count on a page never reads like a number to call: someone in fear rings the first three digits they see."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ressursbank.show.contents import languages
from ressursbank.show.place import Here
from ressursbank.site import Site


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(("number", "shown"), [(1, "1"), (99, "99"), (110, "100"), (113, "100"), (911, "900")])
def test_a_count_from_a_hundred_up_is_told_in_hundreds(project: Site, language: str, number: int, shown: str) -> None:
    said = project.strings[language].count(number)
    assert shown in said.split() and (number < 100 or str(number) not in said)


def test_the_language_page_tells_how_many_pages_fall_behind_in_the_same_way(project: Site) -> None:
    newer = {
        key: replace(page, meta=page.meta.model_copy(update={"content_updated_on": project.today + timedelta(days=1)}))
        for key, page in project.pages.items()
        if page.language == "nb"
    }
    here = Here(replace(project, pages={**project.pages, **newer}), "nb", "om/index")
    rows = languages(here)["rows"]
    assert isinstance(rows, list)
    assert [row["behind"] for row in rows] == ["", "minst 100"]
