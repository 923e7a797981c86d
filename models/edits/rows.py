"""What all edits share: setting fields of a row, unless it says something else by now than the person saw.

`seen` is what the person saw before: the fields they change, with their values. When the dossier says something else by
now, the edit is refused with a sentence, so that nobody's change is silently won over.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from models.entry import number
from models.errors import UserError
from models.store import Store

if TYPE_CHECKING:
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
            changed = [name for name, value in seen.items() if getattr(now, name) not in (value, values[name])]
            if changed:
                raise UserError(
                    f"“{label}” was not stored: somebody has set it to {_words(now, values)} in the meantime. "
                    "Look at both, and enter yours again if it stands."
                )
        writing.set(table, row_id, **values)


def _words(now: object, values: Mapping[str, object]) -> str:
    found = [getattr(now, name) for name in values]
    shown = [number(one) if isinstance(one, float) else str(one) for one in found if one not in (None, "")]
    return "–".join(dict.fromkeys(shown)) or "nothing"
