"""What waits in the outbox of a dossier, as tests ask for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models.outbox.outbox import Outbox
from models.store import Store
from tests.talks import value_of


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Somebody else holds the lock for saving."""
    with closing(sqlite3.connect(path, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")
        yield


def outbox(store: Store) -> Outbox:
    assert store.outbox is not None
    return store.outbox


def waits(store: Store) -> int:
    return 0 if store.waiting is None else len(store.waiting.steps)


def text(store: Store, row_id: str) -> str:
    found: str = value_of(store, "statement", row_id, "text")
    return found
