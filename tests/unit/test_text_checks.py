"""The checks over text find what they should, in every spelling, and leave ordinary text alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from ressursbank.check.prose import check_numbers
from ressursbank.check.readability import grade, lix
from ressursbank.check.text_of import Passage
from ressursbank.check.word_rules import FILE, Rule, WordRules, check_words, read_rules
from ressursbank.problems import Problem, Severity
from tests.conftest import ROOT

RULES = read_rules(ROOT, [])


def passage(text: str, language: str = "nb", staff: bool = False, kind: str = "text") -> Passage:
    """A text as the checks see it, beginning on line 10."""
    return Passage("docs/nb/x.md", 10, language, text, staff, kind)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_finds_its_own_examples_and_nothing_in_its_counterexamples(rule: Rule) -> None:
    assert rule.hit and rule.ok and rule.prefer
    assert all(rule.compiled.search(text) for text in rule.hit)
    assert not any(rule.compiled.search(text) for text in rule.ok)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_text_with_a_rule_s_example_is_never_put_away_unread_whatever_its_letters(rule: Rule) -> None:
    loud = rule.case_sensitive
    for text in rule.hit if loud else (spelt for hit in rule.hit for spelt in (hit, hit.upper(), hit.title())):
        told = check_words(passage(f"Ett. {text}", rule.language, kind="heading" if rule.headings_only else "text"), RULES)
        assert rule.compiled.search(f"Ett. {text}") is None or any(f"({rule.id})" in one.sentence for one in told), text


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("  severity: block", "  severity: blokk", "VERDI", "blokk"),
        ("  pattern: '", "  pattern: '(", "VERDI", "parentes"),
        ("  pattern: '", "  pattern: '(?i)", "VERDI", "Mønsteret"),
        ("  hit: [", '  hit: ["noe helt annet", ', "REGEL", "noe helt annet"),
        ('  ok: ["Han tok livet sitt", ', '  ok: ["Han begikk selvmord", ', "REGEL", "Han begikk selvmord"),
        ("  prefer: [", "  foretrekk: [", "UKJENT-FELT", "foretrekk"),
        ("\nrules:\n", "\nregler:\n", "MANGLER", "rules:"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told_where_it_stands_and_the_others_still_hold(
    tmp_path: Path, old: str, new: str, code: str, said: str
) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    problems: list[Problem] = []
    rules = read_rules(tmp_path, problems)
    assert any(one.code == code and said in one.sentence for one in problems)
    assert {one.path for one in problems} == {FILE.as_posix()}
    assert len(rules.rules) == (0 if code == "MANGLER" else len(RULES.rules) - 1)


def test_a_word_is_told_at_its_line_with_what_to_write_instead() -> None:
    found = list(check_words(passage("Ett.\n\nHan begikk selvmord i fjor."), RULES))
    assert [(one.line, one.code, one.severity) for one in found] == [(12, "ORD", Severity.FEIL)]
    assert "skriv heller tok livet sitt" in found[0].sentence


def test_official_titles_may_be_quoted_and_other_languages_have_their_own_rules() -> None:
    assert not list(check_words(passage("committed suicide"), RULES))
    assert list(check_words(passage("committed suicide", "en"), RULES))
    assert not list(
        check_words(passage("Anonyme Alkoholikere"), WordRules(RULES.rules, (*RULES.titles, "Anonyme Alkoholikere")))
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ring 113.", "116 117", "116117", "116.123", "116-123", "116\u00a0117", "1412", "02800", "22 40 00 40", "22400040",
        "+47 22 40 00 40", "0047 22400040", "800 33 321", "800 333 21", "815 33 300", "413 65 077", "40 40 40 15", "116 006",
        "216 117", "16 117", "116 17", "161 117", "1421", "142", "800 33 32", "22 40 00 4", "22400041", "ring 123", "Ring 13 nå",
        "ring politiet på 114", "Call the police on 102.", "tlf. 99", "Fare for liv: 131. Si", "| Politiet | 212 |",
        "post@leve.no", "post (at) leve.no", "08:30", "kl. 8", "klokka 8", "9 am", "10.30–15.00",
        "KL. 8", "9 AM", "post KRØLLALFA leve PUNKTUM no", "ELLEVE NULL", "En En Tre", "Null En TO Tre Fire Fem",
    ],
)  # fmt: skip
def test_numbers_addresses_and_hours_are_found_in_many_spellings(text: str) -> None:
    assert list(check_numbers(passage(f"Tekst {text} mer."))), text


@pytest.mark.parametrize(
    "text", ["1**1**3", "11\u200b3", "11&#8203;3", "1\u00ad13", "１１３", "١١٣", "11<b>3</b>", "l13", "11\u03013"]
)
def test_a_number_hidden_from_a_check_but_not_from_the_eye_is_found(text: str) -> None:
    assert [one.code for one in check_numbers(passage(f"Ring {text} nå."))] == ["TELEFON"]


@pytest.mark.parametrize(
    "text",
    [
        "I 2024 døde 727 personer.", "2020–2025", "2020-2025", "§ 287 og § 13-2", "helsepersonelloven § 10 a", "innen 24 timer",
        "13,2 per 100 000", "30 dager", "16 år", "IS-1898", "10 minutter", "2014–2023", "21. november 2026", "300 bønder",
        "Ring igjen om 10 minutter", "ring 24 timer i døgnet", "uke 12, 13 og 14", "1 500 kroner", "Skrevet: 21. november",
        "ring, og si 2 ting", "2815 Gjøvik", "nivå 0–3", "de 3 første", "Prop. 79 L",
    ],
)  # fmt: skip
def test_years_ages_and_law_are_left_alone(text: str) -> None:
    assert not list(check_numbers(passage(f"Tekst {text} mer."))), text


def test_a_heading_is_judged_once() -> None:
    assert not list(check_numbers(passage("Ring 113", kind="heading")))


def test_lix_counts_words_per_sentence_and_long_words() -> None:
    assert lix("Jeg er her. Du er der.") == 3
    assert lix("Selvmordsforebygging er kommunens ansvar.") == 4 + 50
    assert lix("- ett to\n- tre fire\n") == 2


def test_the_english_grade_rises_with_long_sentences_and_words() -> None:
    assert grade("You can call. They listen.") < 3
    assert grade("Municipal responsibility necessitates comprehensive interdisciplinary cooperation.") > 20
