"""Strict readers find no fault in any sheet, and read aloud all of it in the order it stands on the paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinyhtml5

from ressursbank.paper.proof import Proof
from tests.paper.pdf import text_of
from tests.paper.readers import complaints, letters, read_aloud
from tests.paper.test_sheets import PROOFS, each, in_ci

DECORATION = {"kopier", "lapper"}  # like copies and slips to tear off; in a row of boxes also the headings said just before

every_sheet = pytest.mark.parametrize(
    "proof",
    [pytest.param(one, marks=[pytest.mark.slow] * (one.sheet.template == "hefte" or in_ci(one))) for one in PROOFS],
    ids=each,
)


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    """The PDFs of the built site."""
    return built / "papir"


@every_sheet
def test_two_strict_readers_find_no_fault_and_all_that_was_set_is_read_aloud_in_its_order_and_printed(
    proof: Proof, folder: Path
) -> None:
    assert complaints(folder / proof.file_name) == ""
    read = read_aloud(folder / proof.file_name)
    said, told = read, in_order(proof)
    if proof.sheet.template == "hefte":  # the style puts page numbers into the list of contents
        said, told = re.sub(r"\d", "", said), re.sub(r"\d", "", told)
    for head in heads(proof):  # a table that goes on says its headings again on the next page
        assert head in said
        said, told = said.replace(head, ""), told.replace(head, "")
    assert said == told
    assert set(read) <= set(letters(text_of(folder / proof.file_name)))


def heads(proof: Proof) -> list[str]:
    """The letters of each table's headings."""
    document = tinyhtml5.parse(proof.html, namespace_html_elements=False)
    return [letters(" ".join(one.itertext())) for one in document.iter("thead")]


def in_order(proof: Proof) -> str:
    """The letters of a sheet as it was sent to the printer, with the numbers the style puts on the plan's steps."""
    body = tinyhtml5.parse(proof.html, namespace_html_elements=False).find("body")
    assert body is not None
    for parent in list(body.iter()):
        boxes = {"bokser", "lesekort"} & {*parent.get("class", "").split()}
        for box in list(parent.iter() if boxes else [parent]):
            hidden = DECORATION if box is parent else {*DECORATION, "admonition-title"}
            for child in [one for one in box if one.get("class") in hidden]:
                box.remove(child)
        if parent.tag == "ol" and proof.sheet.template.startswith("plan"):
            for at, step in enumerate(parent, int(parent.get("start", "1"))):
                step.text = f"{at}{step.text or ''}"
    return letters(" ".join(body.itertext()))
