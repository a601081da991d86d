"""What an editor sees with «make serve»: the change soon after it is saved, and a mistake that stops nothing for good."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest

from ressursbank.site import Site
from tests.chosen import a_line, a_page

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
        yield f"http://{place}/", said
        serving.terminate()
        serving.wait(timeout=LONGEST)


def waited(shown: Callable[[], bool]) -> float:
    """Seconds until it is shown."""
    start = time.monotonic()
    while not shown():
        assert time.monotonic() - start < LONGEST, "forhåndsvisningen kom aldri"
        time.sleep(0.05)
    return time.monotonic() - start


def read(address: str, patience: float = LONGEST) -> str:
    """What stands at the address now; nothing while the server is not up, or holds its answer back."""
    try:
        with urllib.request.urlopen(address, timeout=patience) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def until(address: str, text: str) -> float:
    """Seconds until the text stands at the address."""
    return waited(lambda: text in read(address))


def main(html: str) -> str:
    """What a page says, without what MkDocs adds to show it anew."""
    found = re.search(r"<main.*</main>", html, re.S)
    return found.group() if found else ""


@pytest.mark.slow
def test_a_change_is_shown_and_a_mistake_is_told_and_mended_without_starting_again(
    preview: tuple[str, Path], copy: Path, project: Site, measured: Callable[[str], None]
) -> None:
    home, said = preview
    chosen = a_page(project, "hjelp")
    address, directory, page = home + chosen.url, f"{home}tjenester/", copy / chosen.path
    until(address, "</html>")
    untouched = main(read(directory))
    right = page.read_text(encoding="utf-8")
    seconds = []
    for one in ("Første", "Andre", "Tredje"):
        page.write_text(f"{right}\n{one} prøvesetning.\n", encoding="utf-8")
        seconds.append(until(address, f"{one} prøvesetning"))
    assert main(read(directory)) == untouched and untouched.count("<article") == len(project.register.services)
    measured(f"Fra lagret til vist i forhåndsvisningen, ett språk, midterste av tre: {median(seconds):.1f} s")
    page.write_text(f"{right}\nRing 22 33 44 55.\n", encoding="utf-8")
    waited(lambda: f"{chosen.path}:" in said.read_text(encoding="utf-8"))
    assert "[TELEFON]" in said.read_text(encoding="utf-8") and "22 33 44 55" not in read(address, HELD_BACK)
    page.write_text(f"{right}\nFjerde prøvesetning.\n", encoding="utf-8")
    until(address, "Fjerde prøvesetning")
    _a_new_number_phrase_or_template_is_shown_on_pages_nobody_has_touched(home, copy, project)


def _a_new_number_phrase_or_template_is_shown_on_pages_nobody_has_touched(home: str, copy: Path, project: Site) -> None:
    line = a_line(project)
    topic = f"{home}tjenester/tema/{line.service.topics[0]}/"
    until(topic, "</html>")
    line.change(copy)
    until(topic, line.links[1])
    assert line.number not in read(topic)
    phrase = project.strings["nb"].plain("kort.for_hvem")
    for path, old, new in (
        ("data/strings/nb.yml", f" {phrase}\n", " Slik prøver vi\n"),
        ("overrides/partials/kort.html", 'class="praktisk"', 'class="praktisk prøvd"'),
    ):
        text = (copy / path).read_text(encoding="utf-8")
        assert old in text
        (copy / path).write_text(text.replace(old, new), encoding="utf-8")
        until(topic, new.strip())
