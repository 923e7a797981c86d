"""Applies a change to a snapshot by reading what it touched, where nothing else can have become another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from models.authorities import authorities
from models.changes import Changes
from models.chunks import chunks
from models.columns.codes import Codes, codes_of
from models.columns.ids import Ids, texts_at
from models.columns.packed import lengthened, narrow, near, packed, put
from models.facts import NONE, Issue
from models.loading_facts import KINDS, Facts
from models.loading_rows import Rows, read_rows
from models.records import Records
from models.snapshot import Ints, Snapshot, Statements, ints

_POSITIONED = ("parties", "speakers", "issues", "rounds", "sources", "packages")
"""Kinds whose places columns hold."""

_GROWING = ("parties", "speakers", "sources")
"""Those of them that every statement names, so that it can be seen whether a new one had been missed."""

_AT_MOST = 2_000
"""So many statements are read one by one; more are read sooner with all others."""

_COLUMNS = {field.name for field in fields(Statements)} - {"ids", "codes", "own", "met"}

_BY_DAY: Mapping[str, Callable[[Ints, Ints], Ints]] = {"earliest": packed, "published": near, "recorded": near}
"""The columns that are kept as what differs from the day on which things were said, and how."""

_BESIDE = {"statement", "link", "corroboration", "dossier"}


def facts_after(store: Records, before: Snapshot, touched: set[str]) -> Facts | None:
    """The facts after a change of some tables; None where places may be others, or what rests on scales."""
    if touched - _BESIDE - {table for tables in KINDS.values() for table in tables}:
        return None
    facts = Facts.after(store, before, {kind for kind, tables in KINDS.items() if touched & set(tables)})
    grown = False
    for kind in _POSITIONED:
        now, then = getattr(facts, kind), getattr(before, kind)
        if now is then:
            continue
        if [one.id for one in now[: len(then)]] != [one.id for one in then]:
            return None
        grown |= len(now) > len(then)
        if len(now) > len(then) and (kind not in _GROWING or _missed(before.statements, kind)):
            return None
    if facts.issues is not before.issues and _scales(facts.issues) != _scales(before.issues):
        return None
    # What stands around may name what is new.
    return Facts.after(store, before, set(KINDS)) if grown else facts


def _missed(statements: Statements, kind: str) -> bool:
    column = {"parties": statements.party, "speakers": statements.speaker, "sources": statements.source}[kind]
    return bool((column == NONE).any())


def _scales(issues: Sequence[Issue]) -> list[Any]:
    return [[(scale.id, scale.after, scale.mapping) for scale in issue.scales] for issue in issues]


def statements_after(
    store: Records, before: Snapshot, facts: Facts, changes: Changes, at_most: int = _AT_MOST
) -> Statements | None:
    """The statements after a change of these facts and of some statements; None where their order may be another.

    None, too, where more than `at_most` were changed, because all are read sooner then.
    """
    found = before.statements
    ids = sorted(changes.ids("statement"))
    if len(ids) > at_most:
        return None
    if ids:
        # Of its own new statements nobody can have known before; what comes back may be named by others.
        new = [one for one in ids if one not in found.position] if changes.kind == "edit" else []
        longer = _with_new(store, found, new) if new else found
        if longer is None:
            return None
        found = longer
        rows = read_rows(store, facts, found.position, ids)
        # Those that are neither here nor there came and went since they were last looked at.
        known = [one for one in ids if one in found.position]
        if rows.leads_nowhere or list(rows.ids) != known or not _stand_where_they_stood(store, found, known):
            return None
        found = _with_rows(found, rows)
    if facts.speakers is before.speakers or _weights(facts) == _weights(before):
        return found
    return replace(found, authority=narrow(authorities(facts.speakers, found.speaker, found.party, found.said)))


def _with_new(store: Records, statements: Statements, ids: Sequence[str]) -> Statements | None:
    """The columns with new statements at the end, of which nothing is known yet; None where that is not their place."""
    if not isinstance(statements.ids, Ids) or not isinstance(statements.codes, Codes) or len(ids) > _AT_MOST // 4:
        return None
    last = statements.ids[-1]
    sql = f"SELECT id, sequence, code FROM statement WHERE id IN ({', '.join('?' * (len(ids) + 1))})"  # noqa: S608
    read = {row[0]: row for row in store.columns(sql, last, *ids)}
    if last not in read:
        return None
    listed = sorted((read[one] for one in ids if one in read), key=lambda row: (row[1], row[0]))
    longer = statements.ids.followed_by([row[0] for row in listed])
    if longer is None or any((row[1], row[0]) < (read[last][1], last) for row in listed):
        return None
    nothing = ints([NONE] * len(listed))
    columns = {name: column for name, column in vars(statements).items() if name in _COLUMNS - set(_BY_DAY)}
    grown: dict[str, Any] = {name: lengthened(column, nothing) for name, column in columns.items()}
    days = {name: np.concatenate((np.array(getattr(statements, name)), nothing)) for name in _BY_DAY}
    codes = statements.codes.followed_by([row[2] for row in listed])
    grown |= _beside(grown["said"], days)
    return replace(statements, ids=longer, codes=codes, **grown)


def _weights(facts: Facts | Snapshot) -> list[Any]:
    return [(one.authority, one.offices) for one in facts.speakers]


def _stand_where_they_stood(store: Records, statements: Statements, ids: Sequence[str]) -> bool:
    """Whether some statements still come after the ones before them and before the ones after them."""
    rows = ints([statements.position[one] for one in ids])
    asked = np.unique(np.concatenate((rows - 1, rows, rows + 1)))
    asked = asked[(asked >= 0) & (asked < len(statements))]
    keys, placed = texts_at(statements.ids, asked), dict[str, tuple[int, str]]()
    for some in chunks(keys):
        sql = f"SELECT id, sequence FROM statement WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608
        placed |= {row_id: (sequence, row_id) for row_id, sequence in store.columns(sql, *some)}
    at = dict(zip(asked.tolist(), map(placed.get, keys), strict=True))
    beside = {first for row in rows.tolist() for first in (row - 1, row)}
    found = [(at[first], at[first + 1]) for first in beside if first >= 0 and first + 1 < len(statements)]
    return all(one is not None and other is not None and one < other for one, other in found)


def _with_rows(statements: Statements, rows: Rows) -> Statements:
    """The columns with the values of some rows; those that stay the same are shared."""
    at = ints([statements.position[one] for one in rows.ids])
    changed = {}
    for name, values in rows.columns.items():
        column = getattr(statements, name)
        now = put(column, at, values)
        if now is not column:
            changed[name] = now
    if "said" in changed:
        days = {name: changed.get(name, getattr(statements, name)) for name in _BY_DAY}
        changed |= _beside(changed["said"], days)
    codes = _codes(statements.codes, at, rows.codes)
    if codes is not statements.codes:
        changed["codes"] = codes
    own = statements.own.having(at, rows.own)
    if own != statements.own:
        changed["own"] = own
    return replace(statements, **changed) if changed else statements


def _beside(said: Ints, days: Mapping[str, Ints]) -> dict[str, Ints]:
    """The columns of `_BY_DAY` as they are kept beside the days on which things were said."""
    return {name: _BY_DAY[name](np.array(column, np.int32), said) for name, column in days.items()}


def _codes(codes: Sequence[str], at: Ints, values: Sequence[str]) -> Sequence[str]:
    if all(codes[row] == value for row, value in zip(at.tolist(), values, strict=True)):
        return codes
    listed = list(codes)
    for row, value in zip(at.tolist(), values, strict=True):
        listed[row] = value
    return codes_of(listed)
