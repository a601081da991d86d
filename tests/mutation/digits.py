"""One digit wrong in every way a hand or a disk gets it wrong, and the count of what was caught."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


def mutants(text: str) -> Iterator[tuple[str, str]]:
    """How, and the text with it done: each digit made each other, taken out, and swapped with the next one."""
    places = [at for at, sign in enumerate(text) if sign in "0123456789"]
    for number, at in enumerate(places):
        for other in "0123456789":
            if other != text[at]:
                yield f"siffer {number + 1} endret til {other}", text[:at] + other + text[at + 1 :]
        yield f"siffer {number + 1} slettet", text[:at] + text[at + 1 :]
        after = places[number + 1] if number + 1 < len(places) else None
        if after is not None and text[after] != text[at]:
            swapped = text[:at] + text[after] + text[at + 1 : after] + text[at] + text[after + 1 :]
            yield f"siffer {number + 1} og {number + 2} byttet", swapped


@dataclass
class Tally:
    """How many were tried in how many places, and those nothing caught."""

    what: str
    places: int = 0
    tried: int = 0
    survivors: list[str] = field(default_factory=list)

    def place(self, name: str, text: str, caught: Callable[[str], object]) -> None:
        """Tries every mutant of one text; ``caught`` says whether a changed one is seen."""
        found = list(mutants(text))
        assert found, f"{name}: «{text}» har ingen sifre"
        self.places += 1
        for how, changed in found:
            self.one(f"{name}: {text} → {changed} ({how})", caught(changed))

    def one(self, name: str, caught: object) -> None:
        """Counts one mutant."""
        self.tried += 1
        if not caught:
            self.survivors.append(name)

    def done(self, measured: Callable[[str], None], least: int) -> None:
        """Reports «N of N», and fails with every survivor, or when the suite has stopped finding its places."""
        count = f"{self.what}: {self.tried - len(self.survivors)} av {self.tried} fanget, {self.places} steder"
        measured(count)
        assert not self.survivors, "\n".join([count, *self.survivors[:40]])
        assert self.places >= least, f"{count}, men det skal være minst {least} steder"
