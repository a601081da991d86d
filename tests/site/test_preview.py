"""What an editor sees with «make serve»: the change soon after it is saved, and a mistake that stops nothing for good."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PAGE = Path("docs/nb/hjelp/for-menn.md")
HELD_BACK = 2  # seconds; MkDocs answers nobody until the mistake is mended
LONGEST = 60  # seconds; a busy machine is slow, and a preview that never comes is what this test is for


@pytest.fixture
def preview(copy: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a preview of a copy of the project, and the file with what it says in the terminal."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    said = tmp_path / "sagt.txt"
    with said.open("w") as out:
        serving = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place],
            cwd=copy,
            stdout=out,
            stderr=out,
            env={**os.environ, "SITE_LOCALE": "nb", "SITE_URL": f"http://{place}/"},
        )
        yield f"http://{place}/hjelp/for-menn/", said
        serving.terminate()
        serving.wait(timeout=LONGEST)


def waited(shown: Callable[[], bool]) -> float:
    """Seconds until it is shown."""
    start = time.monotonic()
    while not shown():
        assert time.monotonic() - start < LONGEST, "forhåndsvisningen kom aldri"
        time.sleep(0.2)
    return time.monotonic() - start


def read(address: str, patience: float = LONGEST) -> str:
    """What stands at the address now; nothing while the server is not up, or holds its answer back."""
    try:
        with urllib.request.urlopen(address, timeout=patience) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def test_a_change_is_shown_and_a_mistake_is_told_and_mended_without_starting_again(
    preview: tuple[str, Path], copy: Path, measured: Callable[[str], None]
) -> None:
    address, said = preview
    waited(lambda: "</html>" in read(address))
    page = copy / PAGE
    right = page.read_text(encoding="utf-8")
    page.write_text(f"{right}\nFørste prøvesetning.\n", encoding="utf-8")
    seconds = waited(lambda: "Første prøvesetning" in read(address))
    measured(f"Fra lagret til vist i forhåndsvisningen, ett språk: {seconds:.1f} s")
    page.write_text(f"{right}\nRing 22 33 44 55.\n", encoding="utf-8")
    waited(lambda: f"{PAGE}:" in said.read_text(encoding="utf-8"))
    assert "[TELEFON]" in said.read_text(encoding="utf-8") and "22 33 44 55" not in read(address, HELD_BACK)
    page.write_text(f"{right}\nAndre prøvesetning.\n", encoding="utf-8")
    waited(lambda: "Andre prøvesetning" in read(address))
