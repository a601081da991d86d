"""The local chain: which services belong to which stage, and who can send you on to whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from ressursbank.problems import Problem, ProblemsFoundError, nearest
from ressursbank.reading.yaml_text import KeyPath
from ressursbank.register.fields import Entry, LangMap, Slug, Text
from ressursbank.register.layers import judge, read_file
from ressursbank.register.load import Register
from ressursbank.register.service import Service, Status

if TYPE_CHECKING:
    from ressursbank.site import Site

FILE = Path("data") / "chain.yml"
FIRST = "nod-113-amk"
WORD = "kart"  # the word that shows the chain


class Stage(Entry):
    """One stage of the chain. ``any_hour`` promises that every service in it is open day and night."""

    id: Slug
    name: LangMap
    note: LangMap | None = None
    any_hour: bool = False
    services: list[Slug] = Field(min_length=1)


class Arrow(Entry):
    """Who can send you on to whom: a service or a whole stage at either end.

    ``told_by`` is the service or the source in ``data/sources.yml`` that says so, and ``why`` what it says.
    """

    sender: Slug
    receiver: Slug
    told_by: Slug
    why: Text


class Chain(Entry):
    """The stages in the order they are read, and the arrows between them."""

    stages: list[Stage] = Field(min_length=1)
    arrows: list[Arrow] = Field(default_factory=list)

    @property
    def services(self) -> list[str]:
        """The ids of every service on the map, in the order they are read."""
        return [one for stage in self.stages for one in stage.services]


class _Finding(NamedTuple):
    where: KeyPath
    code: str
    sentence: str


def load_chain(root: Path, register: Register) -> Chain:
    """The chain of ``root``. Raises ProblemsFoundError with every mistake, each at its line."""
    problems: list[Problem] = []
    chain = _read(root, register, problems)
    if problems or chain is None:
        raise ProblemsFoundError(problems)
    return chain


def check_chain(site: Site) -> list[Problem]:
    """Every mistake in the chain; a site without the map has none, since nobody reads it there."""
    problems: list[Problem] = []
    if any(call.name == WORD for page in site.pages.values() for call in page.calls):
        _read(site.root, site.register, problems)
    return problems


def _read(root: Path, register: Register, problems: list[Problem]) -> Chain | None:
    if not (root / FILE).is_file():
        text = f"Fila mangler, men ordet «{WORD}» er brukt på en side. Lag fila, eller ta bort ordet."
        problems.append(Problem(FILE.as_posix(), 1, "MANGLER", text))
        return None
    entry = read_file(root / FILE, root, problems)
    chain = judge(Chain, entry, problems) if entry else None
    if chain is None or entry is None:
        return None
    for found in (*_in_stages(chain, register), *_in_arrows(chain, register)):
        place = entry.place(found.where)
        problems.append(Problem(place.path, place.line, found.code, found.sentence))
    return chain


def _in_stages(chain: Chain, register: Register) -> Iterator[_Finding]:
    seen: dict[str, str] = {}
    if chain.stages[0].services[:1] != [FIRST]:
        text = f"113 skal stå først på kartet. Sett «{FIRST}» øverst i det første trinnet."
        yield _Finding(("stages", 0, "services"), "NODLINJE", text)
    for number, stage in enumerate(chain.stages):
        if stage.id in register.services or stage.id in [one.id for one in chain.stages[:number]]:
            text = f"«{stage.id}» er alt navnet på et annet trinn eller en tjeneste. Gi trinnet et eget navn."
            yield _Finding(("stages", number, "id"), "DOBBEL", text)
        for index, name in enumerate(stage.services):
            where: KeyPath = ("stages", number, "services", index)
            service = register.services.get(name)
            if service is None:
                if name not in register.entries:  # a service that does not fit its model has its own sentence
                    text = f"Fant ikke tjenesten «{name}».{nearest(name, register.entries)}"
                    yield _Finding(where, "UKJENT", text)
                continue
            if name in seen:
                text = f"«{name}» står alt i trinnet «{seen[name]}». Behold den ene."
                yield _Finding(where, "DOBBEL", text)
            seen.setdefault(name, stage.id)
            yield from _fits(stage, service, where)


def _fits(stage: Stage, service: Service, where: KeyPath) -> Iterator[_Finding]:
    if service.status is Status.CLOSED:
        text = f"«{service.id}» er nedlagt og kan ikke stå på kartet. Ta bort linja."
        yield _Finding(where, "NEDLAGT", text)
    elif stage.any_hour and not any(point.always_open and point.printable for point in service.contact_points):
        text = f"«{service.id}» er ikke åpen hele døgnet med et nummer som kan vises. Flytt den til et annet trinn."
        yield _Finding(where, "APNINGSTID", text)


def _in_arrows(chain: Chain, register: Register) -> Iterator[_Finding]:
    ends = {*(stage.id for stage in chain.stages), *chain.services}
    tellers = {*register.entries, *register.words["sources"]}
    pairs: list[tuple[str, str]] = []
    for number, arrow in enumerate(chain.arrows):
        for field in ("sender", "receiver"):
            name = getattr(arrow, field)
            if name not in ends:
                text = f"«{name}» står ikke på kartet, så pila kan ikke vises.{nearest(name, ends)}"
                yield _Finding(("arrows", number, field), "UKJENT", text)
        if arrow.told_by not in tellers:
            text = f"«{arrow.told_by}» er verken en tjeneste eller en kilde i data/sources.yml.{nearest(arrow.told_by, tellers)}"
            yield _Finding(("arrows", number, "told_by"), "UKJENT", text)
        pair = (arrow.sender, arrow.receiver)
        if pair in pairs or arrow.sender == arrow.receiver:
            text = (
                f"Pila fra «{arrow.sender}» til «{arrow.receiver}» står to ganger, eller går til seg selv. Ta bort den ene."
            )
            yield _Finding(("arrows", number), "DOBBEL", text)
        pairs.append(pair)
