"""The timeline's first draw, with the dossier in memory, against pyqtgraph with care."""

from collections.abc import Iterator

from tests.benchmarks.figures import Figure, Peer, Run, figure, race
from tests.benchmarks.screens import let_go, shown
from tests.benchmarks.timelines import talks, timeline
from views.document import Document

PEER = Peer("pyqtgraph with care", 0.25)


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    from tests.benchmarks.graphs import graph

    for n in run.sizes:
        with talks(run, n) as document:
            snapshot = document.snapshot

            def ours(document: Document = document) -> None:
                let_go(shown(timeline(document)))

            def theirs(snapshot: object = snapshot) -> None:
                let_go(shown(graph(snapshot)))

            yield figure("timeline-first-draw", n, PEER, *race(run.rotations(n), ours, theirs))
