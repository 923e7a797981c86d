"""The timeline's first draw, with the dossier in memory, against pyqtgraph with care."""

from collections.abc import Iterator

from tests.benchmarks.figures import Figure, Peer, Run, figure, race
from tests.benchmarks.screens import let_go, open_document, shown
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import LIGHT
from views.timeline.view import TimelineView

PEER = Peer("pyqtgraph with care", 0.25)


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    from tests.benchmarks.graphs import graph

    for n in run.sizes:
        with open_document(run, n) as document:
            snapshot = document.snapshot
            # What all views share is not the timeline's own.
            _, _ = document.standing.held, document.standing.held_by_round

            def ours(document: Document = document) -> None:
                let_go(shown(timeline(document)))

            def theirs(snapshot: object = snapshot) -> None:
                let_go(shown(graph(snapshot)))

            yield figure("timeline-first-draw", n, PEER, *race(run.rotations(n), ours, theirs))


def timeline(document: Document) -> TimelineView:
    """The timeline of all parties and issues."""
    filters = Filters()
    filters.show_parties(frozenset(one.id for one in document.snapshot.parties))
    return TimelineView(document, Selection(), filters, LIGHT)
