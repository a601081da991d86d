"""Problems as GitHub shows them, on the line in the pull request."""

from __future__ import annotations

import os

from ressursbank.problems import Problem, Severity

LEVEL = {Severity.FEIL: "error", Severity.ADVARSEL: "warning"}
IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_FIELD = {**IN_TEXT, ":": "%3A", ",": "%2C"}


def wanted() -> bool:
    """Whether the check runs in GitHub's machine, which reads annotations off the output."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def annotation(problem: Problem) -> str:
    """The workflow command for one problem; every sign that could end it early is written otherwise."""
    place = f"file={_written(problem.path, IN_FIELD)},line={problem.line},title={_written(problem.code, IN_FIELD)}"
    return f"::{LEVEL[problem.severity]} {place}::{_written(problem.sentence, IN_TEXT)}"


def one_line(text: str) -> str:
    """The text on one line, without the signs GitHub obeys.

    A sentence quotes what a stranger has typed; a line of it that began with «::» would be a command.
    """
    return " ".join(text.split()).replace("##[", "## [")


def _written(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
