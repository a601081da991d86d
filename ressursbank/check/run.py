"""Runs every check and gives all problems at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ressursbank.check.front_matter import check_front_matter
from ressursbank.check.prose import check_prose
from ressursbank.check.vocabulary import check_calls
from ressursbank.problems import Problem, Severity
from ressursbank.site import read_site


def all_problems(root: Path, today: date | None = None) -> list[Problem]:
    """Every problem under ``root``, sorted by file and line."""
    site, problems = read_site(root, today)
    if site is not None:
        for page in site.pages.values():
            problems += check_front_matter(page, site)
            problems += check_calls(page, site.register)
            problems += check_prose(page)
    return sorted(set(problems))


def errors_for_build(root: Path) -> list[Problem]:
    """The problems that must stop a build."""
    return [problem for problem in all_problems(root) if problem.severity is Severity.FEIL]
