"""What the check cannot know is wrong, the reviewer is shown first: of every mistake none is caught, none shown, and none lost."""

from __future__ import annotations

import copy
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from ressursbank.change.careful import Care, care_of
from ressursbank.change.values import rows_of
from ressursbank.check.pinned import PINS, SEARCHED, WHOLE, crisis_words, mark, service_mark
from ressursbank.reading.yaml_text import read_yaml
from ressursbank.site import Site
from tests.mutation.digits import mutants
from tests.mutation.test_sources import FIELDS, problems_with, values

Report = Callable[[str], None]
MANY = 250
Place = tuple[str, int]


def first_for_the_reviewer(path: str, old: Any, new: Any) -> set[Care]:
    """Why the reviewer reads what differs closely; empty when it stands among the rest."""
    rows = rows_of(path, *(json.dumps(one, ensure_ascii=False).encode() for one in (old, new))) or []
    return {care for row in rows if (care := care_of(path, row))}


def seen(project: Site, changes: dict[Place, dict[tuple[str, ...], str]]) -> bool:
    """Whether every service whose points have other values is among what the reviewer reads closely."""
    for (name, point), fields in changes.items():
        old = project.register.entries[name].tree["contact_points"][point]
        new = copy.deepcopy(old)
        for field, text in fields.items():
            inside = new
            for key in field[:-1]:
                inside = inside[key]
            inside[field[-1]] = text
        if not first_for_the_reviewer(
            f"data/national/services/{name}.yml", {"contact_points": [old]}, {"contact_points": [new]}
        ):
            return False
    return True


def numbers(project: Site) -> dict[Place, str]:
    """Every shown number and where it stands."""
    return {(name, point): text for name, point, field, text in values(project) if field == FIELDS[0]}


def wrong_digits(project: Site, both: bool) -> Iterator[dict[Place, dict[tuple[str, ...], str]]]:
    """A digit wrong in the number, or in the number and in what was seen."""
    for place, text in numbers(project).items():
        for _, changed in mutants(text):
            yield {place: dict.fromkeys(FIELDS if both else FIELDS[:1], changed)}


def swapped(project: Site) -> Iterator[dict[Place, dict[tuple[str, ...], str]]]:
    """Two services with each other's number, in both fields."""
    found = list(numbers(project).items())
    for number, (one, first) in enumerate(found):
        for two, second in found[number + 1 :]:
            if first != second:
                yield {one: dict.fromkeys(FIELDS, second), two: dict.fromkeys(FIELDS, first)}


def test_no_wrong_number_gets_past_both_the_check_and_the_reviewer(project: Site, measured: Report) -> None:
    kinds = {
        "galt siffer i ett felt": list(wrong_digits(project, both=False)),
        "galt siffer i begge felt": list(wrong_digits(project, both=True)),
        "to numre byttet om": list(swapped(project)),
    }
    for kind, all_ in kinds.items():
        chosen = random.Random(kind).sample(all_, MANY)
        fates, shown = Counter[str](), [seen(project, one) for one in chosen]
        for one, first in zip(chosen, shown, strict=True):
            stopped = any(problems_with(project, name, point, fields) for (name, point), fields in one.items())
            fates["stoppet" if stopped else "vist først" if first else "tapt"] += 1
        tell(measured, kind, fates)
        assert all(shown), "Det som er stoppet, skal også stå først: kontrollen kan være slått av."


def texts(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to each text a reader sees in a tree; ids and addresses are other tests' matter."""
    if isinstance(tree, str) and not tree.startswith("http"):
        yield path
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, one in pairs:
        if key not in ("verification", "sources", "conflicts", "id"):
            yield from texts(one, (*path, key))


def rewritten(tree: Any, path: tuple[Any, ...], chance: random.Random) -> Any:
    """The tree with one text turned round: a word out, «ikke» in, two words swapped, or another text altogether."""
    new = copy.deepcopy(tree)
    inside = new
    for key in path[:-1]:
        inside = inside[key]
    words = inside[path[-1]].split()
    at = chance.randrange(len(words) or 1)
    ways = [
        [*words[:at], *words[at + 1 :]],
        [*words[:at], "ikke", *words[at:]],
        [*words[:at], *reversed(words[at:])],
        ["Vent."],
    ]
    inside[path[-1]] = " ".join(chance.choice([way for way in ways if way != words]))
    return new


def crisis_trees(project: Site) -> Iterator[tuple[str, tuple[str, ...], Any, Callable[[Any], str]]]:
    """The file, the row among the marks, the tree and its mark, of all that is pinned whole."""
    for name in WHOLE:
        yield f"data/national/services/{name}.yml", ("services", name), project.register.entries[name].tree, service_mark
    for language, words in crisis_words(project.root).items():
        for part, tree in words.items():
            yield f"data/{'search' if part == SEARCHED else 'strings'}/{language}.yml", ("words", language, part), tree, mark


def test_no_word_read_in_a_crisis_is_turned_round_unseen(project: Site, measured: Report) -> None:
    pins, chance, fates = read_yaml(project.root / PINS).tree, random.Random("krise"), Counter[str]()
    alone = Counter[str]()
    places = [(one, path) for one in crisis_trees(project) for path in texts(one[2])]
    for (file, row, tree, marked), path in chance.sample(places, MANY):
        new = rewritten(tree, path, chance)
        pinned: Any = pins
        for part in row:
            pinned = pinned[part]
        old_file, new_file = (tree, new) if row[0] == "services" else ({row[-1]: tree}, {row[-1]: new})
        first = Care.CRISIS in first_for_the_reviewer(file, old_file, new_file)
        alone["stoppet" if marked(new) != pinned else "tapt"] += 1
        fates["vist først" if first else "tapt"] += 1
    tell(measured, "kriseord, bare teksten endret", alone)
    tell(measured, "kriseord, teksten og merket endret", fates)


def tell(measured: Report, kind: str, fates: Counter[str]) -> None:
    """The figures of one kind; a mistake that is lost fails."""
    measured(
        f"{kind}: {fates['stoppet']} stoppet, {fates['vist først']} vist først, {fates['tapt']} tapt av {fates.total()}"
    )
    assert fates["tapt"] == 0 and fates.total() >= 200
