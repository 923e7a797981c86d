"""Who writes: the analyst at this installation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """An analyst and the installation (`site`) that they write at; ids are UUIDv7."""

    analyst_id: str
    code: str
    name: str
    site: str
    app_version: str = ""
