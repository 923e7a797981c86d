"""What all edits share: setting fields of a row, unless it says something else by now than the person saw.

`seen` is what the person saw before: the fields they change, with their values. When the dossier says something else by
now, the edit is refused with a sentence, so that nobody's change is silently won over.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from models.errors import UserError
from models.references import target_of
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.tables import Row

Seen: TypeAlias = Mapping[str, object]
"""Fields of a row with the values that the person saw when they decided."""


def set_fields(
    store: Store, label: str, table: "type[Row]", row_id: str, values: Mapping[str, object], seen: Seen | None
) -> None:
    """Give fields of one row new values, as one step of that name; refused where they name what is not there."""
    with store.write(label) as writing:
        if seen is not None:
            _refuse_overtaken(writing, table, row_id, values, seen)
        _refuse_gone(writing, table, values)
        writing.set(table, row_id, **values)


def _refuse_gone(writing: "Writing", table: "type[Row]", values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if _leads_nowhere(writing, table, name, value):
            raise UserError(f"This {target_of(str(table.__tablename__), name)} has been deleted in the meantime.")


def _leads_nowhere(writing: "Writing", table: "type[Row]", name: str, value: object) -> bool:
    """Whether a field refers to a row of another table by an id that is none of them."""
    target = target_of(str(table.__tablename__), name)
    if target is None or value is None:
        return False
    return not writing.columns(f'SELECT 1 FROM "{target}" WHERE id = ?', value)  # noqa: S608 - our own names


def _refuse_overtaken(
    writing: "Writing", table: "type[Row]", row_id: str, values: Mapping[str, object], seen: Seen
) -> None:
    from models.record.overtaken import not_stored
    from models.record.shape import columns, stored, unit_in, unit_of

    now = writing.get(table, row_id)
    held = {name: getattr(now, name) for name in seen}
    # What was deleted is shown as nothing, and seen as nothing.
    held |= {name: was for name, was in seen.items() if not was and _leads_nowhere(writing, table, name, held[name])}
    wanted = {**{name: getattr(now, name) for name in columns(table)}, **seen, **values}
    # Unit by unit: two who each set one end of a range did not set the same range.
    for unit in dict.fromkeys(unit_of(table, name) for name in seen):
        fields = [name for name in seen if unit_of(table, name) == unit]
        if any(held[name] != seen[name] for name in fields) and any(held[name] != wanted[name] for name in fields):
            mine = unit_in(table, unit, stored(table, wanted))
            raise not_stored(writing, (str(table.__tablename__), row_id), unit, mine)


def name_of(writing: "Writing", table: str, row_id: str) -> str:
    """What people know a row by: its name, title or code; its id where it is not there any more."""
    from models.record.shape import tables

    with writing.session() as session:
        row = session.get(tables()[table], row_id)
    found = (getattr(row, field, "") for field in ("name", "title", "label", "code"))
    return next(filter(None, found), row_id)
