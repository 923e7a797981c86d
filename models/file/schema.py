"""The schema of a dossier file, as the exact text that `schema.sql` holds; a test keeps it equal to the tables.

`schema_1.sql` and so on hold those of earlier versions for good, so that files of theirs can be told from strangers.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

APPLICATION_ID = 0x5041524C
"""“PARL”, at byte 68 of every dossier, by which other programs can tell what it is."""

VERSION = 3
"""The schema version that this program writes: the lower half of the file's `user_version`.

The upper half is the minor version, 0 here. One that only adds tables and columns raises that alone: its files are read
here and not written, and what their record says of what was added travels with every merge.
"""


@cache
def schema_statements(version: int = VERSION) -> dict[str, str]:
    """The CREATE statements of a dossier by the name of what they create."""
    name = "schema.sql" if version == VERSION else f"schema_{version}.sql"
    text = files(__package__).joinpath(name).read_text("utf-8")
    found = {}
    for statement in filter(None, (part.strip() for part in text.split(";\n"))):
        match = re.match(r'CREATE (?:UNIQUE )?(?:TABLE|INDEX) "?(\w+)"?', statement)
        if match is None:
            raise ValueError(f"not a statement that creates something: {statement[:60]}")
        found[match[1]] = statement
    return found


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file within the caller's transaction."""
    for statement in schema_statements().values():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


SCHEMA_SQL = """SELECT name, type,
CASE WHEN typeof(tbl_name) = 'text' AND instr(coalesce(sql, name), tbl_name) THEN sql ELSE 'of ' || tbl_name END
FROM sqlite_schema"""
"""What a file has; whatever says that it is of another table than its own words name is unlike anything expected."""


def strangers(
    listed: Iterable[tuple[str, str, str | None]], version: int = VERSION, *, later: bool = False
) -> list[str]:
    """What a file has beyond, without, or unlike the exact schema, one phrase each; empty for a good file.

    `listed` is what `SCHEMA_SQL` finds. Names alone tell nothing: a trigger may bear the name of a table. A file of a
    `later` minor version may have plain tables and columns more.
    """
    expected = {(name, _kind(sql), sql) for name, sql in schema_statements(version).items()}
    present = Counter(
        part for part in listed if not (part[0].startswith("sqlite_autoindex_") and part[1:] == ("index", None))
    )
    names = {name for name, _, _ in expected}
    there, known = {name for name, _, _ in present}, schema_statements(version)
    odd = [f"{name} is missing" for name in schema_statements(version) if name not in there]
    for part, times in present.items():
        name, kind, sql = part
        if later and times == 1 and _is_of_later(name, kind, sql, known.get(name)):
            continue
        if part not in expected:
            odd.append(f"the {kind} {name} is not {'as it should be' if name in names else 'part of a dossier'}")
        elif times > 1:
            odd.append(f"the {kind} {name} is there twice")
    return odd


def _is_of_later(name: str, kind: str, sql: str | None, known: str | None) -> bool:
    from models.file.later import is_added, is_widened

    return is_added(kind, sql) if known is None else kind == "table" and is_widened(name, sql, known)


def _kind(statement: str) -> str:
    return "table" if statement.startswith("CREATE TABLE") else "index"
