"""Adopting edits made outside Parley into the record, or letting the tables follow the record again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from models.errors import UserError
from models.outside.finding import ADDED, DELETED, OutsideEdit
from models.phrases import counted
from models.references import REFERENCES

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.store import Store

_LABEL = "Adopt edits made outside"


def adopt(store: Store, chosen: Sequence[OutsideEdit]) -> int:
    """Record what the tables hold as a step of this analyst, which can be undone; returns how many records it is of.

    Raises `UserError` where one cannot be adopted, or was changed since it was looked at.
    """
    for one in chosen:
        if one.trouble:
            raise UserError(f"{one.title} cannot be adopted. {one.trouble} Revert it.")
    with store.write(_LABEL) as writing:
        _refuse_moved_on(writing, chosen)
        for one in chosen:
            _record(writing, one)
    return len(chosen)


def revert(store: Store, chosen: Sequence[OutsideEdit]) -> int:
    """Let the tables be as the record says; what can be recorded is recorded before, so that the history keeps it.

    Returns how many records it is of. Raises `UserError` where something else refers to a record that would go.
    """
    _refuse_referred(store, chosen)
    others = [one for one in chosen if one.trouble]
    if others:
        with store.write(f"Revert {counted(len(others), 'edit')} made outside") as writing:
            _refuse_moved_on(writing, others)
            _let_follow(writing, others)
    kept = [one for one in chosen if not one.trouble]
    before = store.steps().undo
    if kept:
        adopt(store, kept)
        # Where nothing was recorded the last step is another one, which is not to be taken back.
        if store.steps().undo != before:
            store.undo()
    return len(chosen)


def _refuse_referred(store: Store, chosen: Sequence[OutsideEdit]) -> None:
    """Refuse before anything is recorded, or what was to be reverted would stay adopted."""
    from models.telling.names import Names

    keys = {one.key for one in chosen}
    for one in REFERENCES:
        added = [edit.key[1] for edit in chosen if edit.deed == ADDED and edit.key[0] in one.targets]
        sql = f"SELECT id, {one.field} FROM {one.table} WHERE {one.field} IN (SELECT value FROM json_each(?))"  # noqa: S608
        for row_id, referred in store.columns(sql, json.dumps(added)) if added else ():
            if (one.table, row_id) not in keys:
                title = Names(store.columns).title(one.table, row_id)
                gone = next(edit.title for edit in chosen if edit.key[1] == referred)
                raise UserError(
                    f"{gone} cannot be reverted while {title} refers to it. Revert both together, or change that first."
                )


def _record(writing: Writing, one: OutsideEdit) -> None:
    from models.record.shape import NOT_RECORDED, tables

    name, row_id = one.key
    table = tables()[name]
    values = {field: value for field, value in (one.there or {}).items() if field not in NOT_RECORDED}
    if one.deed == ADDED:
        writing.add_all(table, [{"id": row_id, **values}])
    elif one.deed == DELETED:
        writing.delete(table, row_id)
    elif not writing.set_all(table, {row_id: values}):
        # Only what is never recorded differs, such as which step was the last.
        _let_follow(writing, [one])


def _let_follow(writing: Writing, chosen: Iterable[OutsideEdit]) -> None:
    from sqlalchemy import delete

    from models.record.materialise import materialise
    from models.record.shape import tables

    for one in chosen:
        if one.deed == ADDED:
            sheet = tables()[one.key[0]].__table__  # type: ignore[attr-defined]
            writing.connection.execute(delete(sheet).where(sheet.c.id == one.key[1]))
        else:
            materialise(writing.connection, [one.key])
        writing.touched.add(one.key)


def _refuse_moved_on(writing: Writing, chosen: Sequence[OutsideEdit]) -> None:
    from models.record.shape import columns, tables

    for one in chosen:
        table, row_id = one.key
        names = list(columns(tables()[table]))
        listed = ", ".join(f'"{name}"' for name in names)
        rows = writing.columns(f'SELECT {listed} FROM "{table}" WHERE id = ?', row_id)  # noqa: S608 - our own names
        if (dict(zip(names, rows[0], strict=True)) if rows else None) != one.there:
            raise UserError(f"{one.title} was changed in the meantime. Look at it again.")
