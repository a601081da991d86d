"""Addresses on the web and for e-mail: one, whole, and leading where it says.

What a host name may be is decided by ``idna``, and an e-mail address by ``email.headerregistry``. The letters are
those Norid lets in a name under .no: another alphabet's «а» looks like ours and belongs to somebody else.
"""

from __future__ import annotations

import re
from email.errors import MessageError
from email.headerregistry import Address
from urllib.parse import parse_qsl, unquote

import idna

from ressursbank.problems import quoted
from ressursbank.reading.invisible import told

LETTERS = re.compile(r"[a-z0-9.áàäčçđéèêŋńñóòôöšŧüžæøå-]+")
PUBLIC = re.compile(r".+\.(?!(?:local|localhost|internal|lan|intranett|test|invalid|onion)$)[^\W\d]{2,}")
ENDS, ONE = "slutter på «{}», som ikke hører til. Ta det bort.", "har «{}» i seg. Skriv én adresse, uten noe annet."
WEB = (
    (r"^(?i:https?:/*\s*https?:?/)", "begynner to ganger. Behold ett https://."),
    (r"^http://", "begynner med http://. Den skal begynne med https://: prøv den slik i nettleseren først."),
    (r"^(?!https://)", "er ikke en nettadresse. Den skal begynne med https://."),
    (r"[\s<>\"'`{}|\\^]|%0[9ADad]", ONE),
    (r"([.,;:!»\]*_])$|^[^(]*(\))$", ENDS),
    (r"^https://[^/?#]*@", "leder til det som står etter @, ikke til det som står foran. Skriv adressen uten @."),
    (r"^https://[^/?#]*:", "har et portnummer etter kolon. Ta det bort."),
)
MAIL = (
    (r"^(?i:mailto:)", "skal stå uten «mailto:». Skriv bare adressen."),
    (r"[<>\"]", "har mer enn adressen. Skriv bare den, uten navn og uten < >."),
    (r"@.*@", "har mer enn én @. Skriv én adresse."),
    (r"^[^@]*$|^@|@$|://", "er ikke en e-postadresse. Den er som post@eksempel.no."),
    (r"([.,;:)!])$", ENDS),
    (r"[^\w.+@'-]", ONE),
)
# Who sends the reader on and keeps a list of them: mail filters, networks, short addresses, and chats named by a number.
PASSES = re.compile(
    r"(?:^|\.)(?:safelinks\.protection\.(?:outlook\.com|office365\.us)|urldefense(?:\.proofpoint)?\.com|mimecast(?:protect)?\.com"
    r"|cudasvc\.com|secure-web\.cisco\.com|clicktime\.symantec\.com|list-manage\.com|lm?\.(?:facebook|instagram)\.com"
    r"|ampproject\.org|google\.[a-z.]+/(?:url|amp)|bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|lnkd\.in|buff\.ly|is\.gd|wa\.me"
    r"|(?:api|chat)\.whatsapp\.com|t\.me|signal\.me)(?:/|$)"
)
CARRIES = re.compile(r"(?:url|u|q|a|link|target|to|dest|destination|goto|uddg)$", re.I)
TRACKING = re.compile(
    r"(?<=[?&#])(?:utm_\w+|\w{0,2}clid|\w{0,2}clkid|gbraid|wbraid|igsh(?:id)?|mc_[ce]id|mkt_tok|li_fat_id|_hs\w+|_g[al]|ref_src"
    r"|trk|(?:php|j)?sess(?:ion)?id)=[^&#]*&?|(?<=youtu\.be/.{11}\?)si=[^&#]*&?",
    re.I,
)
PERSON = re.compile(r"[^\s@/=&|]+@[^\s@/=&|]+\.[a-z]{2,}", re.I)


class NotAnAddressError(ValueError):
    """Text that is no address to publish; the message is the editor's sentence."""


def web(value: str) -> str:
    """The address as it stands, when it is one whole https address of a public host that shows where it leads.

    Raises:
        NotAnAddressError: with what is wrong, and the right address where it can be read out of the given one.
    """
    return _fine(value, _not_web(value))


def email(value: str) -> str:
    """The address as it stands, when it is one plain e-mail address.

    Raises:
        NotAnAddressError: with what is wrong and what to write.
    """
    return _fine(value, _spelt(value, MAIL) or _not_post(value))


def _fine(value: str, said: str) -> str:
    if said:
        raise NotAnAddressError(f"{quoted(value)} {said}")
    return value


def _spelt(value: str, rules: tuple[tuple[str, str], ...]) -> str:
    if said := told(unquote(value)):
        return f"kan ikke brukes. {said}"
    for pattern, said in rules:
        if found := re.search(pattern, value):
            return said.format(found[found.lastindex or 0].strip() or "mellomrom")
    return ""


def _not_web(value: str) -> str:
    host = re.split(r"[/?#]", value[8:])[0]
    return _spelt(value, WEB) or _not_host(host) or _not_direct(value, host)


def _not_direct(value: str, host: str) -> str:
    """What is said of an address that goes by way of somebody who records the readers, or brings along who shared it."""
    path, _, query = value[len("https://" + host) :].partition("?")
    said = [unquote(path), *(given for name, given in parse_qsl(query) if CARRIES.match(name))]
    if "urldefense" in host and path.startswith("/v2"):  # Proofpoint's own spelling
        said.append(unquote(said[-1].replace("-", "%").replace("_", "/")))
    inside = [found[0] for one in said if (found := re.search(r"https?:/[^\s;]+", one))]
    if PASSES.search((host + path).lower()) or (inside and not said[0].endswith(inside[-1])):
        clean = _clean(re.sub(r"^https?:/+", "https://", inside[-1]).removesuffix("__")) if inside else ""
        right = "Åpne den, og kopier adressen du kommer til." if _not_web(clean) else f"Skriv {clean}."
        return f"går innom noen som registrerer hvem som trykker. {right}"
    if _clean(value) != value:
        return f"har sporing i seg. Skriv {_clean(value)}."
    if PERSON.search(unquote(query)):
        return "har en e-postadresse i seg. Ta bort alt fra spørsmålstegnet og utover."
    return ""


def _clean(value: str) -> str:
    """The address without what only tells where the reader came from; the rest is not touched."""
    kept = TRACKING.sub("", value)
    return value if kept == value else re.sub(r"[?&]+(?=#|$)|#$", "", kept)


def _not_host(host: str) -> str:
    name = host.lower()
    try:
        meant = idna.decode(name)  # refuses what no name can be, in code or in letters
    except idna.IDNAError:
        meant = ""
    if meant and not LETTERS.fullmatch(meant):
        strange = next(one for one in meant if not LETTERS.match(one))
        return f"har tegnet «{strange}», som bare ligner på vårt. Skriv av adressen fra eierens side."
    if meant and "xn--" in name:
        return f"har nettstedets navn i kode. Skriv {meant}."
    return (
        ""
        if PUBLIC.fullmatch(meant) and meant == name
        else f"har et navn ingen kan nå: «{host[:40]}». Det skal være som eksempel.no."
    )


def _not_post(value: str) -> str:
    local, _, host = value.partition("@")
    try:
        Address(addr_spec=f"{local}@eksempel.no")
    except (MessageError, ValueError):
        return "er ikke en e-postadresse. Se etter punktum og tegn som står feil foran @."
    return _not_host(host)
