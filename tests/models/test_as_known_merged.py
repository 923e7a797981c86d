"""The dossier as it was on a day, against one in which only what was authored by then was ever written."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.as_known import AsKnown
from models.loading import load_snapshot
from models.merging.merge import merge
from models.progress import ended
from models.record.clock import after_day
from models.record.engines import engine_over, plainly
from models.record.materialise import materialise
from models.record.shape import tables
from models.store import Store
from tests.alike import differing
from tests.days import on_day
from tests.models.merging.copies import Copies

BEGUN = date(2022, 4, 1)
DAYS = 8

LATER = (
    """DELETE FROM parent WHERE change IN (SELECT change.hash FROM change JOIN "transaction" t ON t.id = transaction_id
    WHERE t.clock >= ?)""",
    'DELETE FROM change WHERE transaction_id IN (SELECT id FROM "transaction" WHERE clock >= ?)',
    'DELETE FROM "transaction" WHERE clock >= ?',
)
"""What takes the end of a record away."""


@contextmanager
def only_until(store: Store, day: date) -> Iterator[Store]:
    """A copy of a dossier whose record ends with a day."""
    path = Path(shutil.copy(store.path, store.path.with_name(f"until {day}.parley")))
    later = (after_day(day),)
    with closing(sqlite3.connect(path)) as raw:
        for sql in LATER:
            raw.execute(sql, later)
        for name in (*tables(), "conflict"):
            raw.execute(f"DELETE FROM {name}")  # noqa: S608 - names of our own
        raw.commit()
        keys = raw.execute("SELECT DISTINCT table_name, row_id FROM change ORDER BY seq").fetchall()
        with plainly(), engine_over(raw).connect() as connection:
            materialise(connection, keys)
        raw.commit()
    opened = Store.open(path, store.author)
    yield opened
    opened.close()
    path.unlink()


@pytest.mark.parametrize("seed", range(3))
def test_a_merged_dossier_says_of_a_day_what_had_been_authored_by_then(folder: Path, seed: int) -> None:
    with on_day(BEGUN):
        copies = Copies.made(folder, 2, seed)
    for number in range(1, DAYS):
        with on_day(BEGUN + timedelta(days=number)):
            copies.work(3)
    one, two = copies.stores
    with on_day(BEGUN + timedelta(days=DAYS)):
        ended(merge(one, two.path))
    then = AsKnown(one)
    try:
        for number in (5, 2, 7, 0, 3, DAYS):
            day = BEGUN + timedelta(days=number)
            then.go_to(day)
            with only_until(one, day) as told:
                assert differing(load_snapshot(then), load_snapshot(told)) == []
                assert set(then.columns("SELECT * FROM conflict")) == set(told.columns("SELECT * FROM conflict"))
    finally:
        then.close()
        copies.close()
