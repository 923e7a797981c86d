"""A file of an earlier version opens as if it had been written today, and stays beside as it was."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.checking.check import check
from models.errors import ReadOnlyError
from models.file.schema import VERSION
from models.record import migrating
from models.record.arrival import is_arrival
from models.record.author import Author
from models.store import Store
from tests.models.file.crashing import die_saving
from tests.talks import all_tables

DATA = Path(__file__).parents[2] / "data"
OLD = DATA / "istanbul-version-1.parley"
VERSIONS = {1: (OLD, 17), 2: (DATA / "istanbul-version-2.parley", 28)}
"""A dossier of each earlier version, and how many tables it had."""


@pytest.fixture
def old(folder: Path) -> Path:
    return Path(shutil.copy(OLD, folder / "talks.parley"))


def rows_before(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        listed = ", ".join(f'"{name}"' for name in names)
        return connection.execute(f'SELECT {listed} FROM "{table}"').fetchall()  # noqa: S608 - the names of the file


@pytest.mark.parametrize("version", VERSIONS)
def test_every_fact_and_every_step_is_as_it_was(version: int, folder: Path, author: Author) -> None:
    earlier_file, count = VERSIONS[version]
    opened = Store.open(Path(shutil.copy(earlier_file, folder / "talks.parley")), author)
    with closing(sqlite3.connect(earlier_file)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    assert len(tables) == count
    for table in tables:
        if table == "meta":
            continue
        names = [row[1] for row in opened.columns(f'PRAGMA table_info("{table}")')]
        with closing(sqlite3.connect(earlier_file)) as connection:
            earlier = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        assert set(earlier) <= set(names)
        listed = ", ".join(f'"{name}"' for name in earlier)
        now = opened.columns(f'SELECT {listed} FROM "{table}"')  # noqa: S608 - the names of the file
        if table == "transaction":
            came = earlier.index("arrived")
            now = [(*row[:came], row[came].partition(" ")[0], *row[came + 1 :]) for row in now]
        assert sorted(now, key=repr) == sorted(rows_before(earlier_file, table), key=repr)
    assert opened.columns("PRAGMA user_version") == [(VERSION,)]
    assert check(opened) == []
    opened.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_when_each_step_came_is_proven_from_then_on(version: int, folder: Path, author: Author) -> None:
    with closing(Store.open(Path(shutil.copy(VERSIONS[version][0], folder / "talks.parley")), author)) as opened:
        came = opened.columns('SELECT id, arrived FROM "transaction"')
    assert came
    assert all(" " in said and is_arrival(step, said) for step, said in came)


def test_the_file_as_it_was_stays_beside_it(old: Path, author: Author) -> None:
    Store.open(old, author).close()
    Store.open(old, author).close()
    assert sorted(path.name for path in old.parent.iterdir()) == ["talks (version 1).parley", "talks.parley"]
    aside = old.with_name("talks (version 1).parley")
    with closing(sqlite3.connect(aside)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM statement").fetchone() == (140,)


def test_days_changed_before_they_had_a_precision_can_be_taken_back(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        analyst, site = connection.execute('SELECT analyst_id, site FROM "transaction" ORDER BY clock DESC').fetchone()
    opened = Store.open(old, Author(analyst, "OK", "Olena Koval", site))
    row = "SELECT said_on, said_edtf, published_on FROM statement WHERE code = 'ST106'"
    assert opened.columns(row) == [("2022-03-30", "", "2022-04-01")]
    opened.undo()
    opened.undo()
    assert opened.columns(row)[0][:2] == ("2022-03-29", "")
    before = all_tables(opened)
    opened.redo()
    opened.undo()
    assert all_tables(opened) == before
    opened.close()


def test_what_can_only_be_read_is_refused_with_a_way_out(
    old: Path, author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.record.migrating.is_writable", lambda _path: False)
    with pytest.raises(ReadOnlyError, match="written by an earlier Parley"):
        Store.open(old, author)
    assert [path.name for path in old.parent.iterdir()] == ["talks.parley"]


def test_a_file_that_could_not_be_brought_up_to_date_is_as_it_was(
    old: Path, author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("pulled out")

    before = rows_before(old, "statement")
    with monkeypatch.context() as failing:
        failing.setattr(migrating, "materialise", fail)
        with pytest.raises(OSError, match="pulled out"):
            Store.open(old, author)
    assert rows_before(old, "statement") == before
    with closing(Store.open(old, author)) as opened:
        assert check(opened) == []


def test_a_migration_that_was_cut_off_while_it_wrote_is_taken_back_and_done_again(folder: Path, author: Author) -> None:
    path = Path(shutil.copy(VERSIONS[2][0], folder / "talks.parley"))
    die_saving(path, f"PRAGMA user_version = {VERSION}")
    with path.open("rb+") as file:
        file.seek(60)
        file.write(VERSION.to_bytes(4, "big"))
    with closing(Store.open(path, author)) as opened:
        assert opened.columns("PRAGMA user_version") == [(VERSION,)]
        assert check(opened) == []
