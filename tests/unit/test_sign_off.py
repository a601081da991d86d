"""An approval is of the words that were read, by two units that exist; when the words change it is owed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ressursbank.check.run import all_problems
from ressursbank.check.sign_offs import signables
from ressursbank.cli import main
from ressursbank.edit import write as module
from ressursbank.launch import of_site
from ressursbank.problems import Problem
from ressursbank.register.sign_off import Signable, mark_of
from ressursbank.show.approval import draft, earlier
from ressursbank.site import Site, read_site
from tests.unit.small_project import PAGE, make, write

FILE, OTHER, LETTER, LAW = "docs/nb/om/prove.md", "docs/en/om/prove.md", "data/templates/brev.yml", "data/law.yml"
WITH = "approval: # to må lese\n  fag: # hvem?\n  erfaring:\nsources"
FORM = """id: brev
title: Brev
purpose: Til alle.
stored_where: I skapet.
approval_needed: true
approval: {fag: , erfaring: }
blocks:
  - {heading: Hei, text: Vi ringer deg., checks: [Vi har snakket sammen]}
"""
RULE = """items:
  - {id: annen, act: loven, paragraph: § 2, status: proposed, source: kilde, read_on: 2026-11-01, text: {nb: Du kan.}, lawyer: }
  - id: regel
    act: loven
    paragraph: § 1
    status: in_force
    in_force: 2026-01-01
    source: kilde
    read_on: 2026-11-01
    text: {nb: Du skal hjelpe., en: You must help.}
    lawyer: # en jurist
"""
DAY = date(2026, 11, 20)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project on 21 November 2026 with a page, a letter and two rules to approve."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    make(tmp_path)
    write(tmp_path, FILE, PAGE.replace("sources", WITH))
    write(tmp_path, LETTER, FORM)
    write(tmp_path, LAW, RULE)
    return tmp_path


def approve(root: Path, *arguments: str) -> int:
    """The command as it is typed."""
    return main(["godkjenn", *arguments, "--rot", str(root)])


def both(root: Path, *texts: str) -> None:
    assert approve(root, *texts, "--av", "kommunepsykolog", "--som", "fag", "--dato", "2026-11-20") == 0
    assert approve(root, *texts, "--av", "kriseteam", "--som", "erfaring") == 0


def read(root: Path) -> Site:
    site, problems = read_site(root)
    assert site, problems
    return site


def told(root: Path) -> list[str]:
    """What the check says of approvals."""
    return [f"{one.path}:{one.line}: {one}".split(": ", 2)[2] for one in all_problems(root) if one.code == "GODKJENT"]


def owed(root: Path, path: str) -> list[str]:
    """What the launch list has of a file, before anyone has read the translations."""
    return [one.what for one in of_site(read(root)) if one.where == path and one.kind != "les"]


def test_both_approve_two_texts_at_once_and_only_their_fields_change(small: Path) -> None:
    assert len(owed(small, FILE)) == len(owed(small, LETTER)) == 2 and not read(small).register.templates["brev"].handed_out
    both(small, "om/prove", "brev")
    one = signables(read(small))[FILE]
    fag, erfaring = one.sign("fag", "kommunepsykolog", DAY), one.sign("erfaring", "kriseteam", date(2026, 11, 21))
    lines = WITH.replace("fag: # hvem?", f"fag: {fag} # hvem?").replace("erfaring:", f"erfaring: {erfaring}")
    assert (small / FILE).read_text(encoding="utf-8") == PAGE.replace("sources", lines)
    assert read(small).register.templates["brev"].handed_out
    assert told(small) == owed(small, FILE) == owed(small, LETTER) == []
    assert draft(read(small).strings["nb"], one) == ""


def test_a_lawyer_approves_rules_in_one_file_and_a_new_sentence_is_owed_again(small: Path) -> None:
    assert len(owed(small, LAW)) == 2
    assert approve(small, "regel", "annen", "--av", "kommunikasjon", "--som", "jurist") == 0
    assert owed(small, LAW) == told(small) == []
    text = (small / LAW).read_text(encoding="utf-8")
    write(small, LAW, text.replace("You must", "You should"))
    assert owed(small, LAW) == []
    write(small, LAW, text.replace("skal hjelpe", "bør hjelpe"))
    (debt,) = owed(small, LAW)
    assert "«regel»" in debt and "Teksten er endret etter 2026-11-21." in debt and told(small) == []


OTHER_WORDS = {
    "Her står": "Der står", "title: Prøveside": "title: Prøvesida", "En side å": "Ei side å", "Les mer": "Les [mer](https://x.no)",
    'telefon("prove")': 'telefon("legevakt-116117")', 'tjeneste("lokal")': 'kontakt("lokal")', ".\n\n##": ". 10–12.\n\n##",
}  # fmt: skip
SAME_WORDS = {
    "Her står": "herSTÅR –", "Les mer {#mer}": "**Les** mer! {#mer-om}", "\n\n## ": "\n\n\n## ", "Les mer": "[Les mer](prove.md)",
    "owner: kommunikasjon": "owner: servicetorg",
}  # fmt: skip


def test_other_words_are_owed_again_and_signs_and_capitals_are_not(small: Path) -> None:
    both(small, FILE, "brev")
    text, letter = ((small / name).read_text(encoding="utf-8") for name in (FILE, LETTER))
    for old, new in (*OTHER_WORDS.items(), *SAME_WORDS.items()):
        assert old in text
        write(small, FILE, text.replace(old, new))
        reopens = old in OTHER_WORDS and new == OTHER_WORDS[old]
        assert len(owed(small, FILE)) == (2 if reopens else 0), new
        strings = read(small).strings["nb"]
        earlier_text = strings("side.tidligere", hvem=strings.plain("side.fag"), dato=strings.day(date(2026, 11, 20)))
        assert (earlier_text in draft(strings, signables(read(small))[FILE])) == reopens
    assert told(small) == []
    write(small, LETTER, letter.replace("ringer", "skriver til"))
    assert not read(small).register.templates["brev"].handed_out and len(owed(small, LETTER)) == 2


def test_two_who_approved_on_one_day_are_told_in_one_sentence(project: Site) -> None:
    strings, day, before = project.strings["nb"], date(2026, 11, 20), Signable("a.md", "A", ("Før",), {})
    now = replace(before, words=("Nå",), signs={part: before.sign(part, "enhet", day) for part in ("fag", "erfaring")})
    who = strings.plain("dag.og").join(strings.plain(f"side.{part}") for part in now.signs)
    assert earlier(strings, now) == strings("side.tidligere", hvem=who, dato=strings.day(day))


def test_digits_apart_are_not_digits_together_and_composed_letters_are_one() -> None:
    assert mark_of(("10–12 år",)) == mark_of(("10 12 ÅR",)) != mark_of(("1012 år",))
    assert mark_of(("å",)) == mark_of(("å",)) and mark_of(("ab", "c")) != mark_of(("a", "bc"))


def test_an_approval_written_by_hand_is_answered_with_the_line_to_write(small: Path) -> None:
    by_hand = PAGE.replace("sources", WITH.replace("fag:", "fag: kommunepsykolog 2026-11-20"))
    write(small, FILE, by_hand)
    (said,) = told(small)
    line = said.rpartition("skriver du: fag: ")[2]
    assert line.startswith("kommunepsykolog 2026-11-20 ") and len(owed(small, FILE)) == 2
    write(small, FILE, by_hand.replace("kommunepsykolog 2026-11-20", line))
    assert told(small) == [] and len(owed(small, FILE)) == 1


MARK = "bcdfghjkmnqrstvw"


@pytest.mark.parametrize(
    ("fag", "erfaring", "said"),
    [
        (f"kommunepsykolog 2026-11-20 {MARK}", "", "Merket til slutt gjelder en annen tekst, enhet eller dag."),
        ("{erfaring}", "", "Merket til slutt gjelder en annen tekst, enhet eller dag."),
        ("kommunepsykolog 2026-11-22", "", "2026-11-22 er fram i tid. Skriv dagen teksten ble lest."),
        ("kommunepsykolog 2026-10-31", "", "Godkjent 2026-10-31, men teksten er fra 2026-11-01."),
        ("{fag}", "{same}", "«kommunepsykolog» har godkjent begge deler. To ulike enheter må lese"),
        ("kommunepsykolog 2026-02-30", "", "er ikke en godkjenning. Skriv team og dato"),
        ("kommunepsykolog", "", "er ikke en godkjenning. Skriv team og dato"),
    ],
)  # fmt: skip
def test_an_approval_that_cannot_stand_is_refused_and_counts_for_nothing(
    small: Path, fag: str, erfaring: str, said: str
) -> None:
    one = signables(read(small))[FILE]
    signs = {
        "fag": one.sign("fag", "kommunepsykolog", DAY),
        "erfaring": one.sign("erfaring", "kommunepsykolog", DAY),
        "same": one.sign("erfaring", "kommunepsykolog", DAY),
    }
    lines = WITH.replace("fag:", f"fag: {fag.format(**signs)}").replace("erfaring:", f"erfaring: {erfaring.format(**signs)}")
    write(small, FILE, PAGE.replace("sources", lines))
    (found,) = told(small)
    assert said in found


def test_an_approval_by_nobody_we_know_or_copied_to_another_page_does_not_hold(small: Path) -> None:
    both(small, FILE)
    text = (small / FILE).read_text(encoding="utf-8")
    write(small, OTHER, text.replace("content_updated_on", "translated_from").replace("Prøveside", "Trial page"))
    assert len(told(small)) == len(owed(small, OTHER)) == 2
    write(small, OTHER, PAGE.replace("content_updated_on", "translated_from").replace("Prøveside", "Trial page"))
    write(small, FILE, text.replace("fag: kommunepsykolog", "fag: kommunepsykologen"))
    assert any("«kommunepsykologen» finnes ikke i data/teams.yml" in str(one) for one in all_problems(small))


def test_a_text_dated_after_its_approval_is_told_unless_its_words_are_others(small: Path) -> None:
    both(small, FILE)
    later = (
        (small / FILE)
        .read_text(encoding="utf-8")
        .replace("content_updated_on: 2026-11-01", "content_updated_on: 2026-11-21")
    )
    write(small, FILE, later)
    (said,) = told(small)
    assert "Godkjent 2026-11-20, men teksten er fra 2026-11-21" in said
    write(small, FILE, later.replace("Her står", "Der står"))
    assert told(small) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["om/prov", "--av", "kriseteam", "--som", "fag"], "Fant ikke «om/prov» blant det som skal godkjennes."),
        ([FILE, "--av", "kriseteamet", "--som", "fag"], "Mente du «kriseteam»?"),
        ([FILE, "--av", "kriseteam", "--som", "jurist"], "Dette godkjennes av fag og erfaring, ikke av «jurist»."),
        (["regel", "--av", "kriseteam", "--som", "fag"], "Dette godkjennes av jurist, ikke av «fag»."),
        ([FILE, "--av", "kriseteam", "--som", "fag", "--dato", "2026-11-22"], "2026-11-22 er fram i tid."),
        ([FILE, "--av", "kriseteam", "--som", "fag", "--dato", "2026-10-31"], "men teksten er fra 2026-11-01"),
        ([FILE, "--av", "kriseteam", "--som", "fag", "--dato", "i går"], "er ikke en dato"),
        (["brev", OTHER, "--av", "kriseteam", "--som", "fag"], "Feltet «fag» mangler. Skriv linja"),
        (["regel", "brev", "--av", "kriseteam", "--som", "erfaring"], "ikke av «erfaring»"),
    ],
)  # fmt: skip
def test_what_cannot_be_approved_is_refused_in_norwegian_and_no_text_is_written(
    small: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert approve(small, *arguments) == 1
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_the_unit_that_signed_one_part_cannot_sign_the_other(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both(small, FILE)
    assert approve(small, FILE, "--av", "kriseteam", "--som", "fag") == 1
    assert "«kriseteam» har alt godkjent den andre delen." in capsys.readouterr().err


def test_every_text_is_put_back_when_the_check_finds_something_new(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    answers = iter([[], [Problem("data/x.yml", 1, "NY", "Noe annet ble galt.")]])
    monkeypatch.setattr(module, "all_problems", lambda root: next(answers))
    assert approve(small, FILE, "brev", "--av", "kriseteam", "--som", "fag") == 1
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "﻿" + text], ids=["crlf", "bom"])
def test_line_ends_and_byte_order_mark_are_kept(small: Path, change: object) -> None:
    assert callable(change)
    write(small, FILE, change(PAGE.replace("sources", WITH)))
    assert approve(small, FILE, "--av", "kriseteam", "--som", "fag") == 0
    one = signables(read(small))[FILE]
    lines = WITH.replace("fag:", f"fag: {one.sign('fag', 'kriseteam', date(2026, 11, 21))}")
    assert (small / FILE).read_bytes() == change(PAGE.replace("sources", lines)).encode("utf-8")
