"""What hands, disks and editors do to a file: any of it may reach the check, none of it may reach a reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

SIGNS = ("\"", "'", "{", "}", "{{", "}}", "{%", "[", "]", "(", "&a ", "*a", "!!x ", "|", ">", ": ", "- ", "# ", "\t", "`", "<b>", "---\n", "…", "\u202e", "\ufeff")  # fmt: skip
Change = Callable[[bytes, int, int], bytes]


def _flip(raw: bytes, at: int, how: int) -> bytes:
    place = at % len(raw)
    return raw[:place] + bytes([raw[place] ^ (1 << how % 8)]) + raw[place + 1 :]


def _cut(raw: bytes, at: int, how: int) -> bytes:
    return raw[: at % len(raw)]


def _nul(raw: bytes, at: int, how: int) -> bytes:
    place = at % len(raw)
    return raw[:place] + bytes([how % 32]) + raw[place:]


def _drop(raw: bytes, at: int, how: int) -> bytes:
    rows = raw.split(b"\n")
    place = at % len(rows)
    return b"\n".join(rows[:place] + rows[place + 1 + how % 3 :])


def _double(raw: bytes, at: int, how: int) -> bytes:
    rows = raw.split(b"\n")
    place = at % len(rows)
    return b"\n".join([*rows[:place], *[rows[place]] * (2 + how % 3), *rows[place + 1 :]])


def _swap(raw: bytes, at: int, how: int) -> bytes:
    rows = raw.split(b"\n")
    one, other = at % len(rows), (at + 1 + how) % len(rows)
    rows[one], rows[other] = rows[other], rows[one]
    return b"\n".join(rows)


def _indent(raw: bytes, at: int, how: int) -> bytes:
    rows = raw.split(b"\n")
    place = at % len(rows)
    rows[place] = b" " * (1, 2, 3, 40, 5000, 150_000)[how % 6] + rows[place]
    return b"\n".join(rows)


def _encode(raw: bytes, at: int, how: int) -> bytes:
    text = raw.decode("utf-8")
    return text.encode(("latin-1", "utf-16", "utf-16-le", "cp1252", "utf-7", "utf-8-sig")[how % 6], "replace")


def _sign(raw: bytes, at: int, how: int) -> bytes:
    text = raw.decode("utf-8")
    place = at % len(text)
    return (text[:place] + SIGNS[how % len(SIGNS)] + text[place:]).encode("utf-8")


def _key(raw: bytes, at: int, how: int) -> bytes:
    keys = list(re.finditer(rb"^([ -]*)([a-z_]+)(?=:)", raw, re.M))
    if not keys:
        return _flip(raw, at, how)
    one = keys[at % len(keys)]
    name = (one[2][1:], one[2] + b"e", b"value", b"id", b"")[how % 5]
    return raw[: one.start(2)] + name + raw[one.end(2) :]


def _digit(raw: bytes, at: int, how: int) -> bytes:
    places = [found.start() for found in re.finditer(rb"[0-9]", raw)]
    if not places:
        return _flip(raw, at, how)
    place = places[at % len(places)]
    return raw[:place] + b"%d" % ((int(raw[place : place + 1]) + 1 + how % 9) % 10) + raw[place + 1 :]


def _empty(raw: bytes, at: int, how: int) -> bytes:
    return (b"", b"\n", b"---\n", b"items:\n", b"null", b"[]", b"0")[how % 7]


CHANGES: dict[str, Change] = {
    "et siffer endret": _digit,
    "en bit snudd": _flip,
    "en linje borte": _drop,
    "en linje flere ganger": _double,
    "to linjer byttet": _swap,
    "kuttet": _cut,
    "galt tegnsett": _encode,
    "kontrolltegn": _nul,
    "et tegn satt inn": _sign,
    "stort innrykk": _indent,
    "nytt navn på et felt": _key,
    "tømt": _empty,
}


@dataclass(frozen=True)
class Corruption:
    """One file, and what happens to it."""

    path: str
    what: str
    at: int
    how: int

    def done(self, raw: bytes) -> bytes:
        """The file afterwards; an empty one stays empty."""
        return CHANGES[self.what](raw, self.at, self.how) if raw else raw


def corruptions(paths: list[str]) -> st.SearchStrategy[Corruption]:
    """Any of these, to any of the files."""
    return st.builds(
        Corruption, st.sampled_from(paths), st.sampled_from(sorted(CHANGES)), st.integers(0, 200_000), st.integers(0, 1000)
    )
