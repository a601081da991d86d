"""The command itself: a call written wrong is answered as an editor can use."""

from __future__ import annotations

import pytest

from ressursbank.cli import main
from tests.conftest import ROOT


@pytest.mark.parametrize("typed", [["endring"], ["ny", "side"], ["tull"], ["bekreft", "prove", "--avv", "x"]])
def test_a_command_typed_wrong_is_answered_in_norwegian_with_how_it_is_written(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed)
    said = capsys.readouterr().err
    assert ended.value.code == 2 and "Skriv den slik" in said and "error" not in said and "required" not in said


def test_what_the_machine_says_of_a_file_is_told_in_norwegian(capsys: pytest.CaptureFixture[str]) -> None:
    for name in (".", "finnes-ikke.csv"):
        assert main(["paminnelser", "--rot", str(ROOT), "--lenker", str(ROOT / name)]) == 1
        said = capsys.readouterr().err
        assert "mapp" in said and "Errno" not in said and str(ROOT / name) in said
