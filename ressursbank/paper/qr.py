"""QR codes that lead to a page's own address: no short link service, no parameter that says who scanned."""

from __future__ import annotations

from functools import lru_cache

import segno

BORDER = 4  # modules of white around the code, as ISO/IEC 18004 asks


@lru_cache(maxsize=500)
def qr_data_uri(address: str) -> str:
    """The address as an SVG image in a data address; error correction survives a crease and one photocopy."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_data_uri(border=BORDER, scale=4, omitsize=True))


def readable(address: str) -> str:
    """The address as people type it: without scheme and closing slash."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")
