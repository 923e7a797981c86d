"""Tables of a damaged copy are read, and nothing that its schema would have run."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.salvage import asking
from models.salvage.asking import reader

FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


def made(folder: Path, *statements: str) -> Path:
    path = folder / "copy.parley"
    with closing(sqlite3.connect(path)) as connection:
        for one in statements:
            connection.execute(one)
        connection.commit()
    return path


def test_a_table_is_read_to_its_end(folder: Path) -> None:
    copy = made(folder, 'CREATE TABLE office (id TEXT, "end" TEXT)', "INSERT INTO office VALUES ('a', 'b'), ('c', 'd')")
    assert reader(copy)("office", ["id", "end"]) == ([("a", "b"), ("c", "d")], True)


@pytest.mark.parametrize(
    "statement",
    [
        f"CREATE VIEW office (id) AS {FOREVER}",
        "CREATE VIEW office AS SELECT 'a' AS id",
        "CREATE TABLE office (id TEXT AS (hex(zeroblob(50000000))), sequence)",
    ],
)
def test_what_would_be_run_is_not_read(folder: Path, statement: str) -> None:
    copy = made(folder, statement)
    assert reader(copy)("office", ["id"]) == ([], False)


def test_a_table_with_a_column_that_is_worked_out_is_left(folder: Path) -> None:
    copy = made(folder, "CREATE TABLE office (id TEXT AS (upper(code)), code)", "INSERT INTO office VALUES ('a')")
    assert reader(copy)("office", ["id"]) == ([], False)
    assert reader(copy)("office", ["code"]) == ([], False)


def test_a_tree_that_leads_in_circles_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_ROWS_A_PAGE", 1)
    rows = ", ".join(f"({number})" for number in range(1_000))
    copy = made(folder, "CREATE TABLE office (id)", f"INSERT INTO office VALUES {rows}")  # noqa: S608 - numbers
    found, whole = reader(copy)("office", ["id"])
    assert (0 < len(found) < 100, whole) == (True, False)


def test_the_time_that_reading_takes_is_limited(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_SECONDS", -1.0)
    rows = ", ".join(f"({number})" for number in range(50_000))
    copy = made(folder, "CREATE TABLE office (id)", f"INSERT INTO office VALUES {rows}")  # noqa: S608 - numbers
    found, whole = reader(copy)("office", ["id"])
    assert (len(found) < 50_000, whole) == (True, False)
