"""Makes the snapshot of a day from the present one, which is sooner than reading all statements."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from models.authorities import authorities
from models.changes import Changes
from models.columns.codes import Codes
from models.columns.ids import Ids
from models.columns.packed import narrow, packed
from models.facts import NONE, Issue
from models.loading import around, named
from models.loading_facts import KINDS, Facts, positions
from models.loading_next import statements_after
from models.records import Records
from models.snapshot import Ints, Snapshot, Statements, ints

_NAMED = {
    "party": "parties", "speaker": "speakers", "issue": "issues", "source": "sources", "round": "rounds",
    "package": "packages", "depends_on": "issues",
}  # fmt: skip
"""Columns that hold places of facts, with the kind of these."""

_SPARSE = frozenset({"round", "package", "depends_on", "retracts", "retracted_by"})

_AT_MOST = (2_000, 0.1)
"""So many statements, or such a part of all, are read one by one: reading all takes twice as long as those of now."""

_AS_THEY_ARE = (
    "said", "published", "recorded", "low", "high", "firmness", "credibility", "conditional", "act", "review",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The statements that have changed since, by id: those that were `otherwise`, and those that were not there."""

    otherwise: frozenset[str]
    not_there: frozenset[str]


def snapshot_then(then: Records, present: Snapshot, statements: Otherwise) -> Snapshot | None:
    """The snapshot of the records of a day, from the present one without the statements that were not there yet.

    None where it has to be read: something that was there is gone now, scales were others, or much was otherwise.
    """
    with then.one_state():
        facts = Facts(then)
        places = _places(facts, present)
        if places is None or _scales(facts.issues) != _scales(_kept(present.issues, facts.issues)):
            return None
        rows = np.flatnonzero([one not in statements.not_there for one in present.statements.ids])
        if _issue_is_missing(present.statements.issue[rows], places["issues"]):
            return None
        taken = _taken(present.statements, ints(rows), places, facts)
        kinds = {kind: getattr(facts, kind) for kind in KINDS}
        between = replace(present, statements=taken, **kinds)
        changed = frozenset(("statement", one) for one in statements.otherwise)
        least, part = _AT_MOST
        at_most = max(least, int(part * len(present.statements)))
        found = statements_after(then, between, facts, Changes("", "", changed), at_most)
        return None if found is None else _around(then, between, facts, found)


def _around(then: Records, between: Snapshot, facts: Facts, statements: Statements) -> Snapshot:
    title, description, stale_after_days = named(then)
    return replace(
        between, title=title, description=description, stale_after_days=stale_after_days,
        **around(then, statements, facts),
    )  # fmt: skip


def _places(facts: Facts, present: Snapshot) -> dict[str, Ints] | None:
    """For each kind where the present rows stood then, NONE at the end and for what was not there.

    None where some that were there are gone now, to which statements may have led.
    """
    found = {}
    for kind in set(_NAMED.values()):
        there = positions(getattr(facts, kind))
        now = [one.id for one in getattr(present, kind)]
        if not there.keys() <= set(now):
            return None
        found[kind] = ints([*(there.get(one, NONE) for one in now), NONE])
    return found


def _issue_is_missing(issue: Ints, places: Ints) -> bool:
    """Whether a statement was there before its issue was, on whose scale its range stands."""
    return bool(((issue != NONE) & (places[issue] == NONE)).any())


def _kept(present: Sequence[Issue], then: Sequence[Issue]) -> list[Issue]:
    there = {one.id: one for one in present}
    return [there[one.id] for one in then]


def _scales(issues: Sequence[Issue]) -> list[Any]:
    return [[(scale.id, scale.after, scale.mapping) for scale in issue.scales] for issue in issues]


def _taken(statements: Statements, rows: Ints, places: dict[str, Ints], facts: Facts) -> Statements:
    """The columns of some rows, which name facts by their places then."""
    columns: dict[str, Any] = {name: _smaller(getattr(statements, name), rows) for name in _AS_THEY_ARE}
    columns |= {name: _at(name, getattr(statements, name), rows, places[kind]) for name, kind in _NAMED.items()}
    moved = np.full(len(statements) + 1, NONE, np.int32)
    moved[rows] = np.arange(len(rows))
    columns |= {name: _at(name, getattr(statements, name), rows, moved) for name in ("retracts", "retracted_by")}
    said = np.array(columns["said"])
    grades = authorities(facts.speakers, np.array(columns["speaker"]), np.array(columns["party"]), said)
    return Statements(
        ids=_picked(statements.ids, rows),
        codes=_picked(statements.codes, rows),
        authority=narrow(grades),
        earliest=packed(statements.earliest[rows], said),
        scale=packed(statements.scale[rows], 1),
        own=statements.own.taken(rows),
        **columns,
    )


def _smaller(column: Any, rows: Ints) -> Any:
    """Some rows of a column, kept as small as it is."""
    values = column[rows]
    return values if isinstance(column, np.ndarray) else narrow(values)


def _at(name: str, column: Ints, rows: Ints, places: Ints) -> Ints:
    found = places[column[rows]]
    return packed(found, NONE) if name in _SPARSE else narrow(found)


def _picked(values: Sequence[str], rows: Ints) -> Sequence[str]:
    if isinstance(values, Ids | Codes):
        return values.taken(rows)
    return tuple(values[row] for row in rows.tolist())
