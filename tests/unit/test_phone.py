"""What is printed and what is dialled: one wrong digit rings somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ressursbank.phone import SHORT, NotANumberError, Phone, digits_of, parse


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("113", "113"),
        ("1412", "1412"),
        ("116117", "116 117"),
        ("116 123", "116 123"),
        ("116 006", "116 006"),
        ("02800", "02800"),
    ],
)
def test_a_short_number_is_dialled_without_country_code(written: str, text: str) -> None:
    digits = text.replace(" ", "")
    assert parse(written) == Phone(text, f"tel:{digits}", digits)


@pytest.mark.parametrize("written", ["+47 113", "+47113", "(+47) 113", "0047 116 117", "+47 02800", "47 113"])
def test_a_short_number_with_country_code_is_refused(written: str) -> None:
    with pytest.raises(NotANumberError, match="landkode"):
        parse(written)


@pytest.mark.parametrize("written", ["47116117", "47 116 117", "47116123"])
def test_a_short_number_with_47_in_front_is_not_taken_for_a_mobile(written: str) -> None:
    with pytest.raises(NotANumberError, match="Skriv 116"):
        parse(written)


@pytest.mark.parametrize("written", ["114", "119", "120", "999", "911", "1888", "116 118", "0", "00000"])
def test_a_slip_in_a_short_number_is_refused(written: str) -> None:
    with pytest.raises(NotANumberError):
        parse(written)


@pytest.mark.parametrize("written", ["800 33 321", "815 55 201", "+47 800 33 321", "80033321"])
def test_800_and_815_numbers_are_dialled_without_country_code(written: str) -> None:
    assert parse(written).href == f"tel:{digits_of(written)}"


@pytest.mark.parametrize(
    ("written", "text", "href"),
    [
        ("22 40 00 40", "22 40 00 40", "tel:+4722400040"),
        ("+47 22 40 00 40", "22 40 00 40", "tel:+4722400040"),
        ("47 22 40 00 40", "22 40 00 40", "tel:+4722400040"),
        ("0047 22 40 00 40", "22 40 00 40", "tel:+4722400040"),
        ("(+47) 413 65 077", "413 65 077", "tel:+4741365077"),
        ("47 80 90 50", "47 80 90 50", "tel:+4747809050"),
        ("+47 47 80 90 50", "47 80 90 50", "tel:+4747809050"),
        ("477 00 200", "477 00 200", "tel:+4747700200"),
        ("79 02 12 34", "79 02 12 34", "tel:+4779021234"),
    ],
)
def test_other_numbers_are_dialled_in_e164(written: str, text: str, href: str) -> None:
    phone = parse(written)
    assert (phone.text, phone.href) == (text, href)


def test_the_owners_spacing_is_kept_and_missing_spacing_added() -> None:
    assert parse("224 00 040").text == "224 00 040"
    assert parse("22400040").text == "22 40 00 40"
    assert parse("22\u00a040\u00a000  40").text == "22 40 00 40"


@pytest.mark.parametrize("written", ["+46 8 123 45", "+22 40 00 40", "0046701234567", "+1 800 273 8255"])
def test_a_foreign_number_is_refused_and_never_made_norwegian(written: str) -> None:
    with pytest.raises(NotANumberError, match="norsk landkode"):
        parse(written)


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "+47", "ring 113", "113!", "tel:113", "116 123 tast 3", "22 40 00 40 / 22 40 00 41"),
        *("22-40-00-40", "22+400040", "()22400040)", "+47+4722400040"),
        *("22 40 00 4", "22 40 00 400", "9" * 40, "11111111"),
    ],
)
def test_nonsense_is_refused_with_a_norwegian_sentence(written: str) -> None:
    with pytest.raises(NotANumberError, match="er ikke et"):
        parse(written)


@pytest.mark.parametrize("written", ["١١٣", "１１３", "٢٢ ٤٠ ٠٠ ٤٠", "113\u200b"])
def test_digits_that_a_link_cannot_dial_are_refused(written: str) -> None:
    with pytest.raises(NotANumberError):
        parse(written)


@pytest.mark.parametrize("written", ["+47 815 33 300", "0047 815 33 300", "47 815 33 300", "(+47) 81533300", "81533300"])
def test_all_spellings_of_a_number_compare_equal(written: str) -> None:
    assert digits_of(written) == "81533300"


COUNTRY = st.sampled_from(["", "", "+47", "+47 ", "0047", "(+47) ", "47 ", "+46 ", "00"])
NUMBER = st.one_of(
    st.integers(0, 99_999_999).map(str), st.integers(20_000_000, 99_999_999).map(str), st.sampled_from([*SHORT])
)


@settings(derandomize=True, database=None)
@given(COUNTRY, NUMBER, st.sets(st.integers(1, 8)))
def test_what_is_read_is_read_the_same_again(country: str, number: str, spaces: set[int]) -> None:
    written = country + "".join(f" {digit}" if n in spaces else digit for n, digit in enumerate(number))
    try:
        phone = parse(written)
    except NotANumberError:
        return
    assert parse(phone.text) == phone
    assert phone.digits == digits_of(phone.text) == digits_of(written)
    assert phone.href in (f"tel:{phone.digits}", f"tel:+47{phone.digits}")


@settings(derandomize=True, database=None)
@given(st.integers(20_000_000, 99_999_999).map(str), st.sampled_from(["", "+47", "+47 ", "0047", "(+47) ", "47 "]))
def test_a_country_code_changes_neither_text_nor_link(digits: str, country: str) -> None:
    try:
        plain = parse(digits)
    except NotANumberError:
        with pytest.raises(NotANumberError):
            parse(country + digits)
        return
    assert parse(country + digits) == plain
    assert plain.href.endswith(digits)


@settings(derandomize=True, database=None)
@given(st.sampled_from(sorted(SHORT)))
def test_no_short_number_is_ever_linked_with_a_country_code(digits: str) -> None:
    assert parse(digits).href == f"tel:{digits}"
