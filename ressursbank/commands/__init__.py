"""The commands, one a file named as it is called: each has ``arguments`` (optional) and ``run``."""
