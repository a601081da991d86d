"""Every built page is valid HTML by the Nu checker. Long: «make audit» fetches the checker by hash."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
NEWER_CSS = ("CSS: “container-type”", "CSS: Unrecognized at-rule “@container”", "CSS: “field-sizing”")
"""What the checker has not learnt yet; a browser that does not know them shows the plain layout."""
JAR = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="module")
def checker() -> Path:
    """The checker, fetched as the lock file says."""
    if not shutil.which("java") or not shutil.which("npm"):
        pytest.skip("HTML-kontrollen trenger java og npm, og denne maskinen mangler en av dem")
    if not JAR.is_file():
        subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True, capture_output=True
        )
    return JAR


def test_every_page_is_valid_html(checker: Path, built: Path) -> None:
    done = subprocess.run(
        ["java", "-jar", str(checker), "--format", "json", "--errors-only", "--skip-non-html", str(built)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    messages = json.loads(done.stderr)["messages"]
    wrong = [one for one in messages if not one["message"].startswith(NEWER_CSS)]
    assert [f"{Path(one['url']).relative_to(built)}: {one['message']}" for one in wrong][:20] == []
