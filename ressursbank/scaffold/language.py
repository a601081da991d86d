"""A new language: its phrases to translate, and its row in the list with the smallest set of pages."""

from __future__ import annotations

import re
from pathlib import Path

from ressursbank.edit.files import create_file, replace_file
from ressursbank.reading.yaml_text import UnreadableError, parse_yaml, read_text
from ressursbank.register.load import Register
from ressursbank.show.strings import SOURCE

CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]+)*")
RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
FIRST = ("akutt", "index")  # someone in crisis needs these before any other page
LIST = Path("data") / "languages.yml"
HEAD = """# Faste setninger på språket «{code}». Hver linje under er den norske.
# Oversett den, og ta bort «# » foran, også foran linjene over som den er rykket inn under.
# Det som står i krøllparentes, som {{nummer}}, skal stå. Det som ikke er oversatt, vises på norsk og blir merket som norsk.

"""
ROW = """
{indent}- id: {code}
{indent}  name: "FYLL UT: språkets navn på språket selv"
{indent}  english_name: "FYLL UT: språkets navn på engelsk"
{indent}  dir: {direction}
{indent}  # Sidene språket skal ha til å begynne med. Uten «scope» gjelder alle som er oversatt.
{indent}  scope: [{scope}]
{indent}  human_read: false
"""


def new_language(root: Path, register: Register, code: str) -> list[str]:
    """Makes the file of phrases and the language's row; returns what to tell the editor.

    Raises:
        ValueError, FileExistsError: it cannot be done, and nothing is changed; the message is Norwegian.
    """
    if code == "no" or not CODE.fullmatch(code):
        instead = "Bokmål er «nb» og nynorsk «nn»." if code == "no" else "Skriv for eksempel pl, so eller ar."
        raise ValueError(f"«{code}» kan ikke være en språkkode. {instead}")
    if code in register.words["languages"]:
        raise ValueError(f"Språket «{code}» står alt i {LIST.as_posix()}.")
    source = read_text(root / "data" / "strings" / f"{SOURCE}.yml")
    rows = [f"# {row}".rstrip() for row in source.replace("\r\n", "\n").split("\n")]
    phrases = root / "data" / "strings" / f"{code}.yml"
    create_file(phrases, HEAD.format(code=code) + "\n".join(rows).rstrip("#\n ") + "\n")
    try:
        _append_row(root, code)
    except BaseException:
        phrases.unlink()
        raise
    return [
        f"Laget data/strings/{code}.yml og en rad i {LIST.as_posix()}. Fyll ut det som er merket FYLL UT.",
        f"Oversett så sidene: docs/{code}/akutt.md og docs/{code}/index.md, med samme overskrifter og ord som de norske.",
        f"Når de er lest av noen med språket som morsmål: legg {code} til under «languages» i data/kommune.yml og i mkdocs.yml.",
    ]


def _append_row(root: Path, code: str) -> None:
    path = root / LIST
    raw = path.read_bytes()
    text = read_text(path)
    before = parse_yaml(text).tree.get("items")
    marks = re.findall(r"^( *)- id:", text, re.M)
    if not marks or not isinstance(before, list):
        raise ValueError(f"Fant ingen liste å legge språket til i {LIST.as_posix()}. Ingenting er endret.")
    direction = "rtl" if code in RIGHT_TO_LEFT else "ltr"
    row = ROW.format(indent=marks[-1], code=code, direction=direction, scope=", ".join(FIRST))
    newline = "\r\n" if "\r\n" in text else "\n"
    fresh = text.rstrip() + row.replace("\n", newline)
    replace_file(path, fresh.encode("utf-8"), root)
    try:
        after = parse_yaml(fresh).tree.get("items")
        held = isinstance(after, list) and after[:-1] == before and after[-1].get("id") == code
    except UnreadableError:
        held = False
    if not held:
        replace_file(path, raw, root)
        raise ValueError(f"Raden kunne ikke legges trygt til i {LIST.as_posix()}. Ingenting er endret.")
