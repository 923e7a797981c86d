"""Which statements an analyst is to code again: those that others coded, all of them or a sample drawn by lot."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from models.columns.ids import texts_at
from models.facts import NONE
from models.snapshot import Ints, Mask, Snapshot
from models.words import REVIEWS, Review


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be coded again: on one issue, from one source ("" for any), and how many of these by lot, None: all.

    The same seed draws the same statements at every desk, so that several analysts code the same ones.
    """

    issue_id: str = ""
    source_id: str = ""
    sample: int | None = None
    seed: int = 1
    drafts_first: bool = True


@dataclass(frozen=True, slots=True)
class Queue:
    """Statements by id: how many there are to draw from, those drawn, and those of them still to be coded, in order."""

    among: int
    drawn: tuple[str, ...]
    left: tuple[str, ...]


def queue_of(snapshot: Snapshot, wanted: Wanted, seen: Collection[str], done: Collection[str]) -> Queue:
    """What an analyst is to code who has coded or changed the statements `seen`, and has coded those in `done` again.

    What has been coded again stays among those drawn, so that a sample is the same one when it is taken up later.
    """
    statements = snapshot.statements
    chosen = (statements.issue != NONE) & _of(statements.issue, snapshot.issues, wanted.issue_id)
    chosen &= _of(statements.source, snapshot.sources, wanted.source_id)
    rows = np.flatnonzero(chosen)
    found = [at for at, one in zip(rows.tolist(), texts_at(statements.ids, rows), strict=True) if one not in seen]
    drawn = found if wanted.sample is None else sorted(_by_lot(statements.ids, found, wanted.seed)[: wanted.sample])
    if wanted.drafts_first:
        drawn = sorted(drawn, key=lambda at: REVIEWS[statements.review[at]] != Review.DRAFT)
    ids = tuple(statements.ids[at] for at in drawn)
    return Queue(len(found), ids, tuple(one for one in ids if one not in done))


def _of(column: Ints, rows: Sequence[object], row_id: str) -> Mask:
    if not row_id:
        return np.ones(len(column), np.bool_)
    return np.asarray(column == next((at for at, one in enumerate(rows) if getattr(one, "id") == row_id), len(rows)))  # noqa: B009


def _by_lot(ids: Sequence[str], found: list[int], seed: int) -> list[int]:
    """Statements in an order by lot in which each keeps its place among the others when some are added or deleted."""
    return sorted(found, key=lambda at: sha256(f"{seed} {ids[at]}".encode()).digest())
