"""How many independent sources stand behind a statement, and how many contradict it.

Sources that repeat one story are one: each is followed to the source whose story it repeats, and that one in turn,
until one repeats nothing. Sources that repeat each other in a circle are one as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.facts import NONE, Source
from models.snapshot import Snapshot
from models.words import Stance


@dataclass(frozen=True, slots=True)
class Backing:
    """The stories behind a statement and against it, as positions of the sources that they begin with, ascending.

    The statement's own source is among those behind it. A story can be on both sides.
    """

    behind: tuple[int, ...]
    against: tuple[int, ...]


def backing(snapshot: Snapshot, statement: int) -> Backing:
    """The independent sources of the statement at a position; those that have been deleted count for nothing."""
    found = {Stance.CORROBORATES: {int(snapshot.statements.source[statement])}, Stance.CONTRADICTS: set[int]()}
    for one in snapshot.corroborations:
        if one.statement == statement:
            found[one.stance].add(one.source)
    behind, against = (
        tuple(sorted({origin(snapshot.sources, source) for source in found[stance] - {NONE}}))
        for stance in (Stance.CORROBORATES, Stance.CONTRADICTS)
    )
    return Backing(behind, against)


def origin(sources: Sequence[Source], source: int) -> int:
    """The source whose story a source tells in the end; of a circle, the one that comes first in the dossier."""
    path = [source]
    while (repeated := sources[path[-1]].reprints) != NONE:
        if repeated in path:
            return min(path[path.index(repeated) :])
        path.append(repeated)
    return path[-1]
