"""Merging a copy into a dossier: checked, previewed by the same code, reported, and taken back as one step."""

import json
import tempfile
from collections import Counter
from collections.abc import Generator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.checking.findings import Columns
from models.errors import UserError
from models.merging.conflicts import Conflict, conflicts
from models.merging.incoming import incoming, refuse_incomplete, refuse_itself
from models.phrases import counted
from models.progress import Progress
from models.store import Store
from models.telling.names import Key, Names

if TYPE_CHECKING:
    from models.record.taking_in import TakenIn

_NAMED = 200


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought: steps by who wrote them, records by what became of them, and what stands in conflict.

    `conflicts` are those of records that the merge touched; older ones of other records stay as they were.
    """

    name: str
    steps: tuple[tuple[str, int], ...] = ()
    transactions: frozenset[str] = frozenset()
    added: tuple[Key, ...] = ()
    changed: tuple[Key, ...] = ()
    deleted: tuple[Key, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    titles: Mapping[Key, str] = field(default_factory=dict)
    """What the first of those records are called, as many as a person looks through."""

    @property
    def brought_nothing(self) -> bool:
        """Whether all of the copy was there already."""
        return not self.transactions


def merge(store: Store, path: Path) -> Generator[Progress, None, Merged]:
    """Take all in that another copy has and this dossier has not, in one transaction.

    Raises `UserError` where the copy cannot be trusted, is of other talks, or cannot be taken in now. Closing the
    generator rolls back.
    """
    from models.record.taking_in import take_in

    yield Progress(0, 3, f"Checking {path.name}")
    with incoming(path, store) as other:
        yield Progress(1, 3, f"Merging {path.name}")
        with store.write(f"Merge {path.name}", kind="merge") as writing:
            for taken in take_in(writing, other.columns):
                yield Progress(1, 3, f"Merging {path.name}: {counted(taken.changes, 'change')}")
            refuse_incomplete(other.columns, writing.columns, taken.apart)
            merged = _told(writing.columns, path.name, taken)
    yield Progress(3, 3, f"{path.name} is merged")
    return merged


def preview(store: Store, paths: Sequence[Path]) -> Generator[Progress, None, list[Merged]]:
    """What merging the copies one after the other would bring; raises `UserError` at the first that cannot be."""
    found = []
    for one in (yield from look_at_copies(store, paths)):
        if isinstance(one, UserError):
            raise one
        found.append(one)
    return found


def look_at_copies(store: Store, paths: Sequence[Path]) -> Generator[Progress, None, list[Merged | UserError]]:
    """What merging each copy after the others would bring, or why it cannot be merged: found out on a copy."""
    found: list[Merged | UserError] = []
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        trial = Path(folder) / store.path.name
        store.copy_to(trial)
        with closing(Store.open(trial, store.author)) as tried:
            for path in paths:
                try:
                    refuse_itself(path, store)
                    found.append((yield from _looking(merge(tried, path), path.name)))
                except UserError as error:
                    found.append(error)
    return found


def _looking(work: Generator[Progress, None, Merged], name: str) -> Generator[Progress, None, Merged]:
    """Merge into what is thrown away, so that nobody is told that the copy was merged."""
    with closing(work):
        while True:
            try:
                progress = next(work)
            except StopIteration as end:
                merged: Merged = end.value
                return merged
            yield replace(progress, label=f"Looking at {name}")


def _told(columns: Columns, name: str, taken: "TakenIn") -> Merged:
    first = [key for keys in (taken.added, taken.changed, taken.deleted) for key in keys[:_NAMED]]
    names = Names(columns)
    names.learn(first)
    return Merged(
        name,
        _steps(columns, taken.transactions),
        frozenset(taken.transactions),
        tuple(taken.added),
        tuple(taken.changed),
        tuple(taken.deleted),
        tuple(one for one in conflicts(columns) if one.key in taken.rows),
        {key: names.title(*key) for key in first},
    )


def _steps(columns: Columns, transactions: Set[str]) -> tuple[tuple[str, int], ...]:
    """How many of these steps each analyst wrote, the one with the most first."""
    sql = """SELECT coalesce(a.name, 'somebody') FROM "transaction" t LEFT JOIN analyst a ON a.id = t.analyst_id
        WHERE t.id IN (SELECT value FROM json_each(?))"""
    return tuple(Counter(row[0] for row in columns(sql, json.dumps(sorted(transactions)))).most_common())


def take_back_merge(store: Store, merged: Merged) -> None:
    """Give everything that a merge brought the value that it had without it, as one step that redo does again.

    The steps that came stay in the record, and so do the analysts who made them. Raises `OvertakenError` where
    something was changed since, `UserError` where a record that would go is referred to.
    """
    from models.record.undo import take_back_all

    with store.write(f"Merge {merged.name}", kind="unmerge") as writing:
        sql = """SELECT id FROM "transaction" WHERE kind <> 'founding' AND id IN (SELECT value FROM json_each(?))"""
        steps = frozenset(row[0] for row in writing.columns(sql, json.dumps(sorted(merged.transactions))))
        take_back_all(writing, steps, f"The merge of {merged.name} cannot be taken back")
