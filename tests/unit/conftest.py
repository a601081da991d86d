"""What several files of unit tests ask for."""

from __future__ import annotations

import pytest

from ressursbank.register.chain import Chain, load_chain
from ressursbank.show.place import Here
from ressursbank.site import Site
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def chain(project: Site) -> Chain:
    """The chain as it stands."""
    return load_chain(ROOT, project.register)


@pytest.fixture(params=["nb", "en"])
def here(request: pytest.FixtureRequest, project: Site) -> Here:
    """The map's page in one language."""
    return Here(project, str(request.param), "tjenester/kart")
