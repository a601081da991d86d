"""The forms staff fill in: one source for the page, the download and the paper."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from ressursbank.problems import Problem, shown
from ressursbank.reading.files import plain_files
from ressursbank.register.fields import Entry, Slug, Text
from ressursbank.register.layers import judge, read_file
from ressursbank.register.sign_off import Approval, Signable


class Block(Entry):
    """One part of a form: a heading, and what to read, fill in or tick off below it."""

    heading: Text
    text: Text | None = None
    fields: list[Text] = Field(default_factory=list)
    lines: int = Field(default=0, ge=0, le=30)
    checks: list[Text] = Field(default_factory=list)


class Template(Entry):
    """A form. Letters to bereaved, pupils and parents are not handed out before they are approved."""

    id: Slug
    title: Text
    purpose: Text
    stored_where: Text
    approval_needed: bool
    approval: Approval = Field(default_factory=Approval)
    blocks: list[Block] = Field(min_length=1)

    @property
    def handed_out(self) -> bool:
        """Whether the form may be downloaded today."""
        return not self.signable.missing

    @property
    def signable(self) -> Signable:
        """The form as those who approve it read it; one that needs nobody has nobody missing."""
        said = (word for one in self.blocks for word in (one.heading, one.text or "", *one.fields, *one.checks))
        words = (self.title, self.purpose, self.stored_where, *said)
        needed = dict(self.approval) if self.approval_needed else {}
        return Signable(f"data/templates/{self.id}.yml", self.title, words, needed)


def read_templates(root: Path, problems: list[Problem]) -> dict[str, Template]:
    """Every form under ``data/templates`` by id; mistakes are noted with file and line."""
    found: dict[str, Template] = {}
    for path in plain_files(root / "data" / "templates", root, ".yml", problems):
        entry = read_file(path, root, problems)
        template = judge(Template, entry, problems) if entry else None
        if entry is None or template is None:
            continue
        if template.id != path.stem:
            place = entry.place(("id",))
            text = f"Id «{template.id}» er ikke lik filnavnet «{path.stem}». Gi dem samme navn."
            problems.append(Problem(shown(path, root), place.line, "ID", text))
        found[path.stem] = template
    return found
