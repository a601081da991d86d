"""A service as a card: for whom, how to get in touch, or what to do instead."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup, escape

from ressursbank.hours import week_rows
from ressursbank.phone import Phone, parse
from ressursbank.problems import nearest
from ressursbank.register.contact_point import Channel, ContactPoint
from ressursbank.register.opening import Weekday
from ressursbank.register.service import Service, Status, WayRound
from ressursbank.show.opening import ShownHours, shown_hours
from ressursbank.show.phone_link import ShownValue, shown_value
from ressursbank.show.place import Here, once
from ressursbank.show.strings import SOURCE

DANGER = {WayRound.BARN: "alarmtelefonen-116111", WayRound.VOLD: "vo-linjen"}
POLICE = "nod-112-politi"
EARLY = "04:00"  # after the hour that comes twice when the clock goes back
FACTS = ("cost", "phone_bill", "anonymity", "who_answers", "first_half_minute")


@dataclass(frozen=True)
class ShownPoint:
    """One way in, as the card prints it."""

    key: str
    label: Markup
    value: ShownValue
    note: Markup
    role: Markup
    hours: ShownHours | None
    lent: bool = False


@dataclass(frozen=True)
class Card:
    """Everything the card of one service prints; empty parts are left out by the template."""

    id: str
    name: str
    alternate: Markup
    description: Markup
    organization: str
    status: str
    state: Markup
    facts: list[tuple[Markup, Markup]]
    points: list[ShownPoint]
    way_round: Markup
    alert: Markup
    url: str
    data: dict[str, str] = field(default_factory=dict)


@once
def card(here: Here, service_id: str) -> Card:
    """The card of a service in the page's language."""
    service = here.site.register.services[service_id]
    points = shown_points(here, service)
    text, status = here.text, service.status_on(here.site.today)
    return Card(
        id=service.id,
        name=service.name,
        alternate=_alternate(here, service),
        description=text.of(service.description),
        organization=service.organization,
        status=status.value,
        state=state(here, service),
        facts=_practical(here, service),
        points=points,
        way_round=way_round(here, service, points),
        alert=text.of(service.alert),
        url=service.url or "",
        data=_filter_data(here, service, points),
    )


def state(here: Here, service: Service) -> Markup:
    """Why it is not open, and when it begins or ends; empty for one that is open and has no end."""
    text, today, status = here.text, here.site.today, service.status_on(here.site.today)
    begins, ends = service.valid_from, service.valid_through
    if ends and ends < today:
        return text("status.varte", dato=text.day(ends))
    said = [] if status is Status.ACTIVE else [text(f"status.{status.value}")]
    if begins and begins > today:
        said = [text("status.apner", dato=text.day(begins))]
    if ends and status is not Status.CLOSED:
        said.append(text("status.varer", dato=text.day(ends)))
    return Markup(". ").join(said)


def shown_points(here: Here, service: Service) -> list[ShownPoint]:
    """The contact points that may be shown today; none for a service that is not open."""
    if not service.runs_on(here.site.today):
        return []
    found = []
    for point in service.contact_points:
        value = shown_value(here.site, here.text, service, point)
        if value is not None:
            found.append(
                ShownPoint(
                    point.key,
                    here.text(f"kanal.{point.type.value}"),
                    value,
                    _note(here, point),
                    here.text.of(point.contact_role),
                    shown_hours(here.text, point, here.site.today),
                    point.lent,
                )
            )
    return found


def _note(here: Here, point: ContactPoint) -> Markup:
    """The point's own note; first whose line it is, so that nobody thinks the local office answers."""
    lender = here.site.register.services.get(point.lender) if point.lent else None
    name = lender and (lender.name if here.language == SOURCE else here.text.of(lender.alternate_name) or lender.name)
    whose = here.text("kort.felles", navn=name) if name else ""
    return Markup(" ").join(one for one in (whose, here.text.of(point.note)) if one)


def _alternate(here: Here, service: Service) -> Markup:
    other = here.text.of(service.alternate_name)
    return Markup("") if str(other) == service.name else other


def _practical(here: Here, service: Service) -> list[tuple[Markup, Markup]]:
    text, rows = here.text, []
    words = here.site.register.words
    who = ", ".join(text.of_plain(words["audiences"][one].name) for one in service.audience)
    rows.append((text("kort.for_hvem"), escape(who)))
    if service.min_age is not None or service.max_age is not None:
        rows.append((text("kort.alder"), _ages(here, service)))
    rows.append((text("kort.omrade"), text.of(words["areas"][service.area_served].name)))
    if service.access:
        rows.append((text("kort.tilgang"), text.of(service.access)))
    elif service.referral.value != "unknown":
        rows.append((text("kort.tilgang"), text(f"henvisning.{service.referral.value}")))
    if service.cost:
        rows.append((text("kort.pris"), text.of(service.cost)))
    if service.address:
        rows.append((text("kort.adresse"), text.of(service.address)))
    if service.opening_note:
        rows.append((text("kort.apent"), text.of(service.opening_note)))
    return rows


def _ages(here: Here, service: Service) -> Markup:
    low, high = service.min_age, service.max_age
    if low is None:
        return here.text("kort.alder_til", til=high)
    if high is None:
        return here.text("kort.alder_fra", fra=low)
    return here.text("kort.alder_fra_til", fra=low, til=high)


def five_facts(here: Here, point: ContactPoint) -> list[tuple[Markup, Markup]]:
    """Cost, phone bill, anonymity, who answers, the first half minute: the ones that are known."""
    known = {**point.facts.model_dump(), "who_answers": point.contact_role}
    return [(here.text(f"fakta.{name}"), here.text.of(known[name])) for name in FACTS if known[name]]


@once
def national_number(here: Here, service_id: str) -> Phone:
    """A number that stands fast, for what the templates make. Raises ValueError when the service is gone."""
    service = here.site.register.services.get(service_id)
    if service is None:  # the name stands in a template, which the check does not read
        raise ValueError(
            f"En mal bruker tjenesten «{service_id}», som ikke finnes.{nearest(service_id, here.site.register.services)}"
        )
    return parse(service.phone_point(here.site.today).value or "")


def call_link(here: Here, service_id: str) -> Markup:
    """A national number as a link, for sentences the templates make."""
    phone = national_number(here, service_id)
    return Markup('<a class="tel" href="{}"><bdi dir="ltr">{}</bdi></a>').format(phone.href, phone.text)


def way_round(here: Here, service: Service, points: list[ShownPoint]) -> Markup:
    """What to do when there is no number to stand for, or it is not open, by the kind of help (design section 4);
    beside a borrowed number only what may save a life."""
    if points:
        danger = service.way_round in DANGER and all(point.lent for point in points)
        return here.text("omvei.fare", politi=call_link(here, POLICE)) if danger else Markup("")
    text, town = here.text, here.site.register.municipality
    page = Markup('<a href="{}" rel="external">{}</a>').format(town.contact_page, town.name)
    own = Markup('<a href="{}" rel="external">{}</a>').format(service.url or "", text("omvei.egen_side"))
    urgent = call_link(here, "legevakt-116117")
    where = "omvei" if service.runs_on(here.site.today) else "omvei.ikke_apen"
    if service.way_round is WayRound.KOMMUNE:
        return text(f"{where}.kommune", kommune=page, be_om=text.of(service.ask_for))
    if service.way_round is WayRound.NETTSIDE:
        return text(f"{where}.nettside", side=own)
    if service.way_round is WayRound.SAMTALE:
        return text(f"{where}.samtale", nummer=call_link(here, "mental-helse-hjelpetelefonen"))
    if service.way_round in DANGER:
        number, police = call_link(here, DANGER[service.way_round]), call_link(here, POLICE)
        return text(f"{where}.{service.way_round.value}", nummer=number, politi=police)
    return text(f"{where}.{service.way_round.value}", nummer=urgent)


def _filter_data(here: Here, service: Service, points: list[ShownPoint]) -> dict[str, str]:
    """What the directory's filters look at; the script only hides, it never adds."""
    languages = {one for point in service.contact_points for one in point.languages}
    data = {
        "hvem": " ".join(service.audience),
        "hva": " ".join(service.topics),
    }
    if languages:
        data["sprak"] = " ".join(sorted(languages))
    data.update(_open_data(service, points))
    if service.min_age is not None:
        data["fra"] = str(service.min_age)
    if service.max_age is not None:
        data["til"] = str(service.max_age)
    return data


def _open_data(service: Service, points: list[ShownPoint]) -> dict[str, str]:
    """The known hours of the first line one can ring or chat with, for «open now»; unknown hours say nothing.

    Only plain week rules are sent: what has dates, notes or runs past midnight is left as unknown, since a
    script that guessed would call a closed line open.
    """
    shown = {point.key for point in points if not service.valid_through}  # the page may outlive the service
    for point in service.contact_points:
        if point.key not in shown or point.type not in (Channel.PHONE, Channel.CHAT):
            continue
        if point.always_open:
            return {"apent": "alltid"}
        plain = not (point.hours_note or point.special_hours) and all(
            not rule.valid_from and not rule.valid_through and EARLY <= rule.opens < rule.closes
            for rule in point.opening_hours
        )
        if not plain or not point.opening_hours:
            return {}
        spans = [
            f"{list(Weekday).index(day)}={opens}-{closes}"
            for row in week_rows(point)
            for day in row.days
            for opens, closes in row.spans
        ]
        return {"apent": " ".join(spans), "helligdag": point.public_holidays.value}
    return {}
