"""Statements that were coded twice: what both analysts coded apart, and what stands now.

The first coding is the statement itself, which may be corrected later, last of all when the two are settled. What
counts for agreement is how both coded before either could see the other: the second coding as it was first saved, and
the statement as it stood at that moment. Both are read off the change record. A range that was placed before the
statement went to another issue says nothing on the scale of that one, and counts as none.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.record.replay import ROW, Entry, order_of, replay
from models.store import Store
from models.words import Act

_UNITS: Mapping[str, tuple[str, ...]] = {
    "issue_id": ("issue_id",), "act": ("act",), "range": ("low", "high", "scale_id"), "firmness": ("firmness",),
    "credibility": ("credibility",),
}  # fmt: skip

_OF_CODING = """
c.table_name = ? AND c.unit IN ('row', 'issue_id', 'act', 'range', 'firmness', 'credibility')
AND c.row_id IN (SELECT value FROM json_each(?))
"""

_CHANGED = f"SELECT c.row_id FROM change c WHERE {_OF_CODING} GROUP BY c.row_id HAVING count(*) > 1"  # noqa: S608 - our own

_ENTRIES = f"""
SELECT c.row_id, c.hash, c.unit, c.value, t.clock, t.site, t.id,
       (SELECT group_concat(p.parent) FROM parent p WHERE p."change" = c.hash)
FROM change c JOIN "transaction" t ON t.id = c.transaction_id WHERE {_OF_CODING}
"""  # noqa: S608 - our own

_PRESENT = """
SELECT c.id, c.statement_id, c.analyst_id, c.settled, c.note, s.issue_id,
       s.act, s.low, s.high, s.scale_id, s.firmness, s.credibility,
       c.act, c.low, c.high, c.scale_id, c.firmness, c.credibility
FROM coding c JOIN statement s ON s.id = c.statement_id {} ORDER BY s.sequence, s.id, c.sequence, c.id
"""

_CAME_SETTLED = """
SELECT row_id FROM (
    SELECT row_id, value, min(seq) FROM change WHERE table_name = 'coding' AND unit = 'row'
    AND row_id IN (SELECT value FROM json_each(?)) GROUP BY row_id
) WHERE json_extract(value, '$.settled')
"""

_SOME = "WHERE c.statement_id IN (SELECT value FROM json_each(?))"

_SETTLEMENTS = "SELECT transaction_id FROM change WHERE table_name = 'coding' AND row_id = ? AND unit = 'settled'"


_CODED_TWICE = """
SELECT DISTINCT s.id FROM coding c JOIN statement s ON s.id = c.statement_id ORDER BY s.sequence, s.id
"""

_STATEMENTS = "SELECT DISTINCT statement_id FROM coding WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Coded:
    """How somebody coded a statement: None for no range and no grade, `scale_id` as in the table of statements."""

    act: Act
    low: float | None
    high: float | None
    scale_id: str | None
    firmness: int | None
    credibility: int | None


@dataclass(frozen=True, slots=True)
class DoubleCoding:
    """A statement's second coding beside the first: as both were coded apart, and as they are now.

    `settled` says that somebody has looked at where they differ and settled it. `note` is that of the second analyst.
    `came_settled`: it was settled before it came into this dossier, so that the record knows nothing of how the first
    was coded apart.
    """

    id: str
    statement_id: str
    analyst_id: str
    settled: bool
    first: Coded
    second: Coded
    first_now: Coded
    second_now: Coded
    note: str = ""
    came_settled: bool = False


def codings_in(store: Store, statements: Collection[str] | None = None) -> list[DoubleCoding]:
    """All second codings of statements that are there, or of some of them, in the dossier's order."""
    with store.one_state():
        where, asked = ("", ()) if statements is None else (_SOME, (json.dumps(list(statements)),))
        rows = store.columns(_PRESENT.format(where), *asked)
        # Most rows are as they were made: only those that were changed since have to be replayed.
        coded = _entries(store, "statement", _changed(store, "statement", {row[1] for row in rows}))
        changed = _changed(store, "coding", [row[0] for row in rows])
        made = _entries(store, "coding", changed | {row[0] for row in rows if row[1] in coded})
        came_settled = _came_settled(store, [row[0] for row in rows if row[3]])
    found = [_double(row, coded.get(row[1], ()), made.get(row[0], ())) for row in rows]
    return [replace(one, came_settled=True) if one.id in came_settled else one for one in found]


def coded_twice(store: Store) -> list[str]:
    """The statements that have been coded again, in the dossier's order."""
    return [statement for (statement,) in store.columns(_CODED_TWICE)]


def statements_of(store: Store, codings: Collection[str]) -> set[str]:
    """The statements that some codings are of; codings that are not there are left out."""
    return {statement for (statement,) in store.columns(_STATEMENTS, json.dumps(list(codings)))}


def analyst_names(store: Store) -> dict[str, str]:
    """The names of all analysts by id."""
    return dict(store.columns("SELECT id, name FROM analyst"))


def never_settled(store: Store, coding: DoubleCoding) -> Coded:
    """The first coding as it would stand if the two had never been settled, with what was corrected otherwise."""
    settlements = {transaction for (transaction,) in store.columns(_SETTLEMENTS, coding.id)}
    entries = _entries(store, "statement", [coding.statement_id]).get(coding.statement_id, [])
    return _coded([entry for entry in entries if entry.transaction not in settlements], coding.first_now)


def _double(row: tuple[Any, ...], coded: Collection[Entry], made: Collection[Entry]) -> DoubleCoding:
    key, statement, analyst, settled, note, issue, *values = row
    first = first_now = Coded(Act(values[0]), *values[1:6])
    second = second_now = Coded(Act(values[6]), *values[7:])
    saved = min((_clock(entry) for entry in made if entry.unit == ROW and entry.value), default=None)
    if saved is not None:
        second = _coded([entry for entry in made if _clock(entry) == saved], second_now)
        first = _coded(_until(saved, coded), first_now)
        if _issue(_until(saved, coded), issue) != issue:
            first, second = _without_range(first), _without_range(second)
        placed = max(_clock(entry) for entry in made if entry.unit in (ROW, "range"))
        if _issue(_until(placed, coded), issue) != issue:
            second_now = _without_range(second_now)
    return DoubleCoding(key, statement, analyst, bool(settled), first, second, first_now, second_now, note)


def _until(clock: str, entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if _clock(entry) <= clock]


def _without_range(coded: Coded) -> Coded:
    return replace(coded, low=None, high=None, scale_id=None)


def _issue(entries: Iterable[Entry], now: str) -> str:
    """The issue that a statement was on as far as some of its changes say; where they do not, as it is now."""
    state = replay(entries, _UNITS)
    return now if state is None else str(state.values().get("issue_id", now))


def _changed(store: Store, table: str, rows: Collection[str]) -> set[str]:
    """Which rows have been changed in their coding since they were made."""
    return {row for (row,) in store.columns(_CHANGED, table, json.dumps(list(rows)))}


def _came_settled(store: Store, codings: Collection[str]) -> set[str]:
    """Which of some codings that are settled were so when they were recorded here."""
    return {row for (row,) in store.columns(_CAME_SETTLED, json.dumps(list(codings)))}


def _entries(store: Store, table: str, rows: Collection[str]) -> Mapping[str, list[Entry]]:
    """All changes of the coding of some rows, by row."""
    found: dict[str, list[Entry]] = defaultdict(list)
    asked = json.dumps(list(rows))
    for row, name, unit, value, clock, site, transaction, parents in store.columns(_ENTRIES, table, asked):
        seen = frozenset((parents or "").split(",")) - {""}
        order = order_of(clock, site, seen, name)
        found[row].append(Entry(name, unit, json.loads(value), seen, order, transaction))
    return found


def _clock(entry: Entry) -> str:
    return entry.order[0]


def _coded(entries: Iterable[Entry], now: Coded) -> Coded:
    """What changes make of a coding; what it is now where the record does not say."""
    state = replay(entries, _UNITS)
    values: Mapping[str, Any] = {} if state is None else state.values()
    if "act" not in values:
        return now
    rest = (values.get(name) for name in ("low", "high", "scale_id", "firmness", "credibility"))
    return Coded(Act(values["act"]), *rest)
