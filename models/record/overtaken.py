"""Refusals that say who has set what since: the error that carries both values."""

from dataclasses import dataclass
from typing import Any

from models.errors import DELETED, YOU, OvertakenError, Side
from models.record.materialise import Key, states
from models.record.replay import ROW, Entry, UnitState
from models.record.shape import fields_of, tables, unit_in
from models.record.writing import Writing
from models.telling.fields import field_name, in_text
from models.telling.values import Wording

_SHORT = 80


@dataclass(frozen=True, slots=True)
class Rivals:
    """The change that a step made, the one that stands in its place now, and what stood before; None for nothing."""

    mine: Entry
    theirs: Entry
    before: UnitState | None


def overtaken(writing: Writing, refusal: str, key: Key, unit: str, rivals: Rivals) -> OvertakenError:
    """The error that says, after the refusal, what was set since and by whom."""
    wording = Wording(writing.columns)
    theirs = side_of(writing, wording, key, unit, rivals.theirs)
    mine = side_of(writing, wording, key, unit, rivals.mine)
    before = None
    if rivals.before is not None and rivals.before.heads:
        before = side_of(writing, wording, key, unit, rivals.before.heads[0])
    title = wording.names.title(*key)
    deleted = rivals.theirs.unit == ROW and rivals.theirs.value is None
    what = f"{in_text(field_name(key[0], unit))} of {title} was set to {shortened(theirs.words)}"
    happened = f"{title} was deleted" if deleted else what
    unit = ROW if deleted else unit
    return OvertakenError(
        f"{refusal}: {happened} since by {theirs.who}.", key, unit, mine=mine, theirs=theirs, before=before
    )


def not_stored(
    writing: Writing, key: Key, unit: str, value: Any, said: tuple[str, str] | None = None
) -> OvertakenError:
    """The error that says why an edit was refused: what somebody has set in the meantime, and the edit's own value.

    `said` puts theirs and ours into other words than those of the whole unit.
    """
    wording = Wording(writing.columns)
    state = states(writing.connection, tables()[key[0]], [key[1]])[key[1]]
    theirs = side_of(writing, wording, key, unit, state.units[unit].heads[0])
    mine = Side(value, wording.value(key[0], unit, value), YOU)
    set_to, own = said or (theirs.words, mine.words)
    somebody = "you have" if theirs.who == YOU else f"{theirs.who} has"
    return OvertakenError(
        f"“{writing.label}” was not stored: {somebody} set it to {shortened(set_to)} in the meantime. "
        f"Yours is {shortened(own)}: look at both, and enter it again if it stands.",
        key, unit, mine=mine, theirs=theirs,
    )  # fmt: skip


def side_of(writing: Writing, wording: Wording, key: Key, unit: str, entry: Entry) -> Side:
    """What a change said of a unit, in words, and who said so when."""
    who, clock = author_of(writing, entry.transaction)
    if entry.unit == ROW and entry.value is None:
        return Side(None, DELETED, who, clock, entry.hash)
    table = tables()[key[0]]
    row = entry.value if entry.unit == ROW else fields_of(table, unit, entry.value)
    value = unit_in(table, unit, row)
    return Side(value, wording.value(key[0], unit, value), who, clock, entry.hash)


def author_of(writing: Writing, transaction: str) -> tuple[str, str]:
    """Who wrote a transaction, `YOU` for the author of this write, and its clock."""
    rows: list[tuple[Any, ...]] = writing.columns(
        """SELECT t.analyst_id, a.name, t.clock FROM "transaction" t LEFT JOIN analyst a ON a.id = t.analyst_id
        WHERE t.id = ?""",
        transaction,
    )
    analyst, name, clock = rows[0]
    return YOU if analyst == writing.author.analyst_id else name or "somebody", clock


def shortened(words: str) -> str:
    """Words that fit into a sentence, however long a text they are from."""
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
