"""Column types and the rules that write them as STRICT SQLite tables, or on a server, with plain, readable values."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Dialect, Enum, Float, Integer, String, types
from sqlalchemy.ext.compiler import compiles


class IsoDate(types.TypeDecorator[date]):
    """A day kept as ISO text, so that every SQLite browser and every SQL dialect reads the same."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: date | str | None, dialect: Dialect) -> str | None:
        """Accept a date or its ISO text, as the change record holds it."""
        return value.isoformat() if isinstance(value, date) else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """The day as a date."""
        return None if value is None else date.fromisoformat(value)


def words(kind: type[StrEnum], column: str = "") -> Enum:
    """A column that holds one word of `kind`, stored by its value and checked by the database.

    `column` names it in complaints where it is not called as `kind` is.
    """
    return Enum(
        kind,
        values_callable=lambda members: [str(member.value) for member in members],
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        name=column or kind.__name__.lower(),
    )


@compiles(String, "sqlite")
@compiles(Enum, "sqlite")
def _text(_type: Any, _compiler: Any, **_: Any) -> str:
    return "TEXT"


@compiles(Float, "sqlite")
def _real(_type: Any, _compiler: Any, **_: Any) -> str:
    return "REAL"


@compiles(Boolean, "sqlite")
def _integer(_type: Any, _compiler: Any, **_: Any) -> str:
    return "INTEGER"


@compiles(String, "postgresql")
@compiles(Enum, "postgresql")
def _text_in_any_order(_type: Any, _compiler: Any, **_: Any) -> str:
    # Sorted and compared by code points, as in a file, whatever language the server speaks.
    return 'TEXT COLLATE "C"'


@compiles(Float, "postgresql")
def _double(_type: Any, _compiler: Any, **_: Any) -> str:
    return "DOUBLE PRECISION"


@compiles(Boolean, "postgresql")
@compiles(Integer, "postgresql")
def _bigint(_type: Any, _compiler: Any, **_: Any) -> str:
    return "BIGINT"
