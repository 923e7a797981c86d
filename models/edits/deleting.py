"""Deleting rows: what others refer to is refused with a sentence that says so; what is part of a row goes with it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from models.edits.rows import name_of
from models.errors import UserError
from models.phrases import counted, listed
from models.references import REFERENCES, Reference
from models.store import Store

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.tables import Row


def delete_record(
    store: Store, label: str, table: "type[Row]", row_id: str, others: Mapping[tuple[str, str], int] | None = None
) -> None:
    """Delete a row with all that is part of it, unless something refers to it.

    `others` counts what refers to it otherwise than by a field, by the noun for one and for several.
    """
    from models.record.shape import tables

    with store.write(label) as writing:
        named = name_of(writing, str(table.__tablename__), row_id)
        doomed = _with_parts(writing, (str(table.__tablename__), row_id))
        referring = {**_referring(writing, doomed), **{noun: some for noun, some in (others or {}).items() if some}}
        if referring:
            several = sum(referring.values()) > 1
            found = listed(counted(some, *nouns) for nouns, some in referring.items())
            raise UserError(f"{named} has {found}; move or delete {'them' if several else 'it'} first.")
        for name, one in reversed(doomed):
            writing.delete(tables()[name], one)


def _with_parts(writing: "Writing", row: tuple[str, str]) -> list[tuple[str, str]]:
    found = [row]
    for table, row_id in found:
        parts = (one for one in REFERENCES if one.part and table in one.targets)
        found += [(one.table, part) for one in parts for part in _ids(writing, one, row_id)]
    return list(dict.fromkeys(found))


def _referring(writing: "Writing", doomed: list[tuple[str, str]]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], set[str]] = {}
    for table, row_id in doomed:
        for one in REFERENCES:
            if not one.part and table in one.targets:
                rows = {row for row in _ids(writing, one, row_id) if (one.table, row) not in doomed}
                found[one.noun, one.nouns] = found.get((one.noun, one.nouns), set()) | rows
    return {nouns: len(rows) for nouns, rows in found.items() if rows}


def _ids(writing: "Writing", reference: Reference, row_id: str) -> Iterator[str]:
    from sqlalchemy import select

    from models.record.shape import columns, tables

    held = columns(tables()[reference.table])
    query = select(held["id"]).where(held[reference.field] == row_id)
    yield from writing.connection.execute(query).scalars()
