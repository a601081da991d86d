"""A field holds what its name says, whole and seen; what does not is refused with the sentence that mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from ressursbank.check.run import all_problems
from ressursbank.reading.yaml_text import UnreadableError, parse_yaml, read_text
from ressursbank.register.addresses import NotAnAddressError, email, web
from ressursbank.register.service import Service
from tests.unit.schedules import point, rule
from tests.unit.small_project import LOCAL, PAGE, make, write

TWICE, NAME, ENDS, ONE, VIA = "to ganger", "ingen kan nå", "slutter på", "i seg", "registrerer"
SAFE, POINT = ".safelinks.protection.outlook.com/?url=https%3A%2F%2Fleve.no%2Fa&data=kari%40x.no", "https://urldefense."
BAD_WEB = {
    TWICE: "https://https://x.no http://https://x.no https:/https://x.no https:https://x.no https://http://x.no",
    "begynne med https://": "http://x.no http:// ftp://x.no x.no javascript:alert(1) <https://x.no> HTTPS://x.no https:/x.no [x](https://x.no)",
    NAME: "https:// https://x https://localhost/a https://10.0.0.1 https://x..no https://x,y.no https://a_b.no https://-x.no"
    " https://x.no%40y.no https://x。no https://ｘ.no https://skriver.local",
    "etter @": "https://x.no@y.no https://a:b@x.no/",
    "portnummer": "https://x.no:8080/ https://[::1]/a https://x.no:443 https://a.no;https://b.no",
    ENDS: "https://x.no). https://x.no. https://x.no, https://x.no/a) https://x.no» https://x.no;",
    ONE: 'https://x.no\\@y.no https://x.no" https://x.no/%0d%0aA https://x.no/{a}',
    "bare ligner": "https://gjоvik.no https://xn--gjvik-hk1a.no https://ехаmple.no",
    "Skriv gjøvik.no.": "https://xn--gjvik-wua.no",
    "U+202E": "https://x.no/\u202ea https://x.no/%E2%80%AEa",
    f"{VIA} hvem som trykker. Skriv https://leve.no/a.": f"https://eur02{SAFE} {POINT}com/v3/__https://leve.no/a__;!!x$"
    f" {POINT}proofpoint.com/v2/url?u=https-3A__leve.no_a&d=x https://l.facebook.com/l.php?u=https%3A%2F%2Fleve.no%2Fa%3Ffbclid%3D1"
    " https://www.google.com/url?q=https://leve.no/a&sa=D https://linkprotect.cudasvc.com/url?a=http%3a%2f%2fleve.no%2fa",
    VIA: "https://bit.ly/x https://t.co/x https://wa.me/4790000000 https://t.me/x https://chat.whatsapp.com/x https://www.google.no/amp/s/leve.no https://x.mimecast.com/s/a",
    "sporing i seg. Skriv https://x.no/?a=1#b.": "https://x.no/?a=1&fbclid=2#b https://x.no/?utm_source=x&a=1&UTM_term=y#b https://x.no/?gclid=1&a=1#b",
    "e-postadresse i seg": "https://x.no/?til=kari@y.no https://x.no/?a=1&e=kari%40y.no",
}  # fmt: skip
GOOD_WEB = """https://gjøvik.no/ https://www.blåkors.no/på-tur https://čálliidlágádus.no https://no.wikipedia.org/wiki/Leve_(x)
https://x.no/?page=4&T=Kameratst%C3%B8tte#a https://youtube.com/@leve https://web.archive.org/web/2020/https://leve.no/ https://X.no
https://maps.google.com/@60.79,10.69,15z https://a.b.c.museum/~x https://login.x.no/?redirect=https%3A%2F%2Fx.no https://x.no/a;b=1"""
BAD_MAIL = {
    "uten «mailto:»": "mailto:a@x.no MAILTO:a@x.no", "uten navn": "A<a@x.no> <a@x.no> \"a\"@x.no", "én @": "a@x.no;b@x.no a@@x.no a@x.no,b@x.no",
    "ikke en e-post": "@ a@ @x.no a a(at)x.no https://x.no/a a..b@x.no .a@x.no å@x.no а@x.no a＠x.no", ENDS: "a@x.no. a@x.no, a@x.no)",
    ONE: "a@x,no a@x.no?subject=b a@x.no/b a&b@x.no a@[10.0.0.1]", NAME: "a@x a@x..no a@10.0.0.1 a@localhost", "bare ligner": "a@gjоvik.no",
    "U+200B": "a@\u200bx.no", "U+202D": "\u202da@x.no",
}  # fmt: skip
GOOD_MAIL = "post@leve.no tur+gruppe@x.kommune.no post@gjøvik.no o'brien@x.no alarm@116111.no A.B@X.no a_b-c@x-y.no"


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    """Each made-up value with what its sentence must say."""
    return [(value, said) for said, values in table.items() for value in values.split(" ")]


SPACED = [
    ("https://x y.no", ONE),
    ("https://a.no, https://b.no", ONE),
    ("a @x.no", ONE),
    ("A <a@x.no>", "uten navn"),
    ("a@x.no b@x.no", "én @"),
]


@pytest.mark.parametrize(("value", "said"), [*rows(BAD_WEB), *rows(BAD_MAIL), *SPACED])
def test_an_address_that_is_not_one_whole_open_one_says_what_to_write(value: str, said: str) -> None:
    with pytest.raises(NotAnAddressError) as caught:
        email(value) if (value, said) in [*rows(BAD_MAIL), *SPACED[2:]] else web(value)
    assert said in str(caught.value)


def test_ordinary_addresses_pass_as_they_stand() -> None:
    assert [web(one) for one in GOOD_WEB.split()] == GOOD_WEB.split()
    assert [email(one) for one in GOOD_MAIL.split()] == GOOD_MAIL.split()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [("value", "xyz", "TELEFON"), ("value", "HJELP til 2097", "TELEFON"), ("value", "sms:91000000", "TELEFON"),
     ("value", "910 00 000, 911 00 000", "TELEFON"), ("number", "abc 910 00 000", "TELEFON"), ("number", "", ""), ("value", "2097", "")],
)  # fmt: skip
def test_a_text_message_goes_to_digits(field: str, value: str, code: str) -> None:
    typed = {"value": "910 00 000", "number": "910 00 000"} | {field: value}
    check = {"state": "unconfirmed", "why": "x", "number": typed["number"]}
    assert codes(lambda: point(type="sms", value=typed["value"], verification=check)) == ([code] if code else [])


def codes(made: object) -> list[str]:
    """The codes a model is refused with."""
    assert callable(made)
    try:
        made()
    except ValidationError as error:
        return [one["type"] for one in error.errors()]
    return []


@pytest.mark.parametrize("code", ["0000", "0007", "00ad", "200b", "202e", "2028", "2066", "feff", "e000", "fffc"])
def test_a_sign_nobody_sees_is_told_by_its_code_however_it_came_in(tmp_path: Path, code: str) -> None:
    for text in (f'a: "Tur\\u{code}en"', f"a: Tur&#x{code};en", f"a: Tur{chr(int(code, 16))}en"):
        with pytest.raises(UnreadableError) as caught:
            parse_yaml(read_text(write(tmp_path, "x.yml", f"b: 1\n{text}\n")))
        assert (caught.value.line, caught.value.code) == (2, "TEGN") and "ingen ser" in caught.value.sentence


CUT = [
    "For deg #tur",
    "For deg # og",
    "Gruppe # 3",
    "#tur for alle",
    '"For deg" #tur',
    "For deg\t#tur",
    "a\n   b #c",
    "Tur #1",
]


@pytest.mark.parametrize("text", CUT)
def test_a_text_that_a_hash_would_cut_is_refused_at_its_line(text: str) -> None:
    with pytest.raises(UnreadableError, match="blir borte") as caught:
        parse_yaml(f"a: 1\nb:\n  nb: {text}\nc: 2\n")
    assert caught.value.line == 3 + text.count("\n")


@pytest.mark.parametrize("text", ["Kort. # spør", '"Tur #1"', "Tur#1", "|\n   tur #1", "# senere"])
def test_a_remark_after_a_whole_value_is_still_a_remark(text: str) -> None:
    parse_yaml(f"a:\n  nb: {text}\nname: Turgruppa # navnet på døra\norganization: Gjøvik kommune # den som eier\n")


LUNCH, NIGHT = [rule("08:00", "11:30"), rule("12:00", "15:30")], [rule("00:00", "06:00"), rule("22:00", "06:00")]
SPLIT = [rule("08:00", "15:00", valid_through="2026-06-14"), rule("09:00", "14:00", valid_from="2026-06-15")]
CROSS = [rule("08:00", "15:00", valid_through="2026-06-15"), rule("09:00", "14:00", valid_from="2026-06-15")]
EVE = {"valid_from": "2026-12-24", "valid_through": "2026-12-24"}


@pytest.mark.parametrize(
    ("rules", "special", "refused"),
    [(LUNCH, [], False), (NIGHT, [], False), (SPLIT, [], False), ([rule("08:00", "16:00"), SPLIT[1]], [], False), (CROSS, [], True),
     ([rule("08:00", "12:00"), rule("11:30", "15:30")], [], True), ([rule("20:00", "02:00"), rule("23:00", "03:00")], [], True),
     ([LUNCH[0], LUNCH[0]], [], True), ([], [EVE | {"opens": "08:00", "closes": "12:00"}, EVE | {"opens": "10:00", "closes": "14:00"}], True),
     ([], [EVE | {"opens": "08:00", "closes": "10:00"}, EVE | {"opens": "11:00", "closes": "14:00"}], False)],
)  # fmt: skip
def test_two_openings_never_hold_at_once(rules: list[dict[str, object]], special: list[object], refused: bool) -> None:
    assert codes(lambda: point(*rules, special_hours=special)) == (["APNINGSTID"] if refused else [])


@pytest.mark.parametrize(
    ("change", "code"),
    [({"valid_from": "2027-01-01", "valid_through": "2026-01-01"}, "DATO"), ({"name": "T" * 121}, "string_too_long"), ({"name": "T\nx"}, "TEGN"),
     ({"name": "T\u200dx"}, "TEGN"), ({"note": "T" * 501}, "string_too_long"), ({"valid_from": "2026-01-01", "valid_through": "2026-01-01"}, "")],
)  # fmt: skip
def test_what_ends_before_it_begins_and_names_that_go_on_are_refused(change: dict[str, str], code: str) -> None:
    assert codes(lambda: Service.model_validate(parse_yaml(LOCAL).tree | change)) == ([code] if code else [])


PLACED = {f"data/{place}": f"data/{layer}/services/x.yml" for place, layer in {
    "x.yml": "gjovik", "x.yaml": "gjovik", "services/x.yml": "gjovik", "gjovik/x.yml": "gjovik", "gjovik/service/x.yml": "gjovik", "gjovik/Services/X.yml": "gjovik",
    "Gjovik/services/x.yml": "gjovik", "gjøvik/services/x.yml": "gjovik", "national/x.yml.txt": "national", "ukjent/services/x.yml": "gjovik"}.items()}  # fmt: skip
PLACED |= {f"{near}/x.yml": "data/gjovik/services/x.yml" for near in ("services", "gjovik", "Data/gjovik/services")}
NAMED = {f"docs/nb/om/{name}.md": f"docs/nb/om/{right}.md" for name, right in {
    "På-tur": "pa-tur", "Ny-side": "ny-side", "med mellomrom": "med-mellomrom", "ny_side": "ny-side", "ny.side": "ny-side", "NY": "ny"}.items()}  # fmt: skip
NAMED |= {"docs/nb/Om/ny.md": "docs/nb/om/ny.md", "docs/ny.md": "docs/nb/ny.md", "docs/NB/om/ny.md": "docs/nb/om/ny.md"}
LEFT = "FYLL UT|FYLL_UT|FYLL INN|TODO|Todo: x|[TODO]|Lorem ipsum|dolor sit amet|TBD|FIXME|XXX|TEKST KOMMER|Her kommer tekst|[sett inn navn]"
MENU = {"{}.md": "", '"{}.md"': "", "'{}.md'": "", "{}.md # ny": "", "{}.md  ": "", "Ny: {}.md": "uten tittel", '"N: y": "{}.md"': "uten tittel",
        "nb/{}.md": "Mente du «om/ny»", "./{}.md": "Mente du «om/ny»", "/{}.md": "Mente du «om/ny»", "{}.md\n      - om/ny.md": "to ganger", "{}.md: {{": "Innrykk"}  # fmt: skip


def told(root: Path, **files: str) -> str:
    """The sentences that are there because of the files, one a line."""
    before = set(all_problems(root))
    for name, text in files.items():
        write(root, name, text)
    return "\n".join(str(one) for one in all_problems(root) if one not in before)


def test_a_file_in_a_wrong_place_or_with_a_wrong_name_is_told_the_right_one(tmp_path: Path) -> None:
    said = told(make(tmp_path), **dict.fromkeys(PLACED, LOCAL), **dict.fromkeys(NAMED, PAGE))
    for place, right in (PLACED | NAMED).items():
        assert any(row.startswith(f"{place}:1: [FIL]") and right in row for row in said.split("\n")), place
    assert "[MENY]" not in said and "README" not in told(tmp_path, **{"data/README.md": "x", "data/gjovik/README": "x"})


@pytest.mark.parametrize(("row", "said"), MENU.items())
def test_a_row_of_the_menu_is_understood_or_told_what_it_should_be(tmp_path: Path, row: str, said: str) -> None:
    root = make(tmp_path)
    menu = (root / "mkdocs.yml").read_text(encoding="utf-8") + f"      - {row.format('om/ny')}\n"
    found = told(root, **{"docs/nb/om/ny.md": PAGE.replace("Prøveside", "Ny"), "mkdocs.yml": menu})
    assert (said.replace("uten tittel", "tittelen kommer fra siden") in found) if said else "[MENY]" not in found


def test_what_somebody_meant_to_write_later_is_not_published(tmp_path: Path) -> None:
    page = PAGE + LEFT.replace("|", "\n\n") + "\n\nMetodo, fyll ut skjemaet.\n"
    assert told(make(tmp_path), **{"docs/nb/om/prove.md": page}).count("[FYLL-UT]") == LEFT.count("|") + 1
