"""The schema of a dossier file, as the exact text that `schema.sql` holds; a test keeps it equal to the tables."""

import re
import sqlite3
from functools import cache
from importlib.resources import files

APPLICATION_ID = 0x5041524C
"""“PARL”, at byte 68 of every dossier, by which other programs can tell what it is."""

VERSION = 1
"""The schema version that this program writes, kept as the file's `user_version`."""


@cache
def schema_statements() -> dict[str, str]:
    """The CREATE statements of a dossier by the name of what they create."""
    text = files(__package__).joinpath("schema.sql").read_text("utf-8")
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


def strangers(connection: sqlite3.Connection) -> list[str]:
    """What the file has beyond, without, or unlike the exact schema, one phrase each; empty for a good file."""
    expected = schema_statements()
    listed = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    present = {name: sql for _, name, sql in listed if not name.startswith("sqlite_autoindex_")}
    automatic = [
        kind for kind, name, sql in listed if name.startswith("sqlite_autoindex_") and (kind, sql) != ("index", None)
    ]
    odd = [f"{name} is missing" for name in expected if name not in present]
    odd += [f"{name} is not part of a dossier" for name in present if name not in expected]
    odd += [
        f"{name} is not as it should be" for name, sql in present.items() if name in expected and sql != expected[name]
    ]
    return odd + ["a hidden index is not as it should be" for _ in automatic]
