"""What is said to be done before the launch, is said by a unit that exists."""

from __future__ import annotations

from collections.abc import Iterator

from ressursbank.problems import Problem, nearest
from ressursbank.reading.yaml_text import line_in_list
from ressursbank.site import Site

TASKS = "data/launch_tasks.yml"


def check_launch_tasks(site: Site) -> Iterator[Problem]:
    """Every «done» that nobody can stand for, at its line."""
    teams = site.register.words["teams"]
    for task in site.register.words["launch_tasks"].values():
        if task.done_by and task.done_by not in teams:
            said = f"«{task.done_by}» finnes ikke i data/teams.yml.{nearest(task.done_by, teams)}"
            yield Problem(TASKS, line_in_list(site.root / TASKS, task.id, ("done_by",)), "UKJENT", said)
