"""Statements loaded by columns, against reading them row by row, with whatever may be odd in them."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from models import loading_slices
from models.columns.codes import Codes
from models.columns.ids import Ids
from models.errors import UserError
from models.ids import new_id
from models.loading import load_snapshot
from models.snapshot import Statements
from models.store import Store
from tests.authors import new_author
from tests.benchmarks.dossier import build
from tests.models.slow_loading import slow_columns

ODD = {
    "an id of another form": "UPDATE statement SET id = 'odd ' || code WHERE {}",
    "an id in capitals": "UPDATE statement SET id = upper(id) WHERE {}",
    "a party that is not there": "UPDATE statement SET party_id = upper(party_id) WHERE {}",
    "a source of no form": "UPDATE statement SET source_id = 'x' WHERE {}",
    "equal sequences": "UPDATE statement SET sequence = 3 WHERE {}",
    "sequences beyond all floats": "UPDATE statement SET sequence = 9007199254740993 - sequence WHERE {}",
    "sequences below zero": "UPDATE statement SET sequence = -sequence WHERE {}",
    "rowids far apart": "UPDATE statement SET rowid = rowid * 1000003 WHERE {}",
    "rowids below zero": "UPDATE statement SET rowid = -rowid WHERE {}",
    "rows deleted": "DELETE FROM statement WHERE {}",
    "no day of record": "UPDATE statement SET recorded_on = NULL WHERE {}",
    "the first day of all": "UPDATE statement SET recorded_on = '0001-01-01' WHERE {}",
    "leap days": "UPDATE statement SET said_on = '2000-02-29', published_on = '2400-12-31' WHERE {}",
    "ranges to the last digit": "UPDATE statement SET low = 100.0 / 3, high = 200.0 / 3 WHERE {}",
    "vague days": "UPDATE statement SET said_edtf = '../' || said_on WHERE {}",
    "codes of any sort": "UPDATE statement SET code = 'Є ' || char(10) || rowid WHERE {}",
    "codes out of order": "UPDATE statement SET code = 'ST' || (rowid * 7 % 97) WHERE {}",
    "a scale that is not there": "UPDATE statement SET scale_id = 'scale' WHERE {}",
    "a later scale": "UPDATE statement SET scale_id = (SELECT s.id FROM scale s WHERE s.issue_id = issue_id) WHERE {}",
    "retractions": "UPDATE statement SET retracted_by_id = (SELECT id FROM statement ORDER BY rowid LIMIT 1) WHERE {}",
}  # fmt: skip

SOME = ("rowid % 5 = 0", "rowid > 20 AND rowid < 30", "1", "rowid = 33")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "made.parley"
    build(path, 70)
    with closing(sqlite3.connect(path)) as connection, connection:
        issues = [row[0] for row in connection.execute("SELECT id FROM issue ORDER BY sequence LIMIT 3")]
        connection.executemany(
            "INSERT INTO scale VALUES (?, 1, '', ?, NULL, 'low', 'high', NULL, ?, '')",
            [
                (new_id(), issues[0], "[[0,100],[100,0]]"),
                (new_id(), issues[1], ""),
                (new_id(), issues[2], "[[0,0],[100,30]]"),
            ],
        )
    return path


@pytest.fixture
def short_slices(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(loading_slices, "_AT_ONCE", 9)
    monkeypatch.setattr(loading_slices, "_TOGETHER", 3)
    return


def changed(path: Path, *statements: str) -> Store:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
    return Store(path, new_author())


def assert_loaded_as_row_by_row(store: Store) -> None:
    loaded, expected = load_snapshot(store).statements, slow_columns(store)
    assert {name for name in vars(loaded) if name != "met"} == set(expected)
    for name, column in expected.items():
        found = getattr(loaded, name)
        if name in {"ids", "codes"}:
            assert list(found) == column
        elif name == "own":
            assert found == column
        else:
            np.testing.assert_array_equal(found, column, err_msg=name)
    assert [loaded.position[row_id] for row_id in expected["ids"]] == list(range(len(loaded)))


@pytest.mark.usefixtures("short_slices")
@pytest.mark.parametrize("seed", range(14))
def test_whatever_is_odd_is_loaded_as_row_by_row(seed: int, built: Path, tmp_path: Path):
    chance = random.Random(seed)
    path = tmp_path / "odd.parley"
    path.write_bytes(built.read_bytes())
    odd = chance.sample(sorted(ODD), 3) if seed else []
    with closing(changed(path, *(ODD[name].format(chance.choice(SOME)) for name in odd))) as store:
        assert_loaded_as_row_by_row(store)


@pytest.mark.usefixtures("short_slices")
@pytest.mark.parametrize("name", sorted(ODD))
def test_each_oddity_alone(name: str, built: Path, tmp_path: Path):
    path = tmp_path / "odd.parley"
    path.write_bytes(built.read_bytes())
    with closing(changed(path, ODD[name].format("rowid % 5 = 0"))) as store:
        assert_loaded_as_row_by_row(store)


def test_an_ordinary_dossier_is_kept_small(built: Path):
    with closing(Store(built, new_author())) as store:
        columns: Statements = load_snapshot(store).statements
    assert isinstance(columns.ids, Ids)
    assert isinstance(columns.codes, Codes)
    assert all(type(getattr(columns, name)) is not np.ndarray for name in ("party", "act", "retracts", "earliest"))


def test_a_text_that_is_none_is_told_of(built: Path, tmp_path: Path):
    path = tmp_path / "damaged.parley"
    path.write_bytes(built.read_bytes())
    damage = "UPDATE statement SET code = CAST(x'53ff54' AS TEXT) WHERE rowid = 12"
    with closing(changed(path, damage)) as store, pytest.raises(UserError, match="text that cannot be read"):
        load_snapshot(store)
