"""What time has made due: it stands on one list by owner, and never in the way of somebody's change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ressursbank.check.law import LAW
from ressursbank.freshness import due, due_on, page_due, page_due_on
from ressursbank.markdown import md
from ressursbank.pages.page import lies_there
from ressursbank.problems import Problem, Severity
from ressursbank.reading.yaml_text import line_in_list
from ressursbank.register.contact_point import State
from ressursbank.register.law import LawStatus
from ressursbank.register.service import Status
from ressursbank.show.phone_link import reached
from ressursbank.show.strings import SOURCE
from ressursbank.site import Site

CALLERS = "servicetorg"
EDITORS = "kommunikasjon"
READ_AGAIN = "1 year"  # acts are changed each January and July


@dataclass(frozen=True, order=True)
class Reminder:
    """One thing somebody should look at: whose it is, since when, what, and where it stands."""

    owner: str
    since: date
    what: str
    where: str


def reminders(site: Site, problems: list[Problem]) -> list[Reminder]:
    """Everything that is due on the site's day, by owner; ``problems`` is what the check says, of which only reminders count."""
    found = {
        *_pages(site),
        *_translations(site),
        *_untranslated(site),
        *_points(site),
        *_expired(site),
        *_unreached(site),
        *_law(site),
    }
    found |= {_told(site, one) for one in problems if one.severity is Severity.PAMINNELSE}
    return sorted(found)


def team_name(site: Site, ident: str) -> str:
    """The name of the team with this id; the id itself when nobody has described it."""
    team = site.register.words["teams"].get(ident)
    return str(team.name[SOURCE]) if team else ident


def _pages(site: Site) -> Iterator[Reminder]:
    for page in site.pages.values():
        read = page.meta.last_reviewed_on or page.meta.text_from
        if page_due(read, page.meta.review_in, site.today):
            last = page_due_on(read, page.meta.review_in)
            said = f"Les «{page.meta.title}» på nytt. Stemmer den, sett ny dato i last_reviewed_on."
            yield Reminder(team_name(site, page.meta.owner), last, said, page.path)


def _translations(site: Site) -> Iterator[Reminder]:
    names = {code: word.name for code, word in site.register.words["languages"].items()}
    for (language, slug), page in site.pages.items():
        source = site.page(SOURCE, slug)
        if language == SOURCE or source is None or source.meta.text_from <= page.meta.text_from:
            continue
        said = f"«{page.meta.title}»: den norske teksten er fra {source.meta.text_from}, oversettelsen følger {page.meta.text_from}."
        yield Reminder(f"Oversetter, {names.get(language, language)}", source.meta.text_from, said, page.path)


def _untranslated(site: Site) -> Iterator[Reminder]:
    """Each Norwegian page that a language with room for it lacks: never translated, or lost."""
    names = {code: word.name for code, word in site.register.words["languages"].items()}
    for language in set(site.register.municipality.languages) & set(names) - {SOURCE}:
        scope = site.register.words["languages"][language].scope
        for (code, slug), page in site.pages.items():
            wanted = code == SOURCE and (not scope or slug in scope)
            if wanted and not lies_there(site.root, language, slug):
                said = f"«{page.meta.title}» finnes ikke på dette språket. Er oversettelsen slettet, hent den tilbake. Ellers: oversett siden."
                yield Reminder(f"Oversetter, {names[language]}", page.meta.text_from, said, page.path)


def _points(site: Site) -> Iterator[Reminder]:
    for name, service in site.register.services.items():
        for number, point in enumerate(service.contact_points):
            check = point.verification
            last = due_on(service, point)
            rung, hidden = check.state is State.CONFIRMED, check.state is State.UNCONFIRMED or last is None
            if service.status is Status.CLOSED or point.lent or (hidden and not site.in_use):
                continue  # before the launch what nobody has stood for is on the launch list
            if due(service, point, site.today) or (site.in_use and not rung):
                place = site.register.entries[name].place(("contact_points", number, "verification"))
                was = "Det vises ikke." if hidden else f"Det ble {'ringt' if rung else 'sett'} {check.stands_from}."
                said = f"{service.name}: ring «{point.key}»{' på nytt' if rung else ''}. {was}"
                since = last if last and last < site.today else site.today
                yield Reminder(team_name(site, check.team or CALLERS), since, said, f"{place.path}:{place.line}")


def _unreached(site: Site) -> Iterator[Reminder]:
    """The services nearest to people here that they are shown no way into at all."""
    for name, shown in reached(site).items():
        if not shown and not site.register.services[name].url:
            said = f"{site.register.services[name].name}: ingen vei inn vises. Finn et nummer, en adresse eller en nettside."
            place = site.register.entries[name].place(("contact_points",))
            yield Reminder(team_name(site, CALLERS), site.today, said, f"{place.path}:{place.line}")


def _expired(site: Site) -> Iterator[Reminder]:
    for name, service in site.register.services.items():
        if service.valid_through and service.valid_through < site.today and service.status is not Status.CLOSED:
            place = site.register.entries[name].place(("valid_through",))
            said = f"{service.name} gjaldt til {service.valid_through}. Finn ut om tilbudet går videre."
            yield Reminder(team_name(site, CALLERS), service.valid_through, said, f"{place.path}:{place.line}")
    for name, card in site.register.resources.items():
        if card.valid_through and card.valid_through < site.today:
            said = f"«{card.title}» gjaldt til {card.valid_through}. Finn ut om det kommer igjen, eller ta kortet bort."
            yield Reminder(team_name(site, card.owner), card.valid_through, said, f"data/resources/{name}.yml")


def _law(site: Site) -> Iterator[Reminder]:
    for rule in site.register.words["law"].values():
        where = f"{LAW}:{line_in_list(site.root / LAW, rule.id, ('status',))}"
        if rule.status is not LawStatus.IN_FORCE:
            yield Reminder("Jurist", rule.read_on, f"{rule.name} gjaldt ikke da den ble lest. Se om den gjelder nå.", where)
        if page_due(rule.read_on, READ_AGAIN, site.today):
            last = page_due_on(rule.read_on, READ_AGAIN)
            yield Reminder("Jurist", last, f"Les {rule.name} på nytt. Den ble lest {rule.read_on}.", where)


def _told(site: Site, problem: Problem) -> Reminder:
    """A reminder the check has found, given to the owner of the page it stands on."""
    owner = next((page.meta.owner for page in site.pages.values() if page.path == problem.path), EDITORS)
    return Reminder(team_name(site, owner), site.today, problem.sentence, f"{problem.path}:{problem.line}")


def shown_list(found: list[Reminder], today: date) -> str:
    """The list as Markdown, with a box for each thing, so that it can stand in an issue and on paper."""
    if not found:
        return f"# Påminnelser {today}\n\nIngenting har gått ut på dato."
    rows = [f"# Påminnelser {today}", "", f"{len(found)} ting. Ingenting her stopper en endring."]
    owner = ""
    for one in found:
        if one.owner != owner:
            owner = one.owner
            rows += ["", f"## {md(owner)} ({sum(other.owner == owner for other in found)})", ""]
        rows.append(f"- [ ] {one.since}: {md(one.what)} ({md(one.where)})")
    return "\n".join(rows)
