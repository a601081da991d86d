"""The commands, one a file: each has NAME, HELP, ``arguments`` (optional) and ``run``."""
