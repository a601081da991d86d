"""The rules a workflow at GitHub must keep, each giving what breaks it.

A workflow runs what a stranger has proposed. One that could write, read a secret or publish would let a
wrong number out to somebody who needs the right one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

EVENTS = {"pull_request", "push", "schedule", "workflow_dispatch"}
MACHINE = "ubuntu-24.04"
MAIN = "github.ref == 'refs/heads/main'"
TESTED = "needs.lansering.outputs.provd"
READY = (
    f"{MAIN} && !cancelled() && needs.lansering.result == 'success' && needs.bygg.result == 'success' "
    f"&& (needs.prover.result == 'success' || {TESTED} == 'true')"
)
PIN = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@dataclass(frozen=True)
class Workflow:
    """One workflow: its text, and what it says with every value as text."""

    text: str

    @property
    def tree(self) -> dict[str, Any]:
        """The parsed file; ``on`` stays «on»."""
        return dict(yaml.load(self.text, Loader=yaml.BaseLoader))

    @property
    def events(self) -> set[str]:
        """What sets it going."""
        on = self.tree["on"]
        return {on} if isinstance(on, str) else set(on)

    @property
    def jobs(self) -> dict[str, dict[str, Any]]:
        """The jobs by id."""
        return dict(self.tree["jobs"])

    @property
    def steps(self) -> list[tuple[str, dict[str, Any]]]:
        """Every step, with the id of its job."""
        return [(ident, step) for ident, job in self.jobs.items() for step in job.get("steps", [])]

    def needed(self, ident: str) -> set[str]:
        """Every job that must have gone well before this one begins."""
        needs = self.jobs[ident].get("needs", [])
        first = {needs} if isinstance(needs, str) else set(needs)
        return first.union(*(self.needed(one) for one in first))


def only_known_events(flow: Workflow) -> Iterator[str]:
    """``pull_request_target`` and ``workflow_run`` give a stranger's change our rights."""
    yield from sorted(flow.events - EVENTS)


def reads_only(flow: Workflow) -> Iterator[str]:
    """Without this line a job may write to everything."""
    if flow.tree.get("permissions") != {"contents": "read"}:
        yield str(flow.tree.get("permissions"))


def pinned(flow: Workflow) -> Iterator[str]:
    """A tag can be moved to other code; a commit cannot."""
    for row in flow.text.splitlines():
        found = re.match(r"\s*(?:- )?uses:\s*(.*)$", row)
        if found and not PIN.fullmatch(found[1].strip()):
            yield found[1]
    for ident, job in flow.jobs.items():
        if "uses" in job or "container" in job or "services" in job:
            yield ident


def forgets_its_key(flow: Workflow) -> Iterator[str]:
    """What checkout leaves behind could be read by everything that runs after it."""
    for ident, step in flow.steps:
        if "checkout@" in step.get("uses", "") and step.get("with", {}).get("persist-credentials") != "false":
            yield ident


def no_text_in_commands(flow: Workflow) -> Iterator[str]:
    """A title or a branch name put into a command is a command."""
    yield from (step["run"] for _, step in flow.steps if "${{" in step.get("run", ""))
    yield from (ident for ident, step in flow.steps if "shell" in step or "working-directory" in step)


def one_machine_and_an_end(flow: Workflow) -> Iterator[str]:
    """A machine of our own would keep what a stranger left on it."""
    for ident, job in flow.jobs.items():
        if job.get("runs-on") != MACHINE or not job.get("timeout-minutes", "").isdecimal():
            yield ident


def named_as_a_message(flow: Workflow) -> Iterator[str]:
    """The name of the job that fails is the first thing an editor reads."""
    names = [job.get("name", "") for job in flow.jobs.values()]
    yield from (name for name in names if not re.match(r"[A-ZÆØÅ][a-zæøå]", name) or names.count(name) > 1)
    yield from (ident for ident, step in flow.steps if not re.match(r"[A-ZÆØÅ]", step.get("name", "")))


def a_proposal_can_do_nothing(flow: Workflow) -> Iterator[str]:
    """What a proposal runs has no secret, no right to write and no way out, and of a shared store it may only read.

    Packages are the exception: GitHub keeps what a proposal stores for that proposal alone, and each is held to its hash.
    """
    if "pull_request" not in flow.events:
        return
    if flow.events != {"pull_request"}:
        yield "flere hendelser"
    text = re.sub(
        r"cache: pip\n|cache-dependency-path: requirements\*\.txt\n|/cache/restore@|\.papir-cache\n", "", flow.text
    )
    yield from re.findall(r"secrets|github\.token|GITHUB_TOKEN|cache|artifact|deploy|continue-on-error", text)
    yield from (ident for ident, job in flow.jobs.items() if "permissions" in job or "environment" in job)


def numbers_first(flow: Workflow) -> Iterator[str]:
    """Whoever corrects a number has an answer within five minutes; the rest follows."""
    if "pull_request" not in flow.events:
        return
    first, *rest = flow.jobs
    job = flow.jobs[first]
    if job["name"] != "Numre og tekst" or int(job["timeout-minutes"]) > 5 or "needs" in job or "if" in job:
        yield first
    if "make check" not in [step.get("run") for step in job["steps"]]:
        yield "make check"
    yield from (ident for ident in rest if first not in flow.needed(ident))


def nobody_publishes_what_is_owed(flow: Workflow) -> Iterator[str]:
    """Publishing is for main alone, after the launch list is empty, the finished pages are tried, and the program is.

    Every day main is published as it stands: what a date has changed must not wait for somebody to push.

    Whoever corrects a number does not wait for a program that passed every test before: a note in main's own store,
    which only a job that has just passed them writes, says so of everything that is neither data nor text.
    """
    out = [ident for ident, step in flow.steps if "deploy-pages@" in step.get("uses", "")]
    if not out:
        return
    on = flow.tree["on"]
    if on.get("push") != {"branches": ["main"]} or flow.events != {"push", "schedule", "workflow_dispatch"}:
        yield "on"
    yield from (one["cron"] for one in on.get("schedule", []) if not re.fullmatch(r"\d+ \d+ \* \* \*", one["cron"]))
    yield from (ident for ident, job in flow.jobs.items() if not job.get("if", "").startswith(MAIN))
    yield from (ident for ident in out if " ".join(flow.jobs[ident]["if"].split()) != READY)
    ran = {ident: [one.get("run", one.get("uses", "")) for one in job["steps"]] for ident, job in flow.jobs.items()}
    for ident in out:
        yield from {"lansering", "prover", "bygg"} - flow.needed(ident)
    if ".venv/bin/ressursbank lansering" not in ran["lansering"] or "make test" not in ran["prover"]:
        yield "lansering eller prover"
    if "make ferdig" not in ran["bygg"][ran["bygg"].index("make build") :]:
        yield "bygg"
    yield from (
        ident for ident, step in flow.steps if "ressursbank lansering" in step.get("run", "") and {*step} != {"name", "run"}
    )
    notes = [(ident, at) for ident, all_ in ran.items() for at, one in enumerate(all_) if "cache/save@" in one]
    yield from (ident for ident, at in notes if "make test" not in ran[ident][:at])
    if "continue-on-error" in flow.text or "SITE_URL" not in flow.text:
        yield "continue-on-error eller SITE_URL"


def writers_run_nothing_of_ours(flow: Workflow) -> Iterator[str]:
    """A job that may write fetches no code, and has the one right it needs."""
    allowed: tuple[dict[str, str], ...] = ({"issues": "write"}, {"pages": "write", "id-token": "write"})
    for ident, job in flow.jobs.items():
        if "permissions" not in job:
            continue
        if job["permissions"] not in allowed:
            yield ident
        yield from (
            ident for step in job["steps"] if "checkout@" in step.get("uses", "") or "ressursbank" in step.get("run", "")
        )


Rule = Callable[[Workflow], Iterator[str]]
