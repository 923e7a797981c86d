"""What is found wrong with a dossier, and how its rows are named to people."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

Columns: TypeAlias = Callable[..., list[tuple[Any, ...]]]
"""A query with its parameters to rows as tuples: `Store.columns`."""

_NAMED_BY = {
    "round": "number", "dossier": "title", "package": "title", "saved_search": "title", "office": "title",
    "reading": "title", "saved_view": "title", "briefing": "title", "outcome": "code",
    **dict.fromkeys(("analyst", "party", "speaker", "issue", "source", "statement"), "code"),
    **dict.fromkeys(("event", "assessment", "dispute"), "code"),
    "option": "label", "alias": "name", "excerpt": "quote", "source_text": "file_name",
}  # fmt: skip
"""What people know the rows of each table by."""

_OF = {
    "membership": ("party_id", "party"), "pair": ("party_id", "party"), "office": ("speaker_id", "speaker"),
    "scale": ("issue_id", "issue"),
    "option": ("issue_id", "issue"), "source_text": ("source_id", "source"),
    **dict.fromkeys(("excerpt", "link", "corroboration", "coding"), ("statement_id", "statement")),
}  # fmt: skip
"""What rows belong to that have no name of their own: the field that says so, and its table."""

_LONGEST = 60
"""How much of a name is shown, in characters."""


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
    """Rows that lead back to themselves, such as statements that retract each other."""
    SCALE = "scale"
    """Ranges that cannot be compared although nobody said so."""
    TEXT = "text"
    """A text is not as it was taken in, or does not have an excerpt's words at their place."""
    DAY = "day"
    """A day is not the last possible one of what is known of it."""
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
    name = " ".join(str(found[0][0]).split()) if found else ""
    return f"{noun} {name if len(name) <= _LONGEST else name[:_LONGEST] + '…'}" if name else _of(columns, noun, key)


def _of(columns: Columns, noun: str, key: tuple[str, str]) -> str:
    """What a row without a name of its own is called: by what it belongs to, or else by its id."""
    table, row_id = key
    if table not in _OF:
        return f"{noun} {row_id}"
    field, owner = _OF[table]
    joined = f'"{table}" one JOIN {owner} owner ON owner.id = one.{field}'
    found = columns(f"SELECT owner.code FROM {joined} WHERE one.id = ?", row_id)  # noqa: S608 - names of our own
    return f"{noun} of {owner} {found[0][0]}" if found else f"{noun} {row_id}"
