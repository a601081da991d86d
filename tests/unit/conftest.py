"""What several files of unit tests ask for."""

from __future__ import annotations

import pytest

from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.chosen import page_with


@pytest.fixture(params=["nb", "en"])
def here(request: pytest.FixtureRequest, project: Site) -> Here:
    """The map's page in one language."""
    return Here(project, str(request.param), page_with(project, "kart").slug)
