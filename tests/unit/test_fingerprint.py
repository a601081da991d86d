"""What is kept of the register goes when anything below ``data`` is new: an old number must not stay in a preview."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ressursbank.reading.files import fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, one in a folder of its own."""
    data = tmp_path / "data"
    (data / "services").mkdir(parents=True)
    (data / "services" / "prove.yml").write_text("value: 22 36 17 00\n")
    (data / "kommune.yml").write_text("name: Gjøvik\n")
    return data


def _another_digit_at_the_same_time(folder: Path) -> None:
    path = folder / "services" / "prove.yml"
    saved = path.stat()
    path.write_text("value: 22 36 17 01\n")
    os.utime(path, ns=(saved.st_atime_ns, saved.st_mtime_ns))


def _moved(folder: Path) -> None:
    (folder / "kommune.yml").rename(folder / "services" / "kommune.yml")


def _a_shortcut_in_its_place(folder: Path) -> None:
    path = folder / "kommune.yml"
    path.rename(folder.parent / "kommune.yml")
    path.symlink_to(folder.parent / "kommune.yml")


def _a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "services" / "ror.yml")


@pytest.mark.parametrize(
    "change",
    [
        _another_digit_at_the_same_time,
        _moved,
        _a_shortcut_in_its_place,
        _a_pipe,
        lambda folder: (folder / "services" / "prove.yml").unlink(),
        lambda folder: (folder / "tom").mkdir(),
    ],
)
def test_every_change_is_seen(folder: Path, change: Callable[[Path], None]) -> None:
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    change(folder)
    assert fingerprint(folder) != before
