"""Writes `models/file/schema.sql` anew from the tables: `python -m tests.models.file.write_schema`."""

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement

import models.file
import models.record.tables
from models.tables import FACTS, metadata

SCHEMA = Path(models.file.__file__).with_name("schema.sql")


def generated() -> str:
    """The schema as the tables have it."""
    parts: list[DDLElement] = []
    facts = [str(table.__tablename__) for table in FACTS]
    # The order of definition is that of the modules; the facts come in the order in which they refer to each other.
    for table in sorted(metadata.tables.values(), key=lambda one: facts.index(one.name) if one.name in facts else 99):
        parts += [
            CreateTable(table),
            *(CreateIndex(index) for index in sorted(table.indexes, key=lambda one: one.name)),
        ]
    return ";\n\n".join(_tidy(str(part.compile(dialect=sqlite.dialect()))) for part in parts) + ";\n"


def _tidy(statement: str) -> str:
    return "\n".join(line.rstrip() for line in statement.strip().splitlines())


if __name__ == "__main__":
    SCHEMA.write_text(generated(), encoding="utf-8", newline="\n")
