"""A higher layer overrides single fields; mistakes are told where they stand, in whichever layer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ressursbank.register.contact_point import State
from ressursbank.register.load import read_register
from ressursbank.register.service import Service, Status
from tests.unit.small_project import SERVICE, make

POINTS = """contact_points:
  - key: telefon
    type: phone
    value: 22 59 13 01
    always_open: true
    verification: {state: seen, number: 22 59 13 01, source: Prøve, read_on: 2026-11-21}
  - key: chat
    type: chat
    value: https://eksempel.no
    verification: {state: unconfirmed, why: Ikke sett}
"""
BASE = SERVICE[: SERVICE.index("contact_points")] + POINTS + SERVICE[SERVICE.index("sources:") :]


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., tuple[dict[str, Service], list[str]]]:
    """A made-up register with one service and its overrides: (services, problems) for given layer texts."""
    data = make(tmp_path) / "data"

    def read(**layers: str) -> tuple[dict[str, Service], list[str]]:
        for layer in ("national", "innlandet", "gjovik"):
            path = data / layer / "services" / "prove.yml"
            path.unlink(missing_ok=True)
            if layer in layers:
                path.write_text(layers[layer], encoding="utf-8")
        register, problems = read_register(tmp_path)
        assert register is not None
        return register.services, [str(problem) for problem in problems]

    return read


Small = Callable[..., tuple[dict[str, Service], list[str]]]


def test_a_higher_layer_overrides_one_field_and_leaves_the_rest(small: Small) -> None:
    services, problems = small(national=BASE, gjovik="id: prove\nstatus: planned\n")
    assert problems == []
    assert services["prove"].status is Status.PLANNED and services["prove"].name == "Prøvetjenesten"


def test_a_contact_point_is_overridden_by_its_key_and_another_is_added(small: Small) -> None:
    over = """contact_points:
  - key: chat
    verification: {state: seen, source: Eier, read_on: 2026-11-21}
  - key: epost
    type: email
    verification: {state: unconfirmed, why: Ikke sett}
"""
    services, problems = small(national=BASE, innlandet=over)
    assert problems == []
    points = services["prove"].contact_points
    assert [point.key for point in points] == ["telefon", "chat", "epost"]
    assert points[1].value == "https://eksempel.no" and points[1].verification.state is State.SEEN


def test_a_mistake_in_an_override_is_told_at_its_own_file_and_line(small: Small) -> None:
    _, problems = small(national=BASE, gjovik="id: prove\n\nstatus: stengt\n")
    assert len(problems) == 1
    assert problems[0].startswith("data/gjovik/services/prove.yml:3: [VERDI] «stengt» kan ikke stå i «status».")


def test_all_mistakes_are_told_at_once(small: Small) -> None:
    bad = BASE.replace("topics: [samtale]", "topics: [samtal]\nstatu: active\nmin_age: tolv")
    _, problems = small(national=bad)
    assert [one.split(": ", 1)[1] for one in problems] == [
        "[VERDI] «tolv» i «min_age» er ikke et helt tall.",
        "[UKJENT-FELT] Feltet «statu» er ukjent. Mente du «status»?",
    ]


def test_an_id_that_is_not_the_file_name_is_refused(small: Small) -> None:
    _, problems = small(national=BASE.replace("id: prove", "id: annen"))
    assert problems == [
        "data/national/services/prove.yml:2: [ID] Id «annen» er ikke lik filnavnet «prove». Gi dem samme navn."
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    line=st.integers(0, BASE.count("\n") - 1),
    piece=st.sampled_from(["", "?", ": ", "- ", "[", "{", "'", "&a", "*a", "!!str ", "\t", "<<: x", "id: b", "0", "é", "#"]),
    where=st.floats(0, 1),
)
def test_a_random_slip_is_read_or_told_with_file_and_line_and_never_crashes(
    small: Small, line: int, piece: str, where: float
) -> None:
    rows = BASE.split("\n")
    spot = int(where * len(rows[line]))
    rows[line] = rows[line][:spot] + piece + rows[line][spot:]
    _, problems = small(national="\n".join(rows))
    assert all(problem.startswith("data/") and "[" in problem for problem in problems)
