"""Makes the forms as Word files, the same bytes every time, from the one source in data/templates."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from docx import Document
from docx.document import Document as Form
from docx.shared import Pt

from ressursbank.beside import result_of
from ressursbank.register.template import Block, Template
from ressursbank.site import Site

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can say; the time of packing must not change the bytes
RULE = "_" * 60
BOX = "[   ] "


def file_name(template: Template) -> str:
    """The file's name in the site's folder for forms."""
    return f"{template.id}.docx"


def write_forms(site: Site, folder: Path) -> list[Path]:
    """Writes every form that may be handed out into ``folder``; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in result_of(site, make_forms).items():
        path = folder / name
        path.write_bytes(content)
        written.append(path)
    return written


def make_forms(site: Site) -> dict[str, bytes]:
    """Every form that may be handed out, by file name."""
    banner = site.strings["nb"].plain("utkast", kommune=site.register.municipality.name) if site.preview else ""
    handed_out = [one for one in site.register.templates.values() if one.handed_out]
    return {file_name(one): _kept(one.model_dump_json(), banner) for one in handed_out}


@lru_cache(maxsize=100)
def _kept(template: str, banner: str) -> bytes:
    """A form made once: in a preview the forms are seldom what was changed."""
    return word_file(Template.model_validate_json(template), banner)


def word_file(template: Template, banner: str = "") -> bytes:
    """One form as the bytes of a .docx file, with ``banner`` on top while it is a draft."""
    form = Document()
    form.styles["Normal"].font.size = Pt(12)
    properties = form.core_properties
    properties.title, properties.author, properties.language = template.title, "", "nb-NO"
    properties.created = properties.modified = properties.last_printed = datetime(2026, 1, 1)
    properties.revision = 1
    if banner:
        form.add_paragraph(banner, style="Intense Quote")
    form.add_heading(template.title, level=1)
    form.add_paragraph(template.purpose)
    form.add_paragraph(f"Hvor det lagres: {template.stored_where}")
    for block in template.blocks:
        _add(form, block)
    return _same_bytes(form)


def _add(form: Form, block: Block) -> None:
    form.add_heading(block.heading, level=2)
    if block.text:
        form.add_paragraph(block.text)
    for label in block.fields:
        form.add_paragraph(f"{label}: {RULE[: max(12, 60 - len(label))]}")
    for check in block.checks:
        form.add_paragraph(f"{BOX}{check}")
    for _ in range(block.lines):
        form.add_paragraph(RULE)


def _same_bytes(form: Form) -> bytes:
    made, packed = io.BytesIO(), io.BytesIO()
    form.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
