"""Taking in what another copy's record has and this one has not: the union of both, after which the tables follow.

Nothing is weighed here. Which value stands where several do is for replay to say, and it says the same in every copy.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import OperationalError, StatementError

from models.checking.findings import Columns
from models.chunks import chunks
from models.errors import UserError
from models.record.appending import CHANGE, STEP, append_changes, append_steps
from models.record.arrival import arrival
from models.record.audit import fault_of, is_sealed
from models.record.clock import is_time, tick
from models.record.in_order import FIRST, alike_before, missing, names_from
from models.record.materialise import Followed, Key, materialise
from models.record.writing import Writing

_COMPARED = 20_000
"""Steps that are compared at once: what both have is by far the most, and costs little more than being read."""
_STEPS = f"""SELECT {", ".join(STEP)} FROM "transaction"
WHERE id IN (SELECT value FROM json_each(?)) ORDER BY clock, id"""  # noqa: S608 - our own names
_UNTIL = 'SELECT id FROM "transaction" WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?'
_SEALS = 'SELECT id, hash FROM "transaction" WHERE id > ? AND id <= ? ORDER BY id'
_ALL_SEALS = f"SELECT group_concat(id || hash, '') FROM ({_SEALS} LIMIT {_COMPARED + 1})"  # noqa: S608 - our own words
"""All steps of a stretch in one text, alike where both records have the same there."""
_SEALS_HERE = 'SELECT id, hash FROM "transaction" WHERE id IN (SELECT value FROM json_each(?))'

_LAST = "\U0010ffff"
"""Comes after every id."""
_CHANGES = f"SELECT {CHANGE} FROM change WHERE hash IN (SELECT value FROM json_each(?)) ORDER BY seq"  # noqa: S608
_PARENTS = "SELECT change, parent FROM parent WHERE change IN (SELECT value FROM json_each(?))"
_HOW_MANY = 'SELECT count(*) FROM "transaction" WHERE id IN (SELECT value FROM json_each(?))'
_ROWS_OF = """SELECT DISTINCT table_name, row_id FROM change
WHERE transaction_id IN (SELECT value FROM json_each(?))"""


@dataclass
class TakenIn:
    """What was taken in so far: transactions by id, how many changes, and the rows that they are of.

    Of the rows whose tables have followed, `added`, `changed` and `deleted` say what became of them; one that was made
    and deleted in the other copy is in none of them. `apart` is the place before which both records had the same
    changes in the same order.
    """

    apart: int = FIRST
    transactions: set[str] = field(default_factory=set)
    changes: int = 0
    rows: dict[Key, None] = field(default_factory=dict)
    added: list[Key] = field(default_factory=list)
    changed: list[Key] = field(default_factory=list)
    deleted: list[Key] = field(default_factory=list)


def take_in(writing: Writing, other: Columns, *, is_part: bool = False) -> Iterator[TakenIn]:
    """Append what is missing and let the tables follow, a part at a time; what was taken in grows from yield to yield.

    `other` reads the other record in one state of it, or with `is_part` only a part of it: then what it has of
    a step says nothing of whether that is here. Every change is taken in whose hash is not here, after that hash was
    computed anew. What supersedes a change that is nowhere yet waits for it. Raises `UserError` where a hash does
    not fit, a change belongs to no step, or a step that both have is told otherwise.
    """
    taken = TakenIn()
    yield taken
    new: list[str] = []
    for steps in _new_steps(writing, other):
        new += steps
        yield taken
    if not is_part:
        for taken.apart in alike_before(writing.columns, other):
            yield taken
    stamp = tick("")
    for chunk in chunks(new):
        taken.transactions |= _take_steps(writing, other(_STEPS, json.dumps(chunk)), stamp)
        # A copy that lacked a step may have brought changes of it: only now do they count.
        here = writing.columns(_ROWS_OF, json.dumps(chunk))
        taken.rows.update(dict.fromkeys((table, row_id) for table, row_id in here))
        yield taken
    for names in names_from(other, taken.apart):
        lacking = missing(writing.columns, names)
        if lacking:
            _take_changes(writing, other, lacking, taken)
        yield taken
    for keys in chunks(list(taken.rows)):
        followed = _follow(writing, keys)
        taken.added += followed.added
        taken.changed += followed.changed
        taken.deleted += followed.deleted
        yield taken
    writing.touched |= set(taken.rows)


def taken_in(writing: Writing, other: Columns, *, is_part: bool = False) -> TakenIn:
    """The same at one go, where it is not much."""
    taken = TakenIn()
    for taken in take_in(writing, other, is_part=is_part):  # noqa: B007 - the last one has it all
        pass
    return taken


def _new_steps(writing: Writing, other: Columns) -> Iterator[list[str]]:
    """The steps of the other record that are not here, in order of ids."""
    after = ""
    while after != _LAST:
        last = other(_UNTIL, after, _COMPARED - 1)
        until = str(last[0][0]) if last else _LAST
        if other(_ALL_SEALS, after, until) == writing.columns(_ALL_SEALS, after, until):
            yield []
        else:
            yield _differing(writing, other, dict(other(_SEALS, after, until)))
        after = until


def _differing(writing: Writing, other: Columns, theirs: Mapping[str, str]) -> list[str]:
    ours: dict[str, str] = {}
    for chunk in chunks(list(theirs)):
        ours.update(writing.columns(_SEALS_HERE, json.dumps(chunk)))
    altered = sorted(step for step, seal in ours.items() if theirs[step] != seal)
    if altered:
        _, _, _, clock, _, label, *_ = other(_STEPS, json.dumps(altered))[0]
        raise UserError(f"The two copies tell otherwise of the step “{label}” of {clock}: one was altered.")
    return sorted(theirs.keys() - ours.keys())


def _take_steps(writing: Writing, steps: Sequence[tuple[Any, ...]], stamp: str) -> set[str]:
    new = [dict(zip(STEP, step, strict=True)) for step in steps]
    for values in new:
        if not is_sealed({name: values[name] for name in STEP[:-1]}, values["hash"]):
            raise UserError(f"The copy was not merged: its step “{values['label']}” was altered.")
        if not is_time(values["clock"]):
            raise UserError(f"The copy was not merged: its step “{values['label']}” bears a time that is none.")
        values["arrived"] = arrival(values["id"], stamp)
        writing.note(values["id"])
    append_steps(writing.connection, new)
    return {values["id"] for values in new}


def _take_changes(writing: Writing, other: Columns, names: Sequence[str], taken: TakenIn) -> None:
    listed = json.dumps(names)
    rows = other(_CHANGES, listed)
    parents = other(_PARENTS, listed)
    _refuse_altered(rows, parents)
    _refuse_without_step(writing, {row[1] for row in rows})
    append_changes(writing.connection, rows, parents)
    taken.changes += len(rows)
    taken.rows.update(dict.fromkeys((table, row_id) for _, _, table, row_id, _, _ in rows))


def _refuse_altered(rows: Sequence[tuple[Any, ...]], parents: Sequence[tuple[str, str]]) -> None:
    seen: dict[str, list[str]] = defaultdict(list)
    for change, parent in parents:
        seen[change].append(parent)
    for name, *said in rows:
        fault = fault_of(name, (said[0], said[1], said[2], said[3], said[4]), seen[name])
        if fault:
            raise UserError(f"The copy was not merged: a change in its record {fault}.")


def _refuse_without_step(writing: Writing, steps: set[str]) -> None:
    """Whose step is nowhere would never count, and nobody would be told."""
    if writing.columns(_HOW_MANY, json.dumps(sorted(steps))) != [(len(steps),)]:
        raise UserError("The copy was not merged: a change in its record belongs to no step.")


def _follow(writing: Writing, keys: Sequence[Key]) -> Followed:
    try:
        return materialise(writing.connection, keys)
    except OperationalError:
        raise
    except StatementError as error:
        raise UserError("The copy was not merged: its record holds values that no dossier may have.") from error
