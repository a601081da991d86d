"""What the machine says when a file cannot be read or written, in a sentence an editor can act on."""

from __future__ import annotations

import errno

SENTENCES = {
    errno.ENOSPC: "Disken er full. Frigjør plass, og prøv igjen.",
    errno.EDQUOT: "Kvoten på disken er brukt opp. Frigjør plass, og prøv igjen.",
    errno.EFBIG: "Fila ble større enn maskinen tillater. Prøv på en annen disk.",
    errno.EROFS: "Disken kan bare leses. Velg en mappe du kan skrive i.",
    errno.EACCES: "Du har ikke lov til å lese eller skrive her. Be den som styrer maskinen om tilgang.",
    errno.EPERM: "Maskinen tillater det ikke. Be den som styrer maskinen om tilgang.",
    errno.ENOENT: "Fila eller mappa finnes ikke. Sjekk navnet.",
    errno.EISDIR: "Dette er en mappe. Skriv navnet på en fil.",
    errno.ENOTDIR: "En del av veien er en fil og ikke en mappe. Sjekk navnet.",
    errno.EEXIST: "Det ligger noe der med samme navn fra før.",
}


def sentence(error: OSError) -> str:
    """The sentence, with the place where the machine named one. Errors we wrote ourselves keep their own words."""
    if error.errno not in SENTENCES:
        return str(error)
    return f"{error.filename}: {SENTENCES[error.errno]}" if error.filename else SENTENCES[error.errno]
