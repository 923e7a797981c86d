"""Finding: what each key press costs while words are typed, against a plain LIKE scan of the same dossier.

100,000 statements and 2,000 source texts of 10 kB. Ours answers with all statements newest first, the counts of every
facet, names, sources, and quotes from the first few; the scan only tells the ids of what holds the words.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from models.find.finder import Finder
from models.find.query import Facet, Query
from models.loading import load_snapshot
from models.store import Store
from tests.authors import new_author
from tests.benchmarks.dossier import build
from tests.benchmarks.figures import Figure, Peer, Run, figure

TYPED = (
    "neutrality", "security guarantees", "the cease-fire", "ukrainian delegation offer", "нейтралітет",
    "гарантії безпеки", "перемовини у стамбулі", "президента", "st4711", '"security guarantees" -russia',
)  # fmt: skip
"""What is typed letter by letter."""

SHOWN = 5
"""As many sources as the search box lists, with a quote from each."""

NARROWED = frozenset({(Facet.ACT, "offer"), (Facet.REVIEW, "draft")})
"""What is chosen in the facets while every second of `TYPED` is typed."""

_COLUMNS = "code || ' ' || text || ' ' || condition || ' ' || note"


@dataclass(frozen=True)
class Measured:
    """Processor time of each key press in seconds, ours and the scan's; the index: time of each slice, and bytes."""

    ours: list[float]
    scan: list[float]
    slices: list[float]
    memory: int

    def report(self) -> str:
        """Everything that was measured, in lines."""
        ours, scan = (
            f"median {1000 * median(times):.1f} ms, p95 {1000 * quantiles(times, n=20)[-1]:.1f} ms, "
            f"longest {1000 * max(times):.1f} ms"
            for times in (self.ours, self.scan)
        )
        return (
            f"a key press: {ours}\nLIKE scan:   {scan}\n"
            f"index: {sum(self.slices):.1f} s in {len(self.slices)} slices, the longest "
            f"{1000 * max(self.slices):.0f} ms; {self.memory / 2**20:.0f} MiB"
        )


PEER = Peer("LIKE scan", 0.2)


def measure(run: Run) -> Iterator[Figure]:
    """One figure, of all key presses."""
    n = 10_000 if run.quick else 100_000
    found = typed(n, n // 50)
    yield figure("find", n, PEER, found.ours, found.scan, found.report())


def typed(statements: int, texts: int) -> Measured:
    """Type everything once, each key press answered by both in turn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.parley"
        build(path, statements, texts)
        with closing(Store.open(path, new_author())) as store:
            snapshot = load_snapshot(store)
            before = _memory()
            finder = Finder(store, snapshot)
            slices = list(_slices(finder))
            memory = _memory() - before
            ours, scan = [], []
            for query in _key_presses():
                ours.append(_ours(finder, query))
                scan.append(_scan(store, query.words))
            finder.close()
    return Measured(ours, scan, slices, memory)


def _slices(finder: Finder) -> Iterator[float]:
    more = True
    while more:
        start = time.process_time()
        more = finder.read_some()
        yield time.process_time() - start


def _key_presses() -> Iterator[Query]:
    for number, words in enumerate(TYPED):
        for end in range(1, len(words) + 1):
            yield Query(words[:end], NARROWED if number % 2 else frozenset())


def _ours(finder: Finder, query: Query) -> float:
    start = time.process_time()
    finder.find(query)
    finder.names(query.words)
    for source in finder.sources(query.words)[:SHOWN]:
        finder.quote(source, query.words)
    return time.process_time() - start


def _scan(store: Store, words: str) -> float:
    wanted = [f"%{word}%" for word in words.replace('"', "").split()]
    start = time.process_time()
    for table, text in (("statement", _COLUMNS), ("source_text", "text")):
        rule = " AND ".join([f"{text} LIKE ?"] * len(wanted)) or "1"
        store.columns(f"SELECT id FROM {table} WHERE {rule} ORDER BY sequence DESC", *wanted)  # noqa: S608
    return time.process_time() - start


def _memory() -> int:
    """The bytes that this process has in memory; Linux tells."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096
