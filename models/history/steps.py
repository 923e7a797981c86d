"""All steps of a dossier, newest first: a page at a time, and only those that are sought."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from models.folding import folded
from models.history.touching import gone_since, steps_of_named, steps_of_record, touching
from models.store import Store
from models.telling.fields import FIELDS
from models.telling.names import Key, Names

Place: TypeAlias = tuple[str, str]
"""Where a step stands in time: its clock and its id."""

NEWEST: Place = ("~", "")
"""Later than every step."""

PAGE = 200
MANY = 1000
"""Records of a step are counted up to one more than this."""

_SLICE = 1000
_PATIENCE = 2
"""How many slices of steps are looked through for one page: what is rare comes in short pages instead of late."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which steps are asked for; empty fields let all through.

    `since` and `until` are clocks (ISO text in UTC), the latter exclusive. `table` is a kind of record; with `deleted`
    only steps that deleted something which is still gone. `words` have to be in the step's label, its reason, the name
    of its analyst, or the code or name of a record that it touched.
    """

    analyst_id: str = ""
    since: str = ""
    until: str = ""
    table: str = ""
    deleted: bool = False
    record: Key | None = None
    words: str = ""

    def is_within(self, clock: str) -> bool:
        """Whether the time lets it through."""
        return clock >= self.since and (not self.until or clock < self.until)

    def is_of(self, analyst_id: str, clock: str) -> bool:
        """Whether the analyst and the time let it through."""
        return self.analyst_id in ("", analyst_id) and self.is_within(clock)


@dataclass(frozen=True, slots=True)
class PastStep:
    """A transaction: when (ISO text in UTC), who, its label, how it came about and why, and what it takes back.

    `records` counts the rows that it touched, up to `MANY` + 1; `about` names the one where it touched just one.
    """

    transaction: str
    clock: str
    analyst_id: str
    analyst: str
    label: str
    kind: str
    reason: str
    undoes: str | None
    records: int = 0
    about: str = ""

    @property
    def title(self) -> str:
        """Its label; an undo or redo says so."""
        return step_title(self.kind, self.label)

    @property
    def place(self) -> Place:
        """Where it stands in time."""
        return self.clock, self.transaction


def step_title(kind: str, label: str) -> str:
    """What a step is called: its label, and that of an undo or redo says so."""
    done = {"undo": "Undo: ", "unmerge": "Undo: ", "redo": "Redo: "}.get(kind, "")
    return f"{done}{label}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some steps, newest first, and where to look on; None at the end. There may be few of them, but more to come."""

    steps: tuple[PastStep, ...]
    more: Place | None


_COLUMNS = "t.id, t.clock, t.analyst_id, coalesce(a.name, ''), t.label, t.kind, t.reason, t.undoes"
_FROM = 'FROM "transaction" t LEFT JOIN analyst a ON a.id = t.analyst_id'
_BEFORE = f"""SELECT {_COLUMNS} {_FROM} WHERE (t.clock, t.id) < (?, ?) AND t.clock >= ?
ORDER BY t.clock DESC, t.id DESC LIMIT ?"""
_AFTER = f"""SELECT {_COLUMNS} {_FROM} WHERE (t.clock, t.id) > (?, ?) ORDER BY t.clock, t.id LIMIT ?"""
_LISTED = f"SELECT {_COLUMNS} {_FROM} WHERE t.id IN (SELECT value FROM json_each(?))"  # noqa: S608

_ARRIVED = f"SELECT {_COLUMNS} {_FROM} WHERE t.id = (SELECT transaction_id FROM change ORDER BY seq DESC LIMIT 1)"  # noqa: S608


def page_of_steps(store: Store, sought: Sought, before: Place = NEWEST, most: int = PAGE) -> Page:
    """The steps before a place in time, newest first."""
    if sought.until:
        before = min(before, (sought.until, ""))
    with store.one_state():
        if sought.record is not None:
            return _page_of_record(store, sought, sought.record, before, most)
        found: list[PastStep] = []
        size = most if sought == replace(Sought(), since=sought.since, until=sought.until) else _SLICE
        more: Place | None = before
        for _ in range(_PATIENCE):
            slice_ = [PastStep(*row) for row in store.columns(_BEFORE, *(more or before), sought.since, size)]
            more = slice_[-1].place if len(slice_) == size else None
            found += _fitting(store, sought, slice_)
            if len(found) >= most or more is None:
                break
        if len(found) > most:
            more = found[most - 1].place
        return Page(_described(store, found[:most]), more)


def newer_steps(store: Store, sought: Sought, after: Place) -> tuple[PastStep, ...] | None:
    """What was added since the newest step that is known, newest first; None when that is more than a page."""
    with store.one_state():
        found = [PastStep(*row) for row in store.columns(_AFTER, *after, PAGE)]
        if len(found) == PAGE:
            return None
        if sought.record is not None:
            touched = steps_of_record(store.columns, sought.record)
            found = [step for step in found if step.transaction in touched]
        return _described(
            store, [step for step in _fitting(store, sought, found[::-1]) if sought.is_within(step.clock)]
        )


def all_steps(store: Store, sought: Sought) -> Iterator[PastStep]:
    """Every step that is sought, newest first, read a page at a time."""
    more: Place | None = NEWEST
    while more is not None:
        page = page_of_steps(store, sought, more)
        yield from page.steps
        more = page.more


def last_arrived(store: Store) -> PastStep | None:
    """The step of the last change that came into this file, whenever it was written; what it touched is not read."""
    rows = store.columns(_ARRIVED)
    return PastStep(*rows[0]) if rows else None


def newest_place(store: Store) -> Place:
    """Where the newest step stands."""
    rows = store.columns('SELECT clock, id FROM "transaction" ORDER BY clock DESC, id DESC LIMIT 1')
    return (rows[0][0], rows[0][1]) if rows else ("", "")


def analysts(store: Store) -> list[tuple[str, str]]:
    """Everybody who has written, or is known as one who may: id and name, by name."""
    return [(row[0], row[1]) for row in store.columns("SELECT id, name FROM analyst ORDER BY name, id")]


def kinds_touched(store: Store) -> list[str]:
    """The tables that any step has touched, in the order of the dossier."""
    sql = "SELECT 1 FROM change WHERE table_name = ? LIMIT 1"
    return [table for table in FIELDS if store.columns(sql, table)]


def count_steps(store: Store) -> int:
    """How many steps the dossier has."""
    return int(store.columns('SELECT count(*) FROM "transaction"')[0][0])


def count_records(store: Store, transaction: str) -> int:
    """How many rows a step touched, however many they are."""
    sql = "SELECT count(*) FROM (SELECT DISTINCT table_name, row_id FROM change WHERE transaction_id = ?)"
    return int(store.columns(sql, transaction)[0][0])


def step_of(store: Store, transaction: str) -> PastStep | None:
    """One step by its id."""
    return next(iter(steps_of(store, [transaction])), None)


def steps_of(store: Store, transactions: Sequence[str]) -> tuple[PastStep, ...]:
    """Steps by their ids, in the order given; what is not in the record is left out."""
    found = {row[0]: PastStep(*row) for row in store.columns(_LISTED, json.dumps(list(transactions)))}
    return _described(store, [found[one] for one in transactions if one in found])


def _page_of_record(store: Store, sought: Sought, record: Key, before: Place, most: int) -> Page:
    touched = sorted(steps_of_record(store.columns, record))
    steps = (PastStep(*row) for row in store.columns(_LISTED, json.dumps(touched)))
    within = [step for step in steps if step.place < before and sought.is_within(step.clock)]
    found = _fitting(store, sought, sorted(within, key=lambda step: step.place, reverse=True))
    more = found[most - 1].place if len(found) > most else None
    return Page(_described(store, found[:most]), more)


def _fitting(store: Store, sought: Sought, steps: Sequence[PastStep]) -> list[PastStep]:
    found = [step for step in steps if sought.analyst_id in ("", step.analyst_id)]
    for word in folded(sought.words).split():
        of_named = steps_of_named(store.columns, word)
        found = [step for step in found if step.transaction in of_named or word in _line(step)]
    if sought.deleted:
        fit: Collection[str] = gone_since(store.columns, sought.table, _ids(found))
    elif sought.table:
        fit = touching(store.columns, sought.table, _ids(found))
    else:
        return found
    return [step for step in found if step.transaction in fit]


def _line(step: PastStep) -> str:
    return folded(f"{step.label}\n{step.reason}\n{step.analyst}")


def _ids(steps: Iterable[PastStep]) -> list[str]:
    return [step.transaction for step in steps]


def _described(store: Store, steps: Sequence[PastStep]) -> tuple[PastStep, ...]:
    """The steps with what they touched, read for all of them at once."""
    names, touched = Names(store.columns), _touched(store, _ids(steps))
    names.learn(key for _, key in touched.values())
    return tuple(
        replace(step, records=records, about=names.title(*key) if records == 1 else "")
        for step in steps
        for records, key in [touched.get(step.transaction, (0, ("", "")))]
    )


def _touched(store: Store, transactions: Sequence[str]) -> dict[str, tuple[int, Key]]:
    sql = f"""SELECT step.value, (
            SELECT count(*) FROM (
                SELECT DISTINCT table_name, row_id FROM change WHERE transaction_id = step.value LIMIT {MANY + 1}
            )
        ) FROM json_each(?) step"""  # noqa: S608 - a number of our own
    counts: dict[str, int] = dict(store.columns(sql, json.dumps(transactions)))
    single = [one for one in transactions if counts.get(one) == 1]
    rows: list[tuple[Any, ...]] = store.columns(
        """SELECT DISTINCT transaction_id, table_name, row_id FROM change
        WHERE transaction_id IN (SELECT value FROM json_each(?))""",
        json.dumps(single),
    )
    keys = {transaction: (table, row_id) for transaction, table, row_id in rows}
    return {one: (count, keys.get(one, ("", ""))) for one, count in counts.items()}
