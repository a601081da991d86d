"""Each deliberate mistake gives exactly its sentence: file, line, what is wrong, what to do."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ressursbank.cli import main
from tests.conftest import ROOT
from tests.unit.small_project import NEEDED, pin

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*.feil"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of one page and the lines every page needs."""
    (tmp_path / "docs/nb/om").mkdir(parents=True)
    shutil.copytree(ROOT / "data" / "strings", tmp_path / "data" / "strings")
    for path in (ROOT / "data").glob("*.yml"):
        shutil.copy(path, tmp_path / "data")
    for name in ("sheets", "messages"):  # they lead to pages and services that are not here
        (tmp_path / f"data/{name}.yml").write_text("items: []\n", encoding="utf-8")
    for layer in ("national", "innlandet", "gjovik"):
        (tmp_path / "data" / layer / "services").mkdir(parents=True)
    for name in NEEDED:
        shutil.copy(ROOT / f"data/national/services/{name}.yml", tmp_path / "data/national/services")
    return tmp_path


def processor_time() -> float:
    """Seconds of processor this process's finished children have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def check(root: Path) -> tuple[int, list[str]]:
    """The check as an editor runs it: exit code and lines."""
    begun = processor_time()
    done = subprocess.run(
        [sys.executable, "-m", "ressursbank", "sjekk", "--rot", str(root)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert processor_time() - begun < 10, "ti sekunder, uten tiden andre prøver tar fra den"
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done.returncode, re.sub(r", \d+ påminnelser\..*", ".", done.stdout).splitlines()


def test_the_small_project_itself_has_no_mistakes(small: Path) -> None:
    assert check(small) == (0, ["Alt i orden: 0 feil, 0 advarsler."])


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_mistake_gives_exactly_its_sentence(small: Path, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place, sentence, content = case.read_text(encoding="utf-8").split("\n", 2)
    (small / place).parent.mkdir(parents=True, exist_ok=True)
    (small / place).write_text(content, encoding="utf-8")
    if place.startswith("data/search/"):
        pin(small)  # the words of a crisis are held by their own check
    code, lines = main(["sjekk", "--rot", str(small)]), capsys.readouterr().out.splitlines()
    assert code == (0 if "] (advarsel) " in sentence else 1)
    assert lines[:-1] == [f"{place}:{sentence.removeprefix('= ')}"]


def test_all_mistakes_are_told_in_one_run(small: Path) -> None:
    places = set()
    for number, case in enumerate(one for one in CASES if one.stem in ("ukjent-felt", "epost-i-teksten", "ukjent-tjeneste")):
        place, _, content = case.read_text(encoding="utf-8").split("\n", 2)
        path = Path(place)
        here = path if path.suffix == ".yml" else path.with_stem(f"prove{number}")
        (small / here).write_text(content.replace("Prøveside", f"Prøveside {number}"), encoding="utf-8")
        places.add(here.as_posix())
    code, lines = check(small)
    assert code == 1 and {line.split(":")[0] for line in lines[:-1]} == places


@pytest.mark.parametrize(
    ("text", "said"), [("Han begikk selvmord", "[ORD] «begikk selvmord»"), ("Ring 22 59 13 01", "[TELEFON] «22 59 13 01»")]
)
def test_a_fixed_phrase_is_read_like_any_other_text(small: Path, text: str, said: str) -> None:
    path = small / "data/strings/nb.yml"
    path.write_text(re.sub(r"^hopp: .*$", f"hopp: {text}", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    code, lines = check(small)
    assert code == 1 and len(lines) == 2 and lines[0].startswith("data/strings/nb.yml:") and said in lines[0]


def test_a_service_that_cannot_be_read_is_told_once_and_not_on_every_page_that_uses_it(small: Path) -> None:
    path = small / "data/national/services/legevakt-116117.yml"
    path.write_text(re.sub(r" ( +value:)", r"\1", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    place, _, content = (HERE / "ukjent-tjeneste.feil").read_text(encoding="utf-8").split("\n", 2)
    (small / place).write_text(content.replace("legevatk", "legevakt"), encoding="utf-8")
    code, lines = check(small)
    assert code == 1 and len(lines) == 2
    assert lines[0].startswith("data/national/services/legevakt-116117.yml:") and "[YAML]" in lines[0]


def test_a_page_that_cannot_be_read_is_told_once_and_not_on_every_page_that_links_to_it(small: Path) -> None:
    place, _, content = (HERE / "lenke-til-side-som-mangler.feil").read_text(encoding="utf-8").split("\n", 2)
    target = re.search(r"\]\(([\w-]+\.md)", content)
    assert target
    (small / place).write_text(content, encoding="utf-8")
    (small / place).with_name(target[1]).write_bytes("---\ntitle: Få hjelp\n".encode("latin-1"))
    code, lines = check(small)
    assert code == 1 and len(lines) == 2 and "[TEGN]" in lines[0]


def test_a_list_that_cannot_be_read_is_told_once_and_not_in_every_file_that_points_into_it(small: Path) -> None:
    path = small / "data/topics.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("  - id", "\t- id", 1), encoding="utf-8")
    code, lines = check(small)
    assert code == 1 and len(lines) == 2 and lines[0].startswith("data/topics.yml:") and "tabulator" in lines[0]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("stor", b"a: 1\n" * 1_000_000, "[STOR-FIL]"),
        ("binaer", bytes(range(256)), "[TEGN]"),
        ("bombe", b"a: &a [x,x]\n" + b"".join(b"b%d: [*a,*a]\n" % number for number in range(2000)), "[YAML]"),
        ("dypt", b"a: " + b"[" * 50_000, "[YAML]"),
    ],
)
def test_a_hostile_file_gives_one_sentence_quickly(small: Path, name: str, content: bytes, expected: str) -> None:
    (small / f"data/gjovik/services/{name}.yml").write_bytes(content)
    code, lines = check(small)
    assert code == 1 and len(lines) == 2
    assert lines[0].startswith(f"data/gjovik/services/{name}.yml:") and expected in lines[0]


def test_values_yaml_would_reinterpret_simply_work_unquoted(small: Path) -> None:
    _, _, content = (HERE / "umulig-apningstid.feil").read_text(encoding="utf-8").split("\n", 2)
    good = (
        content.replace("25:00", "10:00").replace("closes: 10:00", "closes: 12:30").replace("22 59 13 01", "02800")
    )  # value and number
    good = good.replace("organization: Prøve", "organization: no")
    (small / "data/national/services/prove.yml").write_text(good, encoding="utf-8")
    assert check(small) == (0, ["Alt i orden: 0 feil, 0 advarsler."])
