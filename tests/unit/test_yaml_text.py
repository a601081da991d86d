"""Values stay what the editor typed; what is not plain text is refused with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ressursbank.reading.yaml_text import UnreadableError, parse_yaml, read_yaml


@pytest.mark.parametrize("typed", ["10:00", "no", "02800", "113", "2026-01-01", "0o17", "1e3", "yes", "116 117", "0x1F"])
def test_what_yaml_would_reinterpret_stays_text(typed: str) -> None:
    document = parse_yaml(f"felt: {typed}\n")
    assert document.tree == {"felt": typed}
    assert document.line(("felt",)) == 1


def test_each_value_knows_its_line_and_a_missing_one_its_parents() -> None:
    document = parse_yaml("a: 1\nb:\n  - c: x\n    d: y\n")
    assert document.line(("b", 0, "d")) == 4
    assert document.line(("b", 0, "mangler")) == 3
    assert document.line(("mangler",)) == 1


BAD = {
    "a: 1\na: 2\n": ("DOBBEL", 2),
    "a: &x 1\nb: *x\n": ("YAML", 1),
    "a: !!python/object/apply:os.system ['x']\n": ("YAML", 1),
    "a: !ENV HOME\n": ("YAML", 1),
    "b: 1\n<<: 2\n": ("YAML", 2),
    "a: 1\n---\nb: 2\n": ("YAML", 2),
    "a: b: c\n": ("YAML", 1),
    "a: 1\n\tb: 2\n": ("YAML", 2),
    'a: "åpen\n': ("YAML", 2),
    "- a\n- b\n": ("YAML", 1),
    "? [a, b]\n: c\n": ("YAML", 1),
    "a: " + "[" * 5000: ("YAML", 1),
}


@pytest.mark.parametrize(("text", "expected"), BAD.items())
def test_what_is_not_plain_text_is_refused_at_its_line(text: str, expected: tuple[str, int]) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_yaml(text)
    assert (caught.value.code, caught.value.line) == expected
    assert caught.value.sentence.endswith(".") and "\n" not in caught.value.sentence


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00a", b"a: \x00\n", b"\x89PNG\r\n\x1a\n" + bytes(range(200))])
def test_a_binary_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(raw)
    with pytest.raises(UnreadableError) as caught:
        read_yaml(path)
    assert caught.value.code == "TEGN"


def test_a_very_large_file_is_refused_before_it_is_read_as_yaml(tmp_path: Path) -> None:
    path = tmp_path / "stor.yml"
    path.write_text("a: 1\n" * 1_000_000, encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(UnreadableError) as caught:
        read_yaml(path)
    assert caught.value.code == "STOR-FIL" and time.process_time() - begun < 1


def test_an_empty_file_is_an_empty_document() -> None:
    assert parse_yaml("").tree == {} and parse_yaml("# bare en kommentar\n").tree == {}


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_and_never_crashes(text: str) -> None:
    try:
        parse_yaml(text)
    except UnreadableError as error:
        assert error.line >= 1 and error.sentence
