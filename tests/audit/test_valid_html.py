"""Every built page is valid HTML by the Nu checker. Long: «make audit» fetches the checker by hash."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.audit.fetched import fetched

pytestmark = pytest.mark.slow
NEWER_CSS = ("CSS: “container-type”", "CSS: Unrecognized at-rule “@container”", "CSS: “field-sizing”")
"""What the checker has not learnt yet; a browser that does not know them shows the plain layout."""


@pytest.fixture(scope="module")
def checker() -> Path:
    """The checker."""
    return fetched("vnu-jar", "java") / "build" / "dist" / "vnu.jar"


def test_every_page_is_valid_html(checker: Path, built: Path) -> None:
    done = subprocess.run(
        ["java", "-jar", str(checker), "--format", "json", "--errors-only", "--skip-non-html", str(built)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    messages = json.loads(done.stderr)["messages"]
    wrong = [one for one in messages if not one["message"].startswith(NEWER_CSS)]
    assert [f"{Path(one['url']).relative_to(built)}: {one['message']}" for one in wrong][:20] == []
