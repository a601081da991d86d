"""Lets the command run as ``python -m ressursbank``."""

import sys

from ressursbank.cli import main

sys.exit(main())
