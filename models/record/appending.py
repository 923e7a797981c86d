"""Where steps and changes come into the record, with the sum of it: the same for edits, merges and salvage.

The words of SQL are written out, because most of what a save took went into having them made of tables and columns.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection

from models.record.canonical import add_to_digest

Said: TypeAlias = tuple[str, str, str, str, str, str]
"""A change: its hash, step, table, row, unit and value."""

Superseded: TypeAlias = tuple[str, str]
"""A change, and one that it supersedes."""

CHANGE = "hash, transaction_id, table_name, row_id, unit, value"
STEP = ("id", "analyst_id", "site", "clock", "kind", "label", "reason", "undoes", "app_version", "hash")
"""What is the same of a step in every copy."""

_STEP = (*STEP, "arrived")
_ADD_STEP = f'INSERT INTO "transaction" ({", ".join(_STEP)}) VALUES ({", ".join("?" * len(_STEP))})'  # noqa: S608
_ADD_CHANGE = f"INSERT INTO change ({CHANGE}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608 - our own names
_ADD_PARENT = "INSERT INTO parent (change, parent) VALUES (?, ?)"
_DIGEST = "SELECT value FROM meta WHERE key = 'record_digest'"
_SET_DIGEST = "UPDATE meta SET value = ? WHERE key = 'record_digest'"


def digest_of(connection: Connection) -> str:
    """The sum of all changes of the record, as the file has it."""
    return str(connection.exec_driver_sql(_DIGEST).scalar_one())


def append_steps(connection: Connection, steps: Sequence[Mapping[str, Any]]) -> None:
    """Append steps, given with all that a file has of them."""
    if steps:
        connection.exec_driver_sql(_ADD_STEP, [tuple(step[name] for name in _STEP) for step in steps])


def append_changes(connection: Connection, changes: Sequence[Said], parents: Sequence[Superseded]) -> None:
    """Append changes with what they supersede, and let the sum of the record follow. The tables do not follow yet."""
    if not changes:
        return
    connection.exec_driver_sql(_ADD_CHANGE, list(changes))
    if parents:
        connection.exec_driver_sql(_ADD_PARENT, list(parents))
    digest = add_to_digest(digest_of(connection), (name for name, *_ in changes))
    connection.exec_driver_sql(_SET_DIGEST, (digest,))
