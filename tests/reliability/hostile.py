"""Makers of files that mean harm, or look as if they did: each changes a good dossier, or puts something else there."""

# ruff: noqa: S608 - our own names

import gzip
import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from models.file.schema import VERSION, schema_statements
from tests.models.file.crashing import die_in_wal_mode, die_saving, run

Maker = Callable[[Path], None]

GONE = "AFTER INSERT ON change BEGIN DELETE FROM statement; END"


def sql(*statements: str) -> Maker:
    """What another program does to it."""
    return lambda path: run(path, *statements)


def schema(change: str, *given: object) -> Maker:
    """What is done to the schema itself, where SQLite lets it."""

    def make(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(change, given)

    return make


def put(at: int, data: bytes) -> Maker:
    """Other bytes at a place."""

    def make(path: Path) -> None:
        with path.open("rb+") as file:
            file.seek(at)
            file.write(data)

    return make


def whole(data: bytes) -> Maker:
    """Something else under its name."""
    return lambda path: path.write_bytes(data) and None


def instead(make: Maker) -> Maker:
    """No file under its name, but something that is made there."""

    def remade(path: Path) -> None:
        path.unlink()
        make(path)

    return remade


def journal_with_a_trigger(path: Path) -> None:
    """A journal that would bring a trigger in when it is rolled back."""
    evil = Path(shutil.copy(path, path.with_name("donor")))
    run(evil, f"CREATE TRIGGER gone {GONE}")
    journal = die_saving(evil, "DROP TRIGGER gone")
    shutil.move(journal, f"{path}-journal")
    evil.unlink()


def journal_that_names_files(path: Path) -> None:
    """A journal of several files, which SQLite would delete."""
    journal, victim = die_saving(path, "UPDATE statement SET note = 'x'"), b"/etc/hostname"
    with journal.open("ab") as file:
        file.write(struct.pack(">I", 2**18 + 1) + victim + struct.pack(">II", len(victim), sum(victim)))
        file.write(bytes.fromhex("d9d505f920a163d7"))


def planted_log(path: Path) -> None:
    """A write-ahead log with a trigger."""
    evil = Path(shutil.copy(path, path.with_name("donor")))
    log = die_in_wal_mode(evil, f"CREATE TRIGGER gone {GONE}")
    shutil.move(log, f"{path}-wal")
    for left in path.parent.glob("donor*"):
        left.unlink()


def utf_16(path: Path) -> None:
    """The same tables in another encoding, and a trigger."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA encoding = 'UTF-16'")
        for statement in schema_statements().values():
            connection.execute(statement)
        connection.execute("PRAGMA application_id = 1346458188")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("CREATE TRIGGER gone AFTER INSERT ON change BEGIN SELECT 1; END")


def zeroed(name: str) -> Maker:
    """The first page of a table is gone."""

    def make(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
        put((page - 1) * 4096, bytes(4096))(path)

    return make


def cut(path: Path) -> None:
    """The second half is missing."""
    os.truncate(path, path.stat().st_size // 2)


_LAX = schema_statements()["speaker"].replace("BETWEEN 1 AND 5", "BETWEEN 1 AND 9")
_OF = "WHERE name = 'statement' AND type = 'table'"
_FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
_UNCHECKED = "PRAGMA ignore_check_constraints = ON"

MAKERS: dict[str, Maker] = {
    "trigger": sql(f"CREATE TRIGGER gone {GONE}"),
    "trigger with the name of a table": sql(f"CREATE TRIGGER party {GONE}"),
    "trigger before an update": sql("CREATE TRIGGER t BEFORE UPDATE ON party BEGIN SELECT RAISE(IGNORE); END"),
    "trigger that never ends": sql(
        f"CREATE TRIGGER t AFTER INSERT ON meta BEGIN INSERT INTO party SELECT * FROM party, ({_FOREVER}); END"
    ),
    "view": sql("CREATE VIEW sight AS SELECT * FROM party"),
    "view that never ends": sql(f"CREATE VIEW sight AS {_FOREVER}"),
    "view in place of a table": sql("DROP TABLE pair", "CREATE VIEW pair AS SELECT * FROM party"),
    "view that never ends in place of a table": sql(
        "DROP TABLE pair",
        f"CREATE VIEW pair (id, sequence, version, party_id, other_id) AS SELECT i, i, i, i, i FROM ({_FOREVER})",
    ),
    "trigger on a view": sql(
        "CREATE VIEW sight AS SELECT id FROM party",
        "CREATE TRIGGER t INSTEAD OF DELETE ON sight BEGIN DELETE FROM party; END",
    ),
    "table too many": sql("CREATE TABLE extra (x)"),
    "thousand tables too many": sql("BEGIN", *(f"CREATE TABLE extra{n} (x)" for n in range(1_000)), "COMMIT"),
    "table with a counter": sql("CREATE TABLE extra (x INTEGER PRIMARY KEY AUTOINCREMENT)"),
    "table missing": sql("DROP TABLE pair"),
    "table renamed": sql("ALTER TABLE pair RENAME TO couple"),
    "column too many": sql("ALTER TABLE party ADD COLUMN extra TEXT"),
    "column renamed": sql("ALTER TABLE party RENAME COLUMN note TO remark"),
    "column that is worked out": sql(
        "ALTER TABLE party ADD COLUMN twice TEXT GENERATED ALWAYS AS (code || code) VIRTUAL"
    ),
    "column that takes all memory": sql(
        "ALTER TABLE party ADD COLUMN big TEXT GENERATED ALWAYS AS (hex(zeroblob(500000000))) VIRTUAL"
    ),
    "index too many": sql("CREATE INDEX party_role ON party (role)"),
    "index on an expression": sql("CREATE INDEX party_odd ON party (abs(sequence))"),
    "index of some rows": sql("CREATE INDEX party_some ON party (role) WHERE role = 'x'"),
    "index missing": sql("DROP INDEX change_row"),
    "index that lets doubles in": sql("DROP INDEX change_hash", 'CREATE INDEX change_hash ON "change" (hash)'),
    "full-text table": sql("CREATE VIRTUAL TABLE words USING fts5(text)"),
    "tree of places": sql("CREATE VIRTUAL TABLE places USING rtree(id, a, b)"),
    "statistics": sql("ANALYZE"),
    "laxer rule": schema("UPDATE sqlite_schema SET sql = ? WHERE name = 'speaker'", _LAX),
    "schema that is no SQL": schema(f"UPDATE sqlite_schema SET sql = 'CREATE TABLE (' {_OF}"),
    "schema that is very long": schema(f"UPDATE sqlite_schema SET sql = sql || hex(zeroblob(2000000)) {_OF}"),
    "two tables on one page": schema(
        f"UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'party') {_OF}"
    ),
    "table behind the end": schema(f"UPDATE sqlite_schema SET rootpage = 1000000 {_OF}"),
    "table at no page": schema(f"UPDATE sqlite_schema SET rootpage = 0 {_OF}"),
    "table twice": schema(f"INSERT INTO sqlite_schema SELECT * FROM sqlite_schema {_OF}"),
    "index of another table": schema(
        "UPDATE sqlite_schema SET tbl_name = 'party' WHERE name = 'sqlite_autoindex_statement_1'"
    ),
    "another program's": put(68, b"NOTP"),
    "no version": put(60, struct.pack(">I", 0)),
    "later version": put(60, struct.pack(">I", VERSION + 1)),
    "absurd version": put(60, struct.pack(">I", 2**32 - 1)),
    "earlier version than it is": put(60, struct.pack(">I", 1)),
    "promises too many pages": put(28, struct.pack(">I", 1_000_000)),
    "pages of an odd size": put(16, struct.pack(">H", 1000)),
    "pages of a smaller size": put(16, struct.pack(">H", 512)),
    "part of each page kept back": put(20, b"\x60"),
    "file format of the future": put(18, b"\x09\x09"),
    "free pages that are none": put(32, struct.pack(">II", 3, 4_000_000)),
    "page of zeros": zeroed("statement"),
    "record of zeros": zeroed("change"),
    "cut in half": cut,
    "values that no dossier may have": sql(_UNCHECKED, "UPDATE statement SET credibility = 9"),
    "range without an end": sql(_UNCHECKED, "UPDATE statement SET high = 9e999, low = -9e999"),
    "days that are none": sql(_UNCHECKED, "UPDATE statement SET said_on = '2022-02-30'"),
    "journal with a trigger": journal_with_a_trigger,
    "journal that names other files": journal_that_names_files,
    "write-ahead log with a trigger": planted_log,
    "other encoding and a trigger": utf_16,
    "nothing": whole(b""),
    "table of a spreadsheet": whole(b"code,name\nUA,Ukraine\n" * 50),
    "magic alone": whole(b"SQLite format 3\x00"),
    "magic and noise": whole(b"SQLite format 3\x00" + bytes(range(256)) * 400),
    "zeros": whole(bytes(50_000)),
    "packed": lambda path: path.write_bytes(gzip.compress(path.read_bytes())) and None,
    "sparse and huge": lambda path: os.truncate(path, 65 * 2**30),
    "pipe": instead(os.mkfifo),
    "folder": instead(os.mkdir),
    "link to itself": instead(lambda path: path.symlink_to(path)),
    "link to a device": instead(lambda path: path.symlink_to("/dev/zero")),
    "link to nothing": instead(lambda path: path.symlink_to(path.with_name("nothing"))),
}
