"""The steps of a handling guide: what is done now and today stands open, what comes later is folded."""

from __future__ import annotations

NOW, TODAY = "steg-na", "steg-i-dag"
STEPS = (NOW, TODAY, "steg-uke", "steg-30-dager", "steg-forste-ar")
LATER = ("overlevere", "dele", "egen-vei-ut", "for-hvem")  # the parts after the steps, in their order
