"""Opening: reading a dossier into a snapshot, against all rows of the statement table as tuples and as objects."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from models.loading import load_snapshot
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.benchmarks.figures import Figure, Peer, Run, figure, race, seconds

ROWS = Peer("sqlite3 fetchall", 0.40)
OBJECTS = Peer("SQLModel objects", 0.09)

OBJECTS_AT_MOST = 100_000
"""A million objects take 3 GB."""


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size and peer."""
    for n in run.sizes:
        path = run.dossier(n)
        with closing(Store.open(path, new_author())) as store:
            contenders = [lambda store=store: load_snapshot(store), lambda path=path: fetch_all(path)]
            ours, rows = race(run.rotations(n), *contenders)
            more = f"{1e6 * min(ours) / n:.2f} µs a statement"
            yield figure("open", n, ROWS, ours, rows, more)
            if n <= OBJECTS_AT_MOST:
                pairs = [(seconds(contenders[0]), seconds(lambda store=store: objects(store))) for _ in range(3)]
                yield figure("open", n, OBJECTS, *map(list, zip(*pairs, strict=True)))


def fetch_all(path: Path) -> list[tuple[object, ...]]:
    """All rows of the statement table with all their columns."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM statement").fetchall()


def objects(store: Store) -> list[Statement]:
    """All rows of the statement table as objects."""
    from sqlmodel import select

    with store.read() as session:
        return list(session.exec(select(Statement)))
