import re
import runpy
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.file.schema import APPLICATION_ID, SCHEMA_SQL, VERSION, create, schema_statements, strangers
from models.store import Store
from tests.models.file import write_schema


def test_the_schema_is_what_the_tables_say():
    assert write_schema.SCHEMA.read_text("utf-8") == write_schema.generated()


def test_the_writer_of_the_schema_writes_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written = {}
    monkeypatch.setattr(Path, "write_text", lambda self, text, **_: written.update({self.name: text}))
    runpy.run_path(write_schema.__file__, run_name="__main__")
    assert written == {"schema.sql": write_schema.generated()}


def test_every_table_is_strict():
    with closing(sqlite3.connect(":memory:")) as connection:
        create(connection)
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert len(tables) == 33
    assert all(strict for _, strict in tables)


def test_a_new_file_says_what_it_is(store: Store):
    assert store.columns("PRAGMA application_id") == [(APPLICATION_ID,)]
    assert store.columns("PRAGMA user_version") == [(VERSION,)]
    assert APPLICATION_ID.to_bytes(4) == b"PARL"


def test_names_read_well_in_any_browser():
    with closing(sqlite3.connect(":memory:")) as connection:
        create(connection)
        names = [name for name, _, _ in connection.execute(SCHEMA_SQL)]
        names += [
            row[0] for table in names for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        ]
    ours = [name for name in names if not name.startswith("sqlite_autoindex_")]
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", name) for name in ours)
    constraints = re.findall(r"CONSTRAINT (\S+)", write_schema.generated())
    assert len(constraints) == len(set(constraints))
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", name) for name in constraints)


def test_statements_are_found_by_the_name_of_what_they_create():
    assert list(schema_statements())[:2] == ["dossier", "analyst"]
    assert schema_statements()["change_hash"].startswith("CREATE UNIQUE INDEX change_hash")


@pytest.mark.parametrize(
    ("statement", "phrase"),
    [
        ("DROP TABLE party", "party is missing"),
        ("CREATE TABLE extra (x)", "the table extra is not part of a dossier"),
        ("CREATE VIEW sight AS SELECT 1", "the view sight is not part of a dossier"),
        ("CREATE INDEX quick ON party (code)", "the index quick is not part of a dossier"),
        (
            "CREATE TRIGGER party AFTER INSERT ON party BEGIN DELETE FROM party; END",
            "the trigger party is not as it should be",
        ),
        ("ALTER TABLE party ADD COLUMN more TEXT", "the table party is not as it should be"),
    ],
)
def test_what_is_beyond_the_schema_is_a_stranger(statement: str, phrase: str):
    with closing(sqlite3.connect(":memory:")) as connection:
        create(connection)
        connection.execute(statement)
        assert strangers(connection.execute(SCHEMA_SQL)) == [phrase] or phrase in strangers(
            connection.execute(SCHEMA_SQL)
        )


def test_a_stranger_does_not_hide_behind_the_name_of_a_table_made_after_it():
    with closing(sqlite3.connect(":memory:")) as connection:
        first, *others = schema_statements().values()
        connection.execute(first)
        connection.execute("CREATE TRIGGER party AFTER INSERT ON dossier BEGIN DELETE FROM dossier; END")
        for statement in others:
            connection.execute(statement)
        assert strangers(connection.execute(SCHEMA_SQL)) == ["the trigger party is not as it should be"]


def test_a_dossier_holds_no_strangers(store: Store):
    assert strangers(store.columns(SCHEMA_SQL)) == []


def test_an_index_that_says_it_is_of_another_table_is_named(store: Store) -> None:
    rows = [("sqlite_autoindex_party_1", "index", "of partz")]
    assert "the index sqlite_autoindex_party_1 is not part of a dossier" in strangers(
        [*store.columns(SCHEMA_SQL), *rows]
    )
