"""Two languages nobody speaks, made of the Norwegian text: one with very long words, one written from right to left.

Calls, links, ids, places to fill in and numbers are left whole, as a translator leaves them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Speech = Callable[[str], str]
KEPT = re.compile(r"\{\{.*?\}\}|\{[^}\n]*\}|\]\([^)\s]*\)|<[^>]*>|^(?:!!!|\?\?\?) \w+|https?://\S+", re.M)
WORD = re.compile(r"[^\W\d_]+")
TWO_WORDS = re.compile(r"\b([^\W\d_]{4,12}) ([^\W\d_]{4,12})\b")
ROW = re.compile(r"^(\s*(?:[\w-]+|\"\d+\"):) (.+)$")
FIELD = re.compile(r"^(title|description|label): (.+)$", re.M)
LONGEST = {"title": 70, "description": 160, "label": 24}
ACCENTS = str.maketrans("aeiouyåæøcnsAEIOUYÅÆØCNS", "áëïóúýâǽǿçñšÁËÏÓÚÝÂǼǾÇÑŠ")
LATIN = "abcdefghijklmnopqrstuvwxyzæøåéôòóü"
ARABIC = "ابصدهفجحيكقلمنعرطسشتوثخذزغظضءؤئةىآ"


def long_words(text: str) -> str:
    """Every word half as long again, with accents; two words that follow each other often become one."""

    def grown(found: re.Match[str]) -> str:
        word = found.group()
        return (word + word[-(len(word) // 2) :] if len(word) > 1 else word).translate(ACCENTS)

    return WORD.sub(grown, TWO_WORDS.sub(r"\1\2", text))


def right_to_left(text: str) -> str:
    """Every word in Arabic letters."""
    letters = dict(zip(LATIN, ARABIC, strict=True))
    return WORD.sub(lambda found: "".join(letters.get(one, one) for one in found.group().lower()), text)


def spoken(text: str, speak: Speech) -> str:
    """The text in the new language, all that is no prose left as it is."""
    kept = KEPT.findall(text)
    parts = [speak(part) for part in KEPT.split(text)]
    return "".join(part + whole for part, whole in zip(parts, [*kept, ""], strict=True))


def phrases(text: str, speak: Speech) -> str:
    """The file of phrases as the scaffold made it, with every line translated and its mark taken away."""
    head, _, rest = text.partition("\n\n")
    rows = []
    for row in rest.split("\n"):
        found = ROW.match(row.removeprefix("# "))
        rows.append(f"{found[1]} {spoken(found[2], speak)}" if found else row.removeprefix("# "))
    return f"{head}\n\n" + "\n".join(rows)


def page(text: str, speak: Speech) -> str:
    """A Norwegian page as its translation: the same fields, and the day of the text it follows."""
    _, head, body = text.split("---\n", 2)

    def field(found: re.Match[str]) -> str:
        said = spoken(found[2].strip('"'), speak).replace('"', "")
        return f'{found[1]}: "{said[: LONGEST[found[1]]].rstrip()}"'

    head = FIELD.sub(field, head).replace("content_updated_on:", "translated_from:")
    return f"---\n{head}---\n{spoken(body, speak)}"
