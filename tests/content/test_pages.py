"""What an editor must be told stands in «ressursbank sjekk», never only here: the content as it stands has no mistake."""

from __future__ import annotations

from ressursbank.check.run import all_problems
from ressursbank.problems import Severity
from tests.conftest import ROOT


def test_nothing_in_texts_and_data_stops_a_change() -> None:
    assert [str(one) for one in all_problems(ROOT) if one.severity is Severity.FEIL] == []
