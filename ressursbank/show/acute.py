"""What the standalone emergency page prints: numbers, lines with their facts, and the ladder."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ressursbank.phone import parse
from ressursbank.register.contact_point import Channel
from ressursbank.register.service import Service
from ressursbank.show.opening import shown_hours
from ressursbank.show.phone_link import shown_value
from ressursbank.show.place import Here, once
from ressursbank.show.ringing import Ring, ladder
from ressursbank.show.strings import SOURCE

LINES = ("mental-helse-hjelpetelefonen", "kirkens-sos-telefon", "kors-pa-halsen", "alarmtelefonen-116111")
CHATS = ("sidetmedord", "kirkens-sos-chat")
COUNTRY_CODE = "+47"
ONWARD = (
    "hjelp/akkurat-na",
    "hjelp/sikkerhetsplan",
    "hjelp/index",
    "hjelp/for-menn",
    "hjelp/for-unge",
    "hjelp/nar-113-ikke-svarer",
)


@dataclass(frozen=True)
class Number:
    """A number on the emergency page."""

    name: str
    text: str
    href: str
    words: Markup = Markup("")
    hours: Markup = Markup("")

    @property
    def link(self) -> Markup:
        """The number as a link inside a sentence."""
        return Markup('<a href="{}"><bdi dir="ltr">{}</bdi></a>').format(self.href, self.text)


@dataclass(frozen=True)
class Onward:
    """A page for the one who reads on, by its own title; ``language`` is set when the page is lent from another one."""

    href: str
    title: str
    language: str = ""


@dataclass(frozen=True)
class Acute:
    """The emergency page's numbers in one language."""

    danger: Number
    urgent: Number
    police: Number
    relay: Number
    lines: list[Number]
    chats: list[Number]
    ladder: list[Ring]
    abroad: Markup
    sms_url: str
    norwegian: str
    onward: list[Onward]


@once
def acute(here: Here) -> Acute:
    """Everything the page needs; a national line that may not be shown is left out, 113 never is."""
    steps = ladder(here)["steps"]
    assert isinstance(steps, list)
    return Acute(
        danger=_number(here, "nod-113-amk"),
        urgent=_number(here, "legevakt-116117"),
        police=_number(here, "nod-112-politi"),
        relay=_number(here, "nod-1412-teksttelefon"),
        lines=[line for one in LINES if (line := _line(here, one)) is not None],
        chats=[chat for one in CHATS if (chat := _chat(here, one)) is not None],
        ladder=steps,
        abroad=_abroad(here, "kirkens-sos-telefon"),
        sms_url=_service(here, "nod-sms").url or "",
        norwegian=here.site.strings[SOURCE].plain("akutt.si_1"),
        onward=_onward(here),
    )


def _onward(here: Here) -> list[Onward]:
    """The pages for the one who reads on that exist, in this language or else in Norwegian."""
    found = []
    for slug in ONWARD:
        own, source = here.site.page(here.language, slug), here.site.page(SOURCE, slug)
        if page := own or source:
            found.append(Onward(here.lead(slug), page.meta.title, "" if own else SOURCE))
    return found


def _service(here: Here, service_id: str) -> Service:
    return here.site.register.services[service_id]


def _number(here: Here, service_id: str) -> Number:
    service = _service(here, service_id)
    phone = parse(service.phone_point(here.site.today).value or "")
    return Number(service.name, phone.text, phone.href)


def _line(here: Here, service_id: str) -> Number | None:
    service = _service(here, service_id)
    try:
        point = service.phone_point(here.site.today)
    except LookupError:
        return None
    number = _number(here, service_id)
    hours = shown_hours(here.text, point, here.site.today)
    said = Markup("")
    if hours and hours.rows:
        said = (
            Markup("; ").join(
                Markup('{} <bdi dir="ltr">{}</bdi>').format(days[:1].upper() + days[1:], times) for days, times in hours.rows
            )
            + "."
        )
    elif hours and hours.summary:
        said = hours.summary + "."
    if hours:
        said = Markup(" ").join([said, *hours.beside, hours.holidays]).strip()
    return Number(service.name, number.text, number.href, here.text(f"akutt.linje.{service_id}"), said)


def _chat(here: Here, service_id: str) -> Number | None:
    service = _service(here, service_id)
    if not service.url or not service.runs_on(here.site.today):
        return None
    point = next((one for one in service.contact_points if one.type is Channel.CHAT), None)
    shown = shown_value(here.site, here.text, service, point) if point else None
    hours = shown_hours(here.text, point, here.site.today) if point and shown else None
    rows = [Markup('{} <bdi dir="ltr">{}</bdi>').format(*row) for row in hours.rows] if hours else []
    said = [Markup("; ").join(rows) or here.text("akutt.chat_tider"), *(hours.dated if hours else [])]
    return Number(service.name, service.name, service.url, hours=Markup("; ").join(said))


def _abroad(here: Here, service_id: str) -> Markup:
    """A line with its country code, for those who ring from another country."""
    number = _number(here, service_id)
    return Markup('<a href="{}"><bdi dir="ltr">{} {}</bdi></a>').format(number.href, COUNTRY_CODE, number.text)
