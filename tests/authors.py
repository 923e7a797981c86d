"""Analysts at their installations."""

from models.ids import new_id
from models.record.author import Author


def new_author(code: str = "OK", name: str = "Olena Koval") -> Author:
    """An analyst at a site of their own."""
    return Author(new_id(), code, name, new_id(), "1.0")
