"""Copies of one dossier in which people work apart and which meet at random."""

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.record.shape import tables
from models.store import Store
from models.tables import Package, Party, Statement
from tests.authors import new_author
from tests.talks import Talks, add_talks, all_tables, statement

TEXTS = ("One", "Two", "Three", "")
RANGES: tuple[tuple[float | None, float | None], ...] = ((10.0, 20.0), (15.0, 20.0), (10.0, 30.0), (None, None))


@dataclass
class Copies:
    """Some copies of a small dossier, each with its own analyst and site."""

    folder: Path
    chance: random.Random
    stores: list[Store] = field(default_factory=list)
    talks: Talks = field(default_factory=Talks)

    @classmethod
    def made(cls, folder: Path, count: int, seed: int = 0) -> "Copies":
        """So many copies of the same talks."""
        copies = cls(folder, random.Random(seed))
        first = Store.create(folder / "0.parley", new_author("A0", "Analyst 0"))
        copies.talks = add_talks(first)
        first.close()
        for place in range(count):
            path = folder / f"{place}.parley"
            if place:
                shutil.copy(folder / "0.parley", path)
        copies.stores = [
            Store.open(folder / f"{place}.parley", new_author(f"A{place}", f"Analyst {place}"))
            for place in range(count)
        ]
        return copies

    def twin(self, place: int, name: str) -> Store:
        """A further copy of one of them as it is now, of the same analyst."""
        path = self.folder / f"{name}.parley"
        self.stores[place].copy_to(path)
        return Store.open(path, self.stores[place].author)

    def close(self) -> None:
        """Close all copies."""
        for store in self.stores:
            store.close()

    def work(self, steps: int) -> None:
        """Let somebody do something somewhere, so many times; clocks are whatever they are."""
        for _ in range(steps):
            store = self.chance.choice(self.stores)
            deeds = (self._edit, self._edit, self._edit, self._add, self._delete, self._undo, self._redo, self._meet)
            self.chance.choice(deeds)(store)

    def _edit(self, store: Store) -> None:
        low, high = self.chance.choice(RANGES)
        values: dict[str, Any] = self.chance.choice(
            [
                {"text": self.chance.choice(TEXTS)},
                {"low": low, "high": high},
                {"firmness": self.chance.choice([None, 1])},
            ]
        )
        row = self._some(store, Statement)
        if row:
            with store.write("Edit") as writing:
                writing.set(Statement, row, **values)

    def _add(self, store: Store) -> None:
        with store.write("Add") as writing:
            if self.chance.random() < 0.3:
                writing.add(Package(title=self.chance.choice(TEXTS)))
            else:
                writing.add(statement(self.talks, code=f"ST{self.chance.randrange(9):03}"))

    def _delete(self, store: Store) -> None:
        table = self.chance.choice([Statement, Party])
        row = self._some(store, table)
        if row:
            with store.write("Delete") as writing:
                writing.delete(table, row)

    def _undo(self, store: Store) -> None:
        _perhaps(store, "undo")

    def _redo(self, store: Store) -> None:
        _perhaps(store, "redo")

    def _meet(self, store: Store) -> None:
        other = self.chance.choice([one for one in self.stores if one is not store])
        ended(merge(store, other.path))

    def _some(self, store: Store, table: type[Any]) -> str | None:
        rows = [row[0] for row in store.columns(f"SELECT id FROM {table.__tablename__} ORDER BY id")]  # noqa: S608
        return self.chance.choice(rows) if rows else None


def _perhaps(store: Store, kind: str) -> None:
    from contextlib import suppress

    from models.errors import UserError

    with suppress(UserError):
        getattr(store, kind)()


def digest(store: Store) -> Any:
    """All that two copies which have met must have alike: tables, record, sum of the record, and conflicts."""
    record = [
        sorted(store.columns(sql))
        for sql in (
            "SELECT id, analyst_id, site, clock, kind, label, reason, coalesce(undoes, ''), hash FROM \"transaction\"",
            "SELECT hash, transaction_id, table_name, row_id, unit, value FROM change",
            "SELECT change, parent FROM parent",
            "SELECT value FROM meta WHERE key = 'record_digest'",
        )
    ]
    versions = [sorted(store.columns(f'SELECT id, version FROM "{name}"')) for name in tables()]  # noqa: S608
    return all_tables(store), record, versions, conflicts(store.columns)
