"""Numbers nobody rings: ages, weeks, dates, points of law, money, counts and addresses.

Told apart by what stands beside them and by their shape, not by a list of values. A shape alone is never enough after
a word that tells someone to ring: stopping a sentence too many costs a minute, a crisis number with a slip in it a life.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ressursbank.check.slips import known_or_slip

AND = r"\s?(?:[,/&–-]|og|eller|til|and|or|to)\s?"
ITEM = r"\d{1,5}(?:\.\d{1,3})*(?:\.(?=\s?[–-]))?"
ITEMS = rf"{ITEM}(?:{AND}{ITEM})*"
COUNT = r"(?:\d{1,3}(?:[ .,]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"
COUNTS = rf"{COUNT}(?:{AND}{COUNT})*"
MONTH = (
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|January|February|March|May|June|July|October|December)\b"
)
# What stands before a point, a place or an issue of something: «uke 12–14», «kapittel 11.2», «postboks 113».
POINT = (
    r"uke[nr]?|ukene|vekene?|veker?|weeks?|side(?:ne|r)?|pages?|pp?\.|n ?=|kapittel|kap\.?|chapters?|punkt(?:et|ene)?|pkt\.?|avsnitt"
    r"|sections?|artikkel|art\.|articles?|ledd|bokstav|tabell|tables?|figur|figures?|fig\.|vedlegg|annex|appendix"
    r"|versjon|version|tiltak|delmål|trinn|klasse|grades?|niv[åa]|levels?|fase|phase|alder(?:en)?|aged?|ages"
    r"|skala(?:en)?(?: fra)?|scale(?: of| from)?|(?:møte)?rom|room|etasje|blokk|buss|bus|tog|sak(?:snummer|snr\.?| nr\.?)?|rute|route|avkjøring|WCAG(?: 2\.\d)?"
    r"|suksesskriterium|kriterium|criterion|modul|module|spørsmål|questions?|§§?|utgave|issue|volume|vol\.|bind"
    r"|lov \d{1,2}\. \w+ \d{4} nr\.|lov \w+ \d{4} nr\.|gnr\.?|bnr\.?|gårdsnummer|bruksnummer"
)
# Reports, laws and numbers of things: «Meld. St. 23», «Dokument 8:43 S», «IS-1412», «ISBN 978-82-…».
PAPER = (
    r"Meld\. ?St\.|St\. ?meld\.(?: nr\.)?|Prop\.|Ot\. ?prp\.(?: nr\.)?|Innst\.(?: [OS]\.)?(?: nr\.)?|NOU|Dok(?:ument|\.)(?: nr\.)?"
    r"|(?-i:IS|HR|LOV|FOR|I|NS|EN|ISO|NS-EN|NS-ISO|Rt)-|Rundskriv|vedtak(?: nr\.)?|resolution|ISBN:?|ISSN:?|doi:?"
)
OWN_NUMBER = r"org\.? ?nr\.?:?|organisasjonsnummer:?|orgnr\.?:?|(?:bank)?konto(?:nummer|nr\.?)?:?|KID:?|Vipps(?: til)?:?"
BOX = r"(?:post)?boks|postbox|P\.? ?O\.? ?box|pb\."
STREET = r"(?-i:[A-ZÆØÅ])[\wæøå.-]*(?: ?(?:gata|gaten|gate|vegen|veien|veg|vei|plassen|plass|torget|street|road))"
UNIT = (
    r"(?:%|‰|°|prosent\w*|per\s?cent|percent|promille|kr\b|kroner|øre\b|NOK|EUR|USD|euro\b|dollars?|pund\b|pounds?|mill(?:\.|ion\w*)"
    r"|milliard\w*|mrd\b|billions?|tusen|thousand|år\b(?! rundt)|årene|åring\w*|-?year|måned(?:er|ene)?\b|månad\w*|months?\b|uker?\b|ukene"
    r"|veker?\b|weeks?\b|dag(?:er|ene)?\b(?! og natt)|døgn\b|days?\b(?! (?:and|or) night)|timer?\b|hours?\b|minutt\w*|minutes?"
    r"|sekund\w*|seconds?|km\b|kilomet\w*|met(?:er|re)s?\b|m2|kvm\b|kvadrat\w*|square|cm\b|mm\b|moh\b|mil\b|miles?\b|kg\b|kilo\b"
    r"|gram\b|mg\b|lit(?:er|re)s?\b|dl\b|grader|degrees|kWh|MW\b|[kMG]B\b|poeng|studiepoeng|points\b|ganger|times\b|stk\b"
    r"|trinn|årstrinn|klasse|grade|semester|sider\b|pages\b|årsverk|mål\b)"
)
# Words for what is counted. «113 barn» may also be two sentences, so a known number is not let through before people.
PEOPLE = r"(?:barn|unge|ungdom\w*|menn|kvinn\w*|people|mennesker?|children|m[ea]n|women|nye?|andre|flere|første|siste)\b"
THINGS = (
    r"(?:innbygger\w*|inhabitants|residents|elev\w*|students|pupils|ansatte|tilsette|employees|medlem\w*|members|deltak\w*"
    r"|participants|person(?:er|ar|s)?\b|gjester|frivillige|kommun\w*|municipalities|skol\w*|skul\w*|schools|sak\w*|cases|henvendelser"
    r"|samtaler|calls|besøk\w*|visits|visitors|stemmer|votes|plass\w*|places|seats|hus\w*|bolig\w*|homes|households|bønder|farmers"
    r"|gård\w*|farms|bruk\b|dekar|decares|pasient\w*|patients|søk\w*|soldat\w*|arbeid\w*|workers|organisa\w*|bedrift\w*|companies"
    r"|foto\w*|bilde\w*|bøker|books|treff\b|species|tonn\b|tons?\b|tonnes|dyr\b|rein\b|sau\w*|kyr\b|familie\w*|families|a[vf] \d|of \d)"
)
ABOUT = (
    r"\b(?:ca\.?|cirka|omtrent|omkring|om lag|rundt|around|about|approximately|roughly|nesten|nearly|almost|over|under|minst"
    r"|at least|mer enn|meir enn|flere enn|fleire enn|færre enn|more than|fewer than|less than|inntil|opptil|up to|til sammen|i alt"
    r"|totalt|a total of|mellom|between|antall|(?:antall|totalt|i alt|total|sum)\b[^\n.:|\d]{0,30}:)"
)
MONEY = r"(?:[$£€]|\b(?:kr\.?|NOK|EUR|USD)\s?[$£€]?)"
YEAR = r"(?:1[0-9]|20)\d\d"
DAY = r"[0-3]?\d\.[01]?\d\.?"
SURE = re.compile(
    rf"\b(?:{POINT}):?\s?{ITEMS}(?! ?\d)|(?<!\w)(?:{PAPER})\s?[A-Z]?[\d:/.–-]*\d(?:\s?[A-Z]\b)?|\b(?:{OWN_NUMBER})\s?\d(?:[ .-]?\d){{0,10}}"
    rf"|\b(?:{BOX})\s?\d{{1,4}}(?: \d{{1,3}})?(?!\d)(?:(?:,| [A-ZÆØÅ][^,\d\n]{{1,30}},?) \d{{4}}(?= [A-ZÆØÅ]))?"
    r"|\b24/7\b|^\s*\d{1,2}[.)]\s+(?=\d)|\b(?:19|20)\d\d-[01]\d-[0-3]\d\b(?!-)|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b"
    rf"|{STREET} \d{{1,3}}[A-Za-z]?\b(?:, \d{{4}}(?= [A-ZÆØÅ]))?"
    rf"|\b\d{{1,2}}\.?(?:{AND}\d{{1,2}}\.?)*\s?(?:{MONTH}|trinn|klasse)(?: {YEAR})?"
    rf"|\b{MONTH} \d{{1,2}}(?:{AND}\d{{1,2}})?(?! ?\d)(?:,? {YEAR})?"
    rf"|\b(?:nr\.?|no\.) \d{{1,3}},? (?:19|20)\d\d(?! ?\d)|\b(?:den|innen|frist(?:en)?:?|fra|før|dato:?|pr\.?|per) {DAY}(?![\d.])",
    re.I | re.M,
)
# Each begins and ends where no other digit is near enough to be part of the same number.
BEGINS, ENDS = r"(?<![\d§+])(?<!\d[ .,:/–-])", r"(?!\d|[ .,/–-]\d)"
MEASURED = re.compile(rf"{BEGINS}{COUNTS}\s?-?\s?{UNIT}|{MONEY}\s?{COUNTS}", re.I)
COUNTED = re.compile(
    rf"{BEGINS}{COUNTS}\s?(?:\w+e\s)?(?:(?P<things>{THINGS})|{PEOPLE})|{ABOUT}\s?{COUNTS}{ENDS}",
    re.I,
)
# Shapes: years, dates, a lower number before a higher one, decimals, hundreds, a post code before its place.
SHAPED = re.compile(
    rf"(?<![\d+])(?<!47 )(?:19|20)\d\d\s?[–/-]\s?(?:19|20)\d\d(?!\d|[ .–-]\d)"
    rf"|(?<![\d+])(?<!\d[ .–-])(?:{YEAR}\s?[–/-]\s?(?:{YEAR}|\d\d)|(?:19|20)\d\d)(?!\d|[ .–-]\d)"
    rf"|(?:(?<=\()|(?<=\bi )|(?<=\bin )|(?<=\bår )|(?<=\bsiden )|(?<=\bsince )){YEAR}(?=[)., ]|$)"
    rf"|\b(?i:fra|from) {YEAR} (?:til|to) {YEAR}\b"
    r"|(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])(?:[./-](?:\d{4}|\d\d))?\.?(?=[\s)–-]|$)(?! \d)"
    rf"|{BEGINS}\d{{1,2}}\.?\s?[–-]\s?\d{{1,2}}{ENDS}"
    rf"|{BEGINS}\d{{1,2}}(?:, \d{{1,2}})+(?:,? (?:og|and|eller|or) \d{{1,2}})?(?!\d|[ .–-]\d)"
    rf"|{BEGINS}\d{{1,2}},\d{{1,2}}{ENDS}"
    rf"|{BEGINS}[1-9]\d{{0,2}}[ .,]?\d00(?:\s?[–-]\s?[1-9]\d{{0,2}}[ .,]?\d00)?{ENDS}"
    rf"|{BEGINS}\d{{1,3}}(?:[ .,]\d{{3}})+\s?[–-]\s?\d{{1,3}}(?:[ .,]\d{{3}})+{ENDS}"
    rf"|{BEGINS}[1-9]\d{{4}}{ENDS}|(?:(?<=# )|^)\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?(?= [A-ZÆØÅ])"
    r"|(?<=, )\d{4}(?= [A-ZÆØÅ][a-zæøå])",
    re.M,
)
RING = re.compile(
    r"\b(?:ring\w*|slå|tast\w*|call\w*|dial|phone|tlf|tel|sms|text|send|nød\w*|legevakt\w*|politi\w*|ambulanse\w*|brannvesen\w*"
    r"|fare|danger|akutt\w*|emergency|haster|urgent)\b|telefon|nummer|number",
    re.I,
)
STOP = re.compile(r"[!?\n]|(?<!tlf)(?<!tel)\.(?=\s)", re.I)
BACK = 60
NEAR, NEXT = re.compile(r"\d[ .,/–-]{1,3}$"), re.compile(r"[ .,/–-]{1,3}\d")
MASK = "¤"


def without_other_numbers(row: str) -> tuple[str, str]:
    """The row with numbers that are measured, counted or a point of something made into signs of the same length.

    The second is without those whose shape alone shows a year, a date or a range too. What may be rung is kept in both.
    """
    row = SURE.sub(_masked, row)
    row = _masked_where(_no_crisis_line, MEASURED, row)
    row = _masked_where(_ordinary, COUNTED, row)
    return row, _masked_where(_alone, SHAPED, row)


def _masked_where(fits: Callable[[re.Match[str]], bool], pattern: re.Pattern[str], row: str) -> str:
    return pattern.sub(lambda found: _masked(found) if fits(found) else found[0], row)


def _masked(found: re.Match[str]) -> str:
    return re.sub(r"\d", MASK, found[0])


def _numbers(found: re.Match[str]) -> list[str]:
    return [re.sub(r"\D", "", one) for one in re.findall(COUNT, found[0])]


def _no_crisis_line(found: re.Match[str]) -> bool:
    """Whether what is measured is neither a number we know nor one taken apart: «116 117 timer», «22-40-00-40 dager»."""
    several = _numbers(found)
    rising = several == sorted(several, key=int)
    whole = any(len(one) >= 6 and (_known(one) or (len(one) == 8 and one[-3:] != "000")) for one in several)
    with_one = len(several) > 1 and any(known_or_slip(one, exact=len(one) < 4) for one in several)
    return (len(several) < 3 or rising) and not whole and not with_one


def _ordinary(found: re.Match[str]) -> bool:
    """Whether a count of people or things is one: «1413 barn kan ringe» is the alarm line with a slip in it."""
    several, told = _numbers(found), _told_to_ring(found, BACK)
    grouped = re.search(r"\d[ .,]\d{3}", found[0])
    sure = bool((found["things"] and (grouped or not told)) or (grouped and "," in grouped[0] and not told))
    apart = len("".join(several)) == 8 and not grouped and not re.search(r"0\D+\d+0\b", found[0])
    known = any(len(one) > 7 or _known(one, few=sure or (len(one) == 4 and one != "1412" and not told)) for one in several)
    return not apart and not known and _no_crisis_line(found)


def _known(digits: str, *, few: bool = False) -> bool:
    """Whether a count could be a number we know; ``few`` when it stands where only the longest could be meant."""
    return known_or_slip(digits) and not digits.endswith("000") and not (few and len(digits) < 5)


def _alone(found: re.Match[str]) -> bool:
    """Whether a shape alone will do: no number we know, rising where there are several, and nobody is told to ring it."""
    parts = [int(one) for one in re.findall(r"\d+", found[0])]
    digits = re.sub(r"\D", "", found[0])
    several = re.search(r"[–-]|, ", found[0]) is not None
    rising = not several or "." in found[0].strip(".") or parts == sorted(set(parts)) or len(str(parts[0])) == 4
    near = NEAR.search(found.string[max(0, found.start() - 4) : found.start()]) or NEXT.match(found.string, found.end())
    apart = (len(parts) == 4 and len(digits) == 8) or (near and max(parts) < 10)
    if digits == "1881":
        return re.search(r"\b[Ii]n? $", found.string[: found.start()]) is not None
    known = "," not in found[0].split(", ")[0] and known_or_slip(digits, exact=len(digits) < 5)
    return rising and not apart and not known and not _told_to_ring(found)


def _told_to_ring(found: re.Match[str], after: int = 0) -> bool:
    """Whether the words before it in the sentence, or round it, tell someone to ring."""
    text = found.string
    before = STOP.split(text[max(0, found.start() - BACK) : found.start()])[-1]
    return RING.search(before) is not None or RING.search(text, found.end(), found.end() + after) is not None
