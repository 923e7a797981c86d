"""What a benchmark gives, and how ours and its peers are run against each other: in rotation, within one run."""

import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median

from models.snapshot import Snapshot
from tests.benchmarks.dossier import build, made_snapshot

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUICK = (1_000, 10_000)

_ROTATIONS = {1_000: 11, 10_000: 9, 100_000: 5, 1_000_000: 3}


@dataclass(frozen=True)
class Figure:
    """Ours and a peer's in the same run, in seconds unless the peer says otherwise; lower is better.

    `ratio` is the median of the ratios of pairs that ran one after the other. `more` is told to people only.
    """

    name: str
    n: int
    ratio: float
    goal: float
    peer: str
    seconds: float
    peer_seconds: float
    more: str = ""


class Run:
    """What the benchmarks of one run share: sizes, and dossiers that are built once; use it within `running`."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.folder, self.quick = folder, quick
        self._snapshots: dict[int, Snapshot] = {}

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many statements the dossiers have that are measured on."""
        return QUICK if self.quick else SIZES

    def up_to(self, most: int) -> Iterator[int]:
        """The sizes up to one, for what would take too long on larger ones."""
        return (size for size in self.sizes if size <= most)

    def rotations(self, n: int) -> int:
        """How often each contender runs on a dossier of this size."""
        return 3 if self.quick else _ROTATIONS[n]

    def dossier(self, n: int) -> Path:
        """A file with so many statements. Whoever changes it works on a copy."""
        path = self.folder / f"{n}.parley"
        if not path.exists():
            build(path, n)
        return path

    def snapshot(self, n: int) -> Snapshot:
        """The same dossier in memory, made without a file."""
        if n not in self._snapshots:
            # One at a time, so that the small ones are not measured beside a million statements.
            self._snapshots = {n: made_snapshot(n)}
        return self._snapshots[n]


@contextmanager
def running(*, quick: bool) -> Iterator[Run]:
    """A run with a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield Run(Path(folder), quick=quick)


Contender = Callable[[], object]


def race(rotations: int, *contenders: Contender) -> list[list[float]]:
    """Processor seconds of each contender in each rotation, after one that nobody times."""
    times: list[list[float]] = [[] for _ in contenders]
    for contender in contenders:
        contender()
    for turn in range(rotations):
        for at in range(len(contenders)):
            place = (at + turn) % len(contenders)
            times[place].append(seconds(contenders[place]))
    return times


def seconds(contender: Contender) -> float:
    """Processor seconds of one call; what it returns is let go of outside."""
    gc.collect()
    start = time.process_time()
    kept = contender()
    taken = time.process_time() - start
    del kept
    return taken


@dataclass(frozen=True)
class Peer:
    """What ours is held against, and how many times its seconds ours may take."""

    name: str
    goal: float


def figure(name: str, n: int, peer: Peer, ours: list[float], theirs: list[float], more: str = "") -> Figure:
    """What came of a race against one peer."""
    ratio = median(own / other for own, other in zip(ours, theirs, strict=True))
    return Figure(name, n, rounded(ratio), peer.goal, peer.name, rounded(median(ours)), rounded(median(theirs)), more)


def rounded(value: float) -> float:
    """A figure to three digits that count."""
    return float(f"{value:.3g}")
