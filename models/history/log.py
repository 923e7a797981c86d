"""What `parley log ID` prints: the changes of one record or one step, one line each."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.history.changes import LATEST, WHOLE, Deed, Mark, PastChange, changes_of_record, changes_of_step, deed_words
from models.history.steps import Sought, step_of, step_title
from models.store import Store
from models.telling.fields import FIELDS
from models.telling.names import Key, Names

_CODED = ("party", "speaker", "issue", "source", "statement", "event", "assessment", "outcome", "dispute", "analyst")


@dataclass(frozen=True, slots=True)
class LogChange:
    """One change: when (ISO text in UTC), who, in which step and why, of which record, and what it did, in words."""

    clock: str
    analyst: str
    step: str
    reason: str
    record: str
    deed: str


def log_of(store: Store, name: str, sought: Sought = Sought()) -> list[LogChange]:  # noqa: B008 - it cannot change
    """The changes of all records of that code or id, newest first, or of the step of that id, in its order.

    Of what is sought, the analyst and the time choose among them.
    """
    names = Names(store.columns)
    keys = _keys(store, name)
    if keys:
        changes = [one for key in keys for one in _all_of_record(store, key)]
        changes.sort(key=lambda one: one.mark, reverse=True)
    elif step_of(store, name) is not None:
        changes = list(_all_of_step(store, name))
    else:
        return []
    changes = [one for one in changes if sought.is_of(one.analyst_id, one.clock)]
    # What a record was made with stands in the line of its making.
    made: dict[str, list[str]] = {one.change: [] for one in changes}
    for one in changes:
        if one.unit != WHOLE and one.deed is Deed.ADDED:
            made[one.change].append(f"{one.field} {_one_line(one.after)}")
    lines = (one for one in changes if one.unit == WHOLE or one.deed is not Deed.ADDED)
    return [_line(names, one, made[one.change]) for one in lines]


def _line(names: Names, change: PastChange, made_with: list[str]) -> LogChange:
    deed = _one_line(deed_words(change)) + (f" with {', '.join(made_with)}" if made_with else "")
    step = step_title(change.kind, change.label)
    return LogChange(change.clock, change.analyst, step, change.reason, names.title(*change.key), deed)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _keys(store: Store, name: str) -> list[Key]:
    coded = " UNION ALL ".join(f"SELECT '{table}', id FROM {table} WHERE code = ?1" for table in _CODED)  # noqa: S608
    # Table by table, because that is how changes are found by index; rows that are gone have nothing but their changes.
    by_id = "SELECT table_name, row_id FROM change WHERE table_name = ? AND row_id = ? LIMIT 1"
    return [*store.columns(coded, name), *(key for table in FIELDS for key in store.columns(by_id, table, name))]


def _all_of_record(store: Store, key: Key) -> Iterator[PastChange]:
    more: Mark | None = LATEST
    while more is not None:
        page = changes_of_record(store, key, more)
        yield from page.changes
        more = page.more


def _all_of_step(store: Store, transaction: str) -> Iterator[PastChange]:
    after: int | None = 0
    while after is not None:
        page = changes_of_step(store, transaction, after)
        yield from page.changes
        after = None if page.more is None else page.more[1]
