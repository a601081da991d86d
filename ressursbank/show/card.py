"""A service as a card: for whom, how to get in touch, or what to do instead."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup, escape

from ressursbank.hours import week_rows
from ressursbank.register.contact_point import Channel, ContactPoint
from ressursbank.register.opening import Weekday
from ressursbank.register.service import Service, Status
from ressursbank.show.instead import DANGER, POLICE, host, way_round
from ressursbank.show.opening import ShownHours, shown_hours
from ressursbank.show.phone_link import Provenance, ShownValue, shown_value
from ressursbank.show.place import Here, once
from ressursbank.show.practical import ages, practical, under
from ressursbank.show.ringing import call_link, ladder
from ressursbank.show.strings import SOURCE

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
    lender: Markup = Markup("")

    @property
    def lent(self) -> bool:
        """Whether the number is another service's: then it says whose wherever it stands."""
        return bool(self.lender)


@dataclass(frozen=True)
class Card:
    """Everything the card of one service prints; empty parts are left out by the template.

    ``under`` stands below the name, ``line`` below it in a list; ``site`` is where ``url`` leads; ``source`` is the least
    sure of its ways in, and ``ladder`` what to do when nobody answers.
    """

    id: str
    name: str
    under: Markup
    line: Markup
    description: Markup
    organization: str
    status: str
    state: Markup
    facts: list[tuple[Markup, Markup]]
    points: list[ShownPoint]
    way_round: Markup
    alert: Markup
    url: str
    site: str
    source: Provenance | None
    ladder: dict[str, object] | None
    data: dict[str, str] = field(default_factory=dict)


@once
def card(here: Here, service_id: str) -> Card:
    """The card of a service in the page's language."""
    service = here.site.register.services[service_id]
    points = shown_points(here, service)
    text, status = here.text, service.status_on(here.site.today)
    data = _filter_data(here, service, points)
    return Card(
        id=service.id,
        name=service.name,
        under=under(here, service),
        line=_line(here, service, points, "alltid" in data.values()),
        description=text.of(service.description),
        organization=service.organization,
        status=status.value,
        state=state(here, service),
        facts=practical(here, service),
        points=points,
        way_round=_beside_borrowed(here, service, points) if points else way_round(here, service),
        alert=text.of(service.alert),
        url=service.url or "",
        site=host(service.url),
        source=min((one.value.seen for one in points), key=lambda one: one.rung, default=None),
        ladder=ladder(here, service_id) if service.crisis and points else None,
        data=data,
    )


def _line(here: Here, service: Service, points: list[ShownPoint], always: bool) -> Markup:
    """What one chooses after in a list: whether it is open, what it is called or for whom, ages, and hours to know of."""
    changes = [one for point in points if point.hours for one in point.hours.dated]
    round_the_clock = here.text("apent.dognet") if always else Markup("")
    whose = [here.text("kort.felles_kort", navn=name) for name in dict.fromkeys(one.lender for one in points if one.lent)]
    about = whose or [under(here, service), ages(here, service), round_the_clock]  # room for one: a wrong belief is worse
    said = [state(here, service), *about, *changes]
    return Markup(" · ").join(one for one in said if one)


def _beside_borrowed(here: Here, service: Service, points: list[ShownPoint]) -> Markup:
    """Beside a number that is only borrowed: what may save a life."""
    danger = service.way_round in DANGER and all(point.lent for point in points)
    return here.text("omvei.fare", politi=call_link(here, POLICE)) if danger else Markup("")


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
                    _lender(here, point),
                )
            )
    return found


def _note(here: Here, point: ContactPoint) -> Markup:
    """The point's own note; first whose line it is, so that nobody thinks the local office answers."""
    name = _lender(here, point)
    whose = here.text("kort.felles", navn=name) if name else ""
    return Markup(" ").join(one for one in (whose, here.text.of(point.note)) if one)


def _lender(here: Here, point: ContactPoint) -> Markup:
    """The name of the service that answers a borrowed number; empty for a number of the service's own."""
    lender = here.site.register.services.get(point.lender) if point.lent else None
    other = here.text.of(lender.alternate_name) if lender and here.language != SOURCE else Markup("")
    return other or escape(lender.name if lender else "")


def five_facts(here: Here, point: ContactPoint) -> list[tuple[Markup, Markup]]:
    """Cost, phone bill, anonymity, who answers, the first half minute: the ones that are known."""
    known = {**point.facts.model_dump(), "who_answers": point.contact_role}
    return [(here.text(f"fakta.{name}"), here.text.of(known[name])) for name in FACTS if known[name]]


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
