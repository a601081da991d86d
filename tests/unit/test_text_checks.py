"""The checks over text find what they should, in every spelling, and leave ordinary text alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from ressursbank.check.bare_text import without_calls
from ressursbank.check.law import check_paragraphs
from ressursbank.check.letters import check_letters
from ressursbank.check.placeholders import check_marks
from ressursbank.check.prose import check_numbers
from ressursbank.check.readability import FEW, grade, halting, lix
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
    assert all(any(rule.found_in(text)) for text in rule.hit)
    assert not any(found for text in rule.ok for found in rule.found_in(text))


def inside(text: str, before: str, after: str) -> str:
    """The text with its middle letter between two signs, where that letter stands inside a word."""
    at = next((at for at in range(len(text) // 2, len(text) - 1) if text[at - 1 : at + 2].isalpha()), len(text))
    return f"{text[:at]}{before}{text[at : at + 1]}{after}{text[at + 1 :]}" if at < len(text) else text


def between(text: str, sign: str) -> str:
    """The text with a sign between all letters of every word."""
    return re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", sign, text)


DISGUISES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphen": lambda text: between(text, "\u00ad"),
    "soft hyphen as a code": lambda text: between(text, "&shy;"),
    "zero width": lambda text: between(text, "\u200b"),
    "joiner": lambda text: between(text, "\u200d"),
    "turned direction": lambda text: between(text, "\u202a"),
    "struck through": lambda text: between(text, "\u0336"),
    "bold": lambda text: inside(text, "**", "**"),
    "italic": lambda text: inside(text, "_", "_"),
    "code": lambda text: inside(text, "`", "`"),
    "link": lambda text: inside(text, "[", '](https://a.no/x_(y) "hei")'),
    "language": lambda text: inside(text, "*", "*{lang=en}"),
    "tag": lambda text: inside(text, '<span lang="en">', "</span>"),
    "comment": lambda text: inside(text, "<!-- x -->", ""),
    "code of every letter": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "full width": lambda text: "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text),
    "mathematical": lambda text: "".join(chr(0x1D41A + ord(one) - 97) if "a" <= one <= "z" else one for one in text),
    "hard space": lambda text: text.replace(" ", "\u00a0"),
    "hard hyphen": lambda text: text.replace("-", "\u2011"),
}


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_every_rule_finds_its_examples_at_their_line_in_every_disguise(disguise: Callable[[str], str]) -> None:
    for rule in RULES.rules:
        kind = "heading" if rule.headings_only else "text"
        for text in rule.hit:
            hidden = passage(without_calls(f"Ett.\n\n{disguise(text)}"), rule.language, kind=kind)
            assert (12, True) in {(one.line, f"({rule.id})" in one.sentence) for one in check_words(hidden, RULES)}, text


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


HERE = Path(__file__).parent
OTHER = [row for row in (HERE / "andre_tall.txt").read_text("utf-8").split("\n")[3:] if row and row[0] != "="]
# Said of a number on Norwegian and English pages, and numbers of every length, with a slip in them, spaced and spelt.
SAID_OF = (HERE / "telefonsetninger.txt").read_text("utf-8").strip().split("\n")[2:]
NUMBERS = (
    "113", "112", "1412", "116 117", "116123", "116.111", "1421", "412", "16 117", "116 118", "02999", "61 99 99 91", "61999991",
    "413 99 999", "+47 22 99 99 90", "0047 22999990", "800 99 999", "22.99.99.90", "22-99-99-90", "1**1**3", "11\u200b3", "11&#8203;3",
    "1\u00ad13", "１１３", "١١٣", "11<b>3</b>", "l13", "11\u03013", "一一三", "①①③", "1️⃣1️⃣3️⃣", "𝟭𝟭𝟯", "22 9O OO 9O", "[22](a.md)[99](b.md) 99 90",
)  # fmt: skip


def test_no_sentence_with_another_kind_of_number_is_stopped() -> None:
    assert len(OTHER) > 300 and [row for row in OTHER if list(check_numbers(passage(row)))] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_to_ring_is_found_in_every_sentence_and_spelling(number: str) -> None:
    said = [row.replace("\\n", "\n").format(number) for row in SAID_OF]
    assert len(said) * len(NUMBERS) > 300
    assert [row for row in said if "TELEFON" not in {one.code for one in check_numbers(passage(without_calls(row)))}] == []


@pytest.mark.parametrize(
    "text",
    [
        "800 333 21", "40 40 40 15", "216 117", "116 17", "161 117", "142", "22 99 99 9", "ring 123", "Ring 13 nå",
        "ring politiet på 114", "Call the police on 102.", "tlf. 99", "Fare for liv: 131. Si", "| Politiet | 212 |", "Menn kan ringe: 131",
        "Ring 113, 24 timer i døgnet", "116 117, 7 dager i uka", "Ring 113 – 24 timer i døgnet", "Ring 112/113", "Ring llO",
        "post@leve.no", "post (at) leve.no", "post[at]leve[dot]no", "postkrøllalfaleve.no", "post at leve dot no", "post&#64;leve.no",
        "po**st@le**ve.no", "08:30", "kl. 8", "klokka 8", "9 am", "10.30–15.00", "åpent 8–16", "kl. 10.10", "０８：３０", "08&colon;30",
        "KL. 8", "9 AM", "post KRØLLALFA leve PUNKTUM no", "ELLEVE NULL", "En En Tre", "Null En TO Tre Fire Fem",
    ],
)  # fmt: skip
def test_numbers_addresses_and_hours_are_found_in_many_spellings(text: str) -> None:
    assert list(check_numbers(passage(f"Tekst {text} mer."))), text


@pytest.mark.parametrize(
    ("word", "letter"),
    [("gj\u00f8v\u0456k", "\u0456"), ("\u0391BC", "\u0391"), ("\u0441\u043e\u0441", "\u0441"), ("11\u0417", "\u0417"), ("be\u0261ikk", "\u0261")],
)  # fmt: skip
def test_a_letter_that_only_looks_like_ours_is_refused_at_its_line(word: str, letter: str) -> None:
    (one,) = check_letters(passage(f"Ett.\n\nTo {word} tre."))
    assert (one.line, one.code) == (12, "TEGN") and f"«{word}»" in one.sentence and f"«{letter}»" in one.sentence


def test_other_alphabets_and_names_may_stand_by_themselves() -> None:
    for text in ("Українська, русский, العربية, Ελληνικά", "Nguyễn, Šušnjar, Sámi, Þórr, Čáhcesuolu", "COVID-19 og B12"):
        assert not list(check_letters(passage(text)))
    assert not list(check_letters(passage("SMSка", "uk")))


@pytest.mark.parametrize("text", ["straffeloven &sect; 287", "lov **§** 1"])
def test_a_paragraph_and_a_mark_left_are_seen_as_the_eye_sees_them(text: str) -> None:
    assert [(one.line, one.code) for one in check_paragraphs(passage(f"Ett.\n{text}"))] == [(11, "LOV")]
    assert [one.code for one in check_marks(passage("Her: TO**DO**"))] == ["FYLL-UT"] and not list(
        check_marks(passage("TODO"))
    )


def test_a_heading_is_judged_once() -> None:
    assert not list(check_numbers(passage("Ring 113", kind="heading")))


def test_lix_counts_words_per_sentence_and_long_words() -> None:
    assert lix("Jeg er her. Du er der.") == 3
    assert lix("Selvmordsforebygging er kommunens ansvar.") == 4 + 50
    assert lix("- ett to\n- tre fire\n") == 2


def test_only_running_text_of_some_length_can_be_halting() -> None:
    short, long = "Du kan ringe nå. ", "Du kan ringe nå, og den som svarer, hjelper deg videre. "
    assert halting(short * FEW) == 1 and halting(short * (FEW - 1)) == 0
    assert halting(short * FEW + long * FEW) == 0.5
    quiet = ("- {}\n", "1. {}\n", "## {}\n\n", "«{}»\n\n", "> {}\n", ":   {}\n", "    {}\n", "| {} |\n")
    assert [halting(form.format(short.strip()) * FEW) for form in quiet] == [0] * len(quiet)


def test_the_english_grade_rises_with_long_sentences_and_words() -> None:
    assert grade("You can call. They listen.") < 3
    assert grade("Municipal responsibility necessitates comprehensive interdisciplinary cooperation.") > 20
