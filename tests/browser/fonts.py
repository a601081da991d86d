"""The typefaces the tests measure in, so that a result is the same on every machine.

A browser started with ``environment`` knows these three and no others, and sets every text in the one that is asked for,
whatever the style says. A browser that does not ask fontconfig (on a Mac) uses the machine's own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.browser.install import FONT_FILES, FONT_FOLDERS

FAMILIES = {name.split()[0].lower(): name for name in FONT_FILES}
CHOSEN = os.environ.get("SKRIFT") or "dejavu"  # the widest; «SKRIFT=noto make audit» asks for another
HOME = Path(sys.prefix) / "skrift"
RULES = """<fontconfig>{folders}<cachedir>{home}</cachedir>
<selectfont><rejectfont><pattern><patelt name="outline"><bool>true</bool></patelt></pattern></rejectfont>
<acceptfont>{ours}</acceptfont></selectfont>
<match target="pattern"><edit name="family" mode="assign" binding="strong"><string>{chosen}</string></edit></match></fontconfig>"""


def environment(font: str = CHOSEN) -> dict[str, str | float | bool]:
    """What a browser is started with to set every text in ``font``, one of ``FAMILIES``. Raises KeyError on another."""
    ours = [f'<pattern><patelt name="family"><string>{one}</string></patelt></pattern>' for one in FAMILIES.values()]
    folders = "".join(f"<dir>{folder}</dir>" for folder in FONT_FOLDERS)
    HOME.mkdir(exist_ok=True)
    own, path = HOME / f"{font}.{os.getpid()}", HOME / f"{font}.conf"
    own.write_text(RULES.format(folders=folders, home=HOME, ours="".join(ours), chosen=FAMILIES[font]), encoding="utf-8")
    own.replace(path)  # a test beside this one may be reading it
    return {**os.environ, "FONTCONFIG_FILE": str(path)}
