"""Whether digits are a number everyone must be able to trust, or one slip of the key away from it."""

from __future__ import annotations

SHORT = {"110", "112", "113", "1412", "911", "1881", "116117", "116123", "116111", "116006"}
SLIPS = ("1412", "116117", "116123", "116111", "116006")  # long enough that one slip in them is no ordinary count


def known_or_slip(digits: str, *, exact: bool = False) -> bool:
    """Whether the digits are a short number, or unless ``exact`` a long one of them with one slip in it."""
    return digits in SHORT or (not exact and any(one_slip(digits, known) for known in SLIPS))


def one_slip(digits: str, known: str) -> bool:
    """Whether one digit changed or left out, or two neighbours swapped, makes ``digits`` of a number we know."""
    if len(digits) == len(known) - 1:
        return any(known[:at] + known[at + 1 :] == digits for at in range(len(known)))
    if len(digits) != len(known):
        return False
    other = [at for at in range(len(known)) if digits[at] != known[at]]
    swapped = len(other) == 2 and other[1] - other[0] == 1 and digits[other[0]] == known[other[1]]
    return len(other) == 1 or (swapped and digits[other[1]] == known[other[0]])
