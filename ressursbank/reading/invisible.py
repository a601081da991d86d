"""Signs nobody sees: pasted in, they split a number, turn a line round or hide a word from every check.

Those that Arabic, Persian and the like need between letters are let be in texts, but not in numbers and addresses.
"""

from __future__ import annotations

import html
import re

JOINERS = "\u061c\u200c-\u200f"
# Control and private signs, soft hyphen, fillers, zero width, turned direction (Unicode TR36), lost letters and tags.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufeff\uffa0\ufff0-\uffff\U000e0000-\U0010ffff]"
)
ANY = re.compile(f"{HIDDEN.pattern}|[{JOINERS}]")
ENTITY = re.compile(r"&#?\w{1,32};")


def told(text: str, signs: re.Pattern[str] = ANY) -> str:
    """What an editor is told of the first such sign: its code and what it hides behind; empty when there is none."""
    found = signs.search(text)
    if found is None:
        return ""
    behind = " ".join(signs.sub("", text[found.end() :]).split()[:2])
    where = f"Foran «{behind[:30]}»" if behind else "Helt til slutt"
    return (
        f"{where} er det et tegn ingen ser (U+{ord(found.group()):04X}). "
        "Slikt følger med når noe limes inn. Slett alt på linja, og skriv det på nytt for hånd."
    )


def first_hidden(text: str) -> tuple[int, str]:
    """Where the first such sign of a file is, as it stands or spelt as an HTML code, and what is told; -1 when none."""
    if found := HIDDEN.search(text):
        return found.start(), told(text[found.start() :].split("\n")[0], HIDDEN)
    for code in ENTITY.finditer(text):
        means = html.unescape(code.group())
        if not means or HIDDEN.search(means):
            return code.start(), f"«{code.group()}» blir et tegn ingen ser. Ta det bort, og skriv ordet på nytt."
    return -1, ""
