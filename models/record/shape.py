"""The units and storage forms of each table, read off the table classes."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer

from models.tables import FACTS, UNITS, Row

NOT_RECORDED = ("id", "version")
"""Fields that changes never carry: the id names the row, the version follows from the record."""


@cache
def tables() -> Mapping[str, type[Row]]:
    """The tables of facts by name."""
    return {str(table.__tablename__): table for table in FACTS}


@cache
def columns(table: type[Row]) -> Mapping[str, Column[Any]]:
    """The columns of a table by field name."""
    return dict(table.__table__.columns.items())  # type: ignore[attr-defined]


@cache
def units(table: type[Row]) -> Mapping[str, tuple[str, ...]]:
    """The units of a table with their fields; a field outside `UNITS` is a unit of its own."""
    fields = [name for name in columns(table) if name not in NOT_RECORDED]
    grouped = {unit: members for unit, members in UNITS.items() if set(members) <= set(fields)}
    taken = {field for members in grouped.values() for field in members}
    return {**{field: (field,) for field in fields if field not in taken}, **grouped}


@cache
def unit_of(table: type[Row], field: str) -> str:
    """The unit that a field belongs to."""
    return next(unit for unit, fields in units(table).items() if field in fields)


def is_known(table: str, unit: str) -> bool:
    """Whether this Parley has a table and a unit of it, or the whole row; a newer one may have others."""
    return table in tables() and (unit == "row" or unit in units(tables()[table]))


def fields_of(table: type[Row], unit: str, value: Any) -> dict[str, Any]:
    """All fields of a unit, in storage form, as a change of that unit gives them; those that it leaves out are usual.

    A bare value for a unit of several fields tells of the one of that name (see `UNITS`). A unit that only a newer
    Parley knows has the fields that are told of.
    """
    given = value if isinstance(value, Mapping) else {unit: value}
    usual = defaults(table)
    return {field: given.get(field, usual.get(field)) for field in units(table).get(unit, tuple(given))}


def unit_in(table: type[Row], unit: str, row: Mapping[str, Any]) -> Any:
    """What a change of a whole row says of one unit, in the form that a change of that unit has."""
    fields = fields_of(table, unit, row)
    return fields[unit] if tuple(fields) == (unit,) else fields


@cache
def defaults(table: type[Row]) -> Mapping[str, Any]:
    """The storage value of each field that may go unnamed; required fields are always named by a row's first change."""
    return {
        name: to_storage(columns(table)[name], info.default)
        for name, info in table.model_fields.items()
        if name not in NOT_RECORDED and not info.is_required()
    }


def stored(table: type[Row], values: Mapping[str, Any]) -> dict[str, Any]:
    """Field values in their storage form; raises `KeyError` for a field that the table does not have."""
    return {name: to_storage(columns(table)[name], value) for name, value in values.items()}


def without_defaults(table: type[Row], values: Mapping[str, Any]) -> dict[str, Any]:
    """Storage values that a change has to name: those that differ from their default."""
    usual = defaults(table)
    return {
        name: value
        for name, value in values.items()
        if name not in NOT_RECORDED and (name not in usual or usual[name] != value)
    }


def to_storage(column: Column[Any], value: Any) -> Any:
    """A value as the database and the record hold it: ISO text for days, words for enums, floats for reals."""
    if value is None:
        return None
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(column.type, Float):
        return float(value) + 0.0
    if isinstance(column.type, Boolean):
        return bool(value)
    if isinstance(column.type, Integer):
        return int(value)
    return str(value)
