"""What `parley log` prints."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta

from models.entry import read_day
from models.errors import UserError
from models.folding import folded
from models.history.log import log_of
from models.history.steps import MANY, Sought, all_steps, count_records, kinds_touched
from models.store import Store
from models.telling.fields import noun, nouns
from models.telling.when import clock_at

_DELETED = "deleted"


def log_lines(store: Store, arguments: Namespace) -> Iterator[str]:
    """One line for each step that is asked for, newest first, or for each change of one record or step."""
    sought = _sought(store, arguments)
    if arguments.id is None:
        for step in all_steps(store, sought):
            records = step.records if step.records <= MANY else count_records(store, step.transaction)
            done = _because(step.title, step.reason)
            yield f"{_when(step.clock)}  {step.analyst}  {done}  ({records})  {step.transaction}"
        return
    if sought.table or sought.deleted or sought.words:
        raise UserError("--kind and --words choose among steps. Leave out the ID.")
    changes = log_of(store, arguments.id, sought)
    if not changes and not log_of(store, arguments.id):
        raise UserError(f"Nothing in the record is called “{arguments.id}”.")
    for change in changes:
        done = _because(change.step, change.reason)
        yield f"{_when(change.clock)}  {change.analyst}  {done}  {change.record}  {change.deed}"


def _sought(store: Store, arguments: Namespace) -> Sought:
    since = "" if arguments.since is None else clock_at(read_day(arguments.since))
    last = None if arguments.until is None else read_day(arguments.until)
    return Sought(
        analyst_id="" if arguments.by is None else _analyst(store, arguments.by),
        since=since, until="" if last in (None, date.max) else clock_at(last + timedelta(days=1)),
        table="" if arguments.kind in (None, _DELETED) else _table(store, arguments.kind),
        deleted=arguments.kind == _DELETED, words=arguments.words or "",
    )  # fmt: skip


def _analyst(store: Store, named: str) -> str:
    """The id of the one analyst whose code or name it is, or part of whose name."""
    rows = store.columns("SELECT id, code, name FROM analyst ORDER BY name, id")
    sought = folded(named)
    found = [row for row in rows if sought in (folded(row[1]), folded(row[2]))]
    found = found or [row for row in rows if sought in folded(row[2])]
    if len(found) != 1:
        names = ", ".join(row[2] for row in found or rows)
        raise UserError(f"“{named}” is {'several analysts' if found else 'no analyst'} of this dossier: {names}.")
    return str(found[0][0])


def _table(store: Store, named: str) -> str:
    kinds = {name: table for table in kinds_touched(store) for name in (noun(table), nouns(table), table)}
    if named.casefold() not in kinds:
        offered = ", ".join(dict.fromkeys(nouns(table) for table in kinds.values()))
        raise UserError(f"No step has changed “{named}”. There are steps of: {offered}, {_DELETED}.")
    return kinds[named.casefold()]


def _because(step: str, reason: str) -> str:
    return f"{step} ({reason})" if reason else step


def _when(clock: str) -> str:
    return f"{clock[:10]} {clock[11:16]}Z"
