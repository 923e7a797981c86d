"""What can be seen of a store: what it announces and how much it holds."""

from collections.abc import Iterator
from contextlib import contextmanager

from models.changes import Changes
from models.store import Store


@contextmanager
def announced(store: Store) -> Iterator[list[Changes]]:
    """What is announced inside."""
    heard: list[Changes] = []
    stop = store.watch(heard.append)
    yield heard
    stop()


def count(store: Store, table: str) -> int:
    """How many rows a table has."""
    return int(store.columns(f'SELECT count(*) FROM "{table}"')[0][0])  # noqa: S608 - our own names
