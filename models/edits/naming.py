"""Codes that no other row of a table has."""

from typing import TYPE_CHECKING

from models.codes import read_code

if TYPE_CHECKING:
    from models.record.writing import Writing
    from models.tables import Row

_CALLED = ("name", "title", "topic")


def free_code(writing: "Writing", table: "type[Row]", code: str, but: str = "") -> str:
    """The code, if no other row of the table has it; `but` is the row that may have it."""
    rows = [row.model_dump() for row in writing.rows(table) if row.id != but]
    taken = [(row["code"], next(filter(None, (row.get(name) for name in _CALLED)), "")) for row in rows]
    return read_code(code, str(table.__tablename__), taken)


def taken_codes(writing: "Writing", table: "type[Row]") -> list[str]:
    """The codes of all rows of a table."""
    from sqlalchemy import select

    from models.record.shape import columns

    return list(writing.connection.execute(select(columns(table)["code"])).scalars())
