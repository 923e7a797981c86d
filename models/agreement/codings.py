"""Statements that were coded twice: what both analysts coded apart, and what stands now.

The first coding is the statement itself, which may be corrected later, last of all when the two are settled. What
counts for agreement is how both coded before either could see the other: the second coding as it was first saved, and
the statement as it stood at that moment. Both are read off the change record.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.record.replay import ROW, Entry, replay
from models.store import Store
from models.words import Act

_UNITS: Mapping[str, tuple[str, ...]] = {
    "act": ("act",), "range": ("low", "high", "scale_id"), "firmness": ("firmness",), "credibility": ("credibility",),
}  # fmt: skip

_CHANGES = """
SELECT c.row_id, c.hash, c.unit, c.value, t.clock, t.site, t.id,
       (SELECT group_concat(p.parent) FROM parent p WHERE p."change" = c.hash)
FROM change c JOIN "transaction" t ON t.id = c.transaction_id
WHERE c.table_name = ? AND c.unit IN ('row', 'act', 'range', 'firmness', 'credibility')
AND c.row_id IN (SELECT {} FROM coding)
"""

_PRESENT = """
SELECT c.id, c.statement_id, c.analyst_id, c.settled,
       s.act, s.low, s.high, s.scale_id, s.firmness, s.credibility,
       c.act, c.low, c.high, c.scale_id, c.firmness, c.credibility
FROM coding c JOIN statement s ON s.id = c.statement_id ORDER BY s.sequence, s.id, c.sequence, c.id
"""


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

    `settled` says that somebody has looked at where they differ and settled it.
    """

    id: str
    statement_id: str
    analyst_id: str
    settled: bool
    first: Coded
    second: Coded
    first_now: Coded
    second_now: Coded


def codings_in(store: Store) -> list[DoubleCoding]:
    """All second codings of statements that are there, in the dossier's order."""
    with store.one_state():
        rows = store.columns(_PRESENT)
        made, coded = _entries(store, "coding", "id"), _entries(store, "statement", "statement_id")
    found = []
    for key, statement, analyst, settled, *values in rows:
        first_now, second_now = Coded(Act(values[0]), *values[1:6]), Coded(Act(values[6]), *values[7:])
        saved = min((entry for entry in made[key] if entry.unit == ROW and entry.value), key=_clock, default=None)
        first, second = first_now, second_now
        if saved is not None:
            second = _coded([saved], second_now)
            first = _coded([entry for entry in coded[statement] if _clock(entry) <= _clock(saved)], first_now)
        found.append(DoubleCoding(key, statement, analyst, bool(settled), first, second, first_now, second_now))
    return found


def _entries(store: Store, table: str, named: str) -> Mapping[str, list[Entry]]:
    """The changes of the rows that codings are, or that they name in a field, by row."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for row, name, unit, value, clock, site, transaction, parents in store.columns(_CHANGES.format(named), table):
        seen = frozenset((parents or "").split(",")) - {""}
        found[row].append(Entry(name, unit, json.loads(value), seen, (clock, site, name), transaction))
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
