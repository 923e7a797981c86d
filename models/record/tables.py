"""The tables of the change record, and the conflicts that follow from it."""

from typing import Any

from sqlalchemy import Identity, Index
from sqlmodel import Field, SQLModel

from models.tables import metadata


class Recorded(SQLModel):
    """Base of the record's tables: one metadata with the facts, so that one schema describes the file."""

    metadata = metadata


def _table(*parts: Any, **options: Any) -> Any:
    return (*parts, {"sqlite_strict": True, **options})


class Transaction(Recorded, table=True):
    """Who wrote, where and when, under which label. `undoes` names the transaction that this one takes back."""

    __table_args__ = _table(
        Index("transaction_clock", "clock", "id"),
        Index("transaction_site", "site", "clock", "id"),
    )

    id: str = Field(primary_key=True)
    analyst_id: str
    site: str
    """The installation it was written at."""
    clock: str
    """When it was authored: a hybrid logical clock as ISO text in UTC, which sorts as it was caused."""
    arrived: str
    """When this file received it (UTC), with a sum of its own (`arrival`); differs between copies."""
    kind: str
    """founding, edit, undo, redo; unmerge takes back all steps that a merge brought, restore what deleted a record.

    An edit that `undoes` something took back a single step, out of turn.
    """
    label: str
    reason: str = ""
    """Why, in the words of who wrote; empty where they gave none."""
    undoes: str | None = None
    app_version: str = ""
    hash: str


class Change(Recorded, table=True):
    """One unit of one row given a value: canonical JSON. The unit `row` is the whole row; null deletes it.

    `seq` counts arrivals in this file. `hash` names the change in all copies.
    """

    __table_args__ = _table(
        Index("change_hash", "hash", unique=True),
        Index("change_row", "table_name", "row_id"),
        Index("change_transaction", "transaction_id"),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_column_args=(Identity(),))
    hash: str
    transaction_id: str
    table_name: str
    row_id: str
    unit: str
    value: str


class Parent(Recorded, table=True):
    """A change that the author of another one saw for the same unit, and so superseded."""

    __table_args__ = _table(sqlite_with_rowid=False)

    change: str = Field(primary_key=True)
    parent: str = Field(primary_key=True)


class Conflict(Recorded, table=True):
    """A unit for which changes made apart stand side by side, one row for each of them."""

    __table_args__ = _table(sqlite_with_rowid=False)

    table_name: str = Field(primary_key=True)
    row_id: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    change: str = Field(primary_key=True)


class Meta(Recorded, table=True):
    """What the file says of itself: `record_digest` is the sum of all change hashes, in any order."""

    __table_args__ = _table(sqlite_with_rowid=False)

    key: str = Field(primary_key=True)
    value: str
