"""What the record costs: saving texts in a dossier, against SQLModel saving the same in a file that has none.

Both wait for the disk, so that here the seconds are those of the clock on the wall.
"""

import random
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from sqlmodel import Session, col, select

from models.edits.statements import set_text
from models.file.connection import begin, connect_to_write
from models.record.engines import engine_over
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.benchmarks.figures import Figure, Peer, Run, figure
from tests.benchmarks.merging import AT_MOST, wall, whole_record

ONE, MANY = (Peer(f"SQLModel saving {what} without a record", goal) for what, goal in (("it", 1.3), ("them", 2.0)))
SAVES, STEPS, BULK = 200, 5, 1_000


class Bare:
    """The same file and the same kind of connection, without a record, an analyst or anybody who is told."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection, self._engine = connection, engine_over(connection)

    def save(self, texts: Mapping[str, str]) -> None:
        """Save texts of statements by id, safe from loss of power when it returns."""
        begin(self._connection)
        with Session(self._engine) as session:
            for row in session.exec(select(Statement).where(col(Statement.id).in_(texts))):
                row.text = texts[row.id]
            session.commit()
        self._connection.commit()


def measure(run: Run) -> Iterator[Figure]:
    """For each size a figure of saving one text, and one of saving many in one step."""
    for n in run.up_to(AT_MOST):
        path = Path(shutil.copy(whole_record(run, n), run.folder / "recording.parley"))
        other = Path(shutil.copy(path, run.folder / "bare.parley"))
        with closing(Store.open(path, new_author())) as store, closing(connect_to_write(other)) as connection:
            yield from _of(n, store, Bare(connection))


def _of(n: int, store: Store, bare: Bare) -> Iterator[Figure]:
    ids = [row[0] for row in store.columns("SELECT id FROM statement ORDER BY sequence, id")]
    chance, before = random.Random(n), store.path.stat().st_size
    ours, theirs = [], []
    for number, one in enumerate(chance.choices(ids, k=SAVES)):
        ours.append(wall(set_text, store, one, f"Saved {number}"))
        theirs.append(wall(bare.save, {one: f"Saved {number}"}))
    grown = (store.path.stat().st_size - before) / SAVES
    yield figure("record-save", n, ONE, ours, theirs, f"the file grows by {grown:.0f} bytes for a save")
    some = chance.sample(ids, min(n, BULK))
    ours, theirs = [], []
    for number in range(STEPS):
        ours.append(wall(save_all, store, some, f"Saved at once {number}"))
        theirs.append(wall(bare.save, dict.fromkeys(some, f"Saved at once {number}")))
    yield figure("record-bulk", n, MANY, ours, theirs, f"{len(some):,} texts in one step")


def save_all(store: Store, ids: list[str], text: str) -> None:
    """Give many statements one text, as one step."""
    with store.write("Edit texts") as writing:
        writing.set_all(Statement, {one: {"text": text} for one in ids})
