"""What is found wrong with a dossier, and how its rows are named to people."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

Columns: TypeAlias = Callable[..., list[tuple[Any, ...]]]
"""A query with its parameters to rows as tuples: `Store.columns`."""

_NAMED_BY = {
    "round": "number", "dossier": "title", "package": "title", "saved_search": "title", "office": "title",
    **dict.fromkeys(("analyst", "party", "speaker", "issue", "source", "statement"), "code"),
    **dict.fromkeys(("event", "assessment", "dispute"), "code"),
    "option": "label", "alias": "name", "excerpt": "quote", "source_text": "file_name",
}  # fmt: skip
"""What people know the rows of each table by; rows of other tables have nothing but their id."""


class Kind(StrEnum):
    """What sort of trouble a finding is."""

    DAMAGE = "damage"
    """Pages or values of the file contradict each other."""
    STRANGER = "stranger"
    """The file has more, less or other than a dossier's schema."""
    RECORD = "record"
    """The change record was altered, or part of it is gone."""
    OUTSIDE = "outside"
    """Tables do not follow from the record: something else than Parley wrote them."""
    CODE = "code"
    """Two rows of one table have the same code."""
    REFERENCE = "reference"
    """A row refers to one that is not there."""
    SPEAKER = "speaker"
    """A statement of one party by a speaker of another."""
    CYCLE = "cycle"
    """Statements that retract each other in a circle."""
    SCALE = "scale"
    """Ranges that cannot be compared although nobody said so."""
    CONFLICT = "conflict"
    """Changes made apart disagree, and nobody has settled it."""
    CLOCK = "clock"
    """Changes are dated in the future, or cannot be dated."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, as a sentence; `row` is (table, id) where it concerns one row."""

    kind: Kind
    row: tuple[str, str] | None
    sentence: str


def row_name(columns: Columns, key: tuple[str, str]) -> str:
    """A row as people know it, such as “statement ST005”; by its id where it is not in its table any more."""
    table, row_id = key
    named_by, noun = _NAMED_BY.get(table, "''"), table.replace("_", " ")
    found = columns(f'SELECT {named_by} FROM "{table}" WHERE id = ?', row_id)  # noqa: S608 - names of our own
    return f"{noun} {found[0][0]}" if found and found[0][0] != "" else f"{noun} {row_id}"
