"""Reads what editors write, keeps the line numbers, and refuses what is not plain text."""
