"""Work done beside the pages gives what it would have given here, from the same reading."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest

from ressursbank.beside import result_of, start
from ressursbank.site import Site


def where(site: Site) -> tuple[int, int]:
    """The process that did the work, and how many pages it saw."""
    return os.getpid(), len(site.pages)


def stopped(site: Site) -> int:
    """Work that finds something wrong."""
    raise ValueError(f"Siden for {site.today} kan ikke lages.")


@pytest.fixture
def site(project: Site) -> Site:
    """The project, with nothing made from it yet."""
    return replace(project, pages=dict(project.pages))


def test_work_begun_beside_is_done_in_another_process_and_waited_for(site: Site) -> None:
    start(site, where)
    process, pages = result_of(site, where)
    assert process != os.getpid() and pages == len(site.pages)


def test_what_changes_after_it_began_does_not_reach_it(site: Site) -> None:
    before = len(site.pages)
    start(site, where)
    site.pages.clear()
    assert result_of(site, where)[1] == before


def test_work_nobody_began_is_done_here_and_once(site: Site) -> None:
    assert result_of(site, where)[0] == os.getpid()
    site.pages.clear()
    assert result_of(site, where)[1] > 0


def test_what_stops_the_work_stops_the_one_who_asks_for_it(site: Site) -> None:
    start(site, stopped, where)
    with pytest.raises(ValueError, match="kan ikke lages"):
        result_of(site, stopped)
    assert result_of(site, where)[1] == len(site.pages)


def died(site: Site) -> int:
    """Work whose process the machine ends; done by the one who waits, it succeeds."""
    if os.getpid() != site.made["asker"]:
        os.kill(os.getpid(), signal.SIGKILL)
    return len(site.pages)


def test_work_whose_process_the_machine_ended_is_done_here(site: Site) -> None:
    site.made["asker"] = os.getpid()
    start(site, died)
    assert result_of(site, died) == len(site.pages)


def test_where_a_process_cannot_be_copied_the_work_is_done_here(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ressursbank.beside.get_all_start_methods", lambda: ["spawn"])
    start(site, where)
    assert result_of(site, where)[0] == os.getpid()
