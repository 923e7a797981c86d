"""What all edits share: setting fields of a row, unless it says something else by now than the person saw.

`seen` is what the person saw before: the fields they change, with their values. When the dossier says something else by
now, the edit is refused with a sentence, so that nobody's change is silently won over.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from models.entry import number
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
    """Give fields of one row new values, as one step of that name."""
    with store.write(label) as writing:
        if seen is not None:
            now = writing.get(table, row_id)
            changed = [name for name, was in seen.items() if getattr(now, name) not in (was, values.get(name, was))]
            if changed:
                raise UserError(
                    f"“{label}” was not stored: somebody has set it to {_words(writing, now, values)} in the meantime. "
                    "Look at both, and enter yours again if it stands."
                )
        writing.set(table, row_id, **values)


def _words(writing: "Writing", now: "Row", values: Mapping[str, object]) -> str:
    shown = [_shown(writing, now, name) for name in values]
    return "–".join(dict.fromkeys(filter(None, shown))) or "nothing"


def _shown(writing: "Writing", row: "Row", name: str) -> str:
    value = getattr(row, name)
    target = target_of(str(row.__tablename__), name)
    if target == "scale":
        # It comes with a range, and has no name to tell.
        return ""
    if value in (None, "") or target is None:
        return number(value) if isinstance(value, float) else "" if value is None else str(value)
    return name_of(writing, target, value)


def name_of(writing: "Writing", table: str, row_id: str) -> str:
    """What people know a row by: its name, title or code; its id where it is not there any more."""
    from models.record.shape import tables

    with writing.session() as session:
        row = session.get(tables()[table], row_id)
    found = (getattr(row, field, "") for field in ("name", "title", "label", "code"))
    return next(filter(None, found), row_id)
