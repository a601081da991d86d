"""What several files of unit tests ask for."""

from __future__ import annotations

import pytest

from ressursbank.show.place import Here
from ressursbank.site import Site


@pytest.fixture(params=["nb", "en"])
def here(request: pytest.FixtureRequest, project: Site) -> Here:
    """The map's page in one language."""
    return Here(project, str(request.param), "tjenester/kart")
