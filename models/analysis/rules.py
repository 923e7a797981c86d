"""The version of the rules by which figures are computed."""

RULES = 1
"""Raised whenever the same statements come to give other figures than before; each briefing names it."""
