"""Every colour also written out: where a browser knows no names for colours, the crisis numbers were white on white."""

from __future__ import annotations

import re

from ressursbank.publish.csp import STYLE

NAMED = re.compile(r"(--[\w-]+):([^;}]+)")
USED = re.compile(r"[\w-]+:[^;{}]*var\(--[^;{}]*")
NAME = re.compile(r"var\((--[\w-]+)\)")


def with_plain_colours(html: str) -> str:
    """The page with a literal value before each named one. Raises ValueError on a name no style on the page has set."""
    values = dict(reversed(NAMED.findall("".join(STYLE.findall(html)))))  # the first that is set: the light one

    def value(name: re.Match[str]) -> str:
        if name[1] not in values:
            raise ValueError(f"Stilen bruker fargen «{name[1]}», som ikke er satt. Sett den i overrides/stil/side.css.")
        return str(values[name[1]])

    return STYLE.sub(lambda style: USED.sub(lambda one: f"{NAME.sub(value, one[0])};{one[0]}", style[0]), html)
