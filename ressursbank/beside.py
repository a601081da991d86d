"""Work on a site that is already read, done on another processor while the pages are made.

It is done in a copy of this process, as it was when the work was given: the pages and everything beside them come
from one reading.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar, cast

from ressursbank.site import Site

Made = TypeVar("Made")
_read: list[Site] = []


def start(site: Site, *works: Callable[[Site], Any]) -> None:
    """Begins the works, one after the other, in one process. ``result_of`` gives what came of each.

    Where a process cannot be copied (Windows), nothing is begun, and ``result_of`` does the work.
    """
    if "fork" not in get_all_start_methods():
        return
    _read[:] = [site]
    copy = ProcessPoolExecutor(1, mp_context=get_context("fork"))
    site.made.update({work: copy.submit(_do, work) for work in works})
    copy.shutdown(wait=False)


def _do(work: Callable[[Site], Made]) -> Made:
    return work(_read[0])


def result_of(site: Site, work: Callable[[Site], Made]) -> Made:
    """What the work gives for this site: waited for if it was started, otherwise done now, and only once.

    A copy the machine has ended, for want of memory, says nothing about the work: it is done here. Raises what the work raises.
    """
    made = site.made.get(work)
    if isinstance(made, Future):
        with suppress(BrokenProcessPool):
            return cast(Made, made.result())
        del site.made[work]
    if work not in site.made:
        site.made[work] = work(site)
    return cast(Made, site.made[work])
