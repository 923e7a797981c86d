"""A frame of the timeline: panned far out, zoomed in 40 times, panned close; against pyqtgraph with care."""

import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles

from tests.benchmarks.figures import Figure, Peer, Run, rounded
from tests.benchmarks.screens import let_go, open_document, shown
from tests.benchmarks.timeline_first_draw import timeline

PEER = Peer("pyqtgraph with care", 0.10)
PEER_SLOWEST = Peer("p99 of pyqtgraph with care", 0.10)

CLOSE = 40.0
PAN = 0.01
"""Share of what is visible by which each frame is panned."""

PEER_AT_MOST = 100_000


def measure(run: Run) -> Iterator[Figure]:
    """The middle and the slowest frames for each size; a million is held against pyqtgraph's hundred thousand."""
    from tests.benchmarks.graphs import days_of, graph

    steps = 4 if run.quick else 50
    theirs: list[float] = []
    for n in run.sizes:
        with open_document(run, n) as document:
            view = shown(timeline(document))
            ours = frames(steps, lambda view=view: view.viewport().repaint(), view.pan, view.zoom)
            let_go(view)
            if n <= PEER_AT_MOST:
                widget = shown(graph(document.snapshot))
                box, days = widget.getPlotItem().getViewBox(), days_of(document.snapshot)
                theirs = frames(steps, lambda widget=widget: widget.viewport().repaint(), *_moves(box, days))
                let_go(widget)
        more = f"p50 {1e3 * median(ours):.2f} ms, p99 {1e3 * _slowest(ours):.2f} ms"
        named = "" if n <= PEER_AT_MOST else f" at {PEER_AT_MOST:,}"
        for name, peer, figure in (("timeline-frame", PEER, median), ("timeline-frame-p99", PEER_SLOWEST, _slowest)):
            own, other = figure(ours), figure(theirs)
            yield Figure(
                name, n, rounded(own / other), peer.goal, peer.name + named, rounded(own), rounded(other), more
            )


def frames(
    steps: int, paint: Callable[[], object], pan: Callable[[float], object], zoom: Callable[[float], object]
) -> list[float]:
    """Processor seconds of each frame: as many steps of every phase."""
    phases = ((pan, PAN), (zoom, CLOSE ** (-1 / steps)), (pan, PAN))
    return [_frame(move, by, paint) for move, by in phases for _ in range(steps)]


def _frame(move: Callable[[float], object], by: float, paint: Callable[[], object]) -> float:
    start = time.process_time()
    move(by)
    paint()
    return time.process_time() - start


def _moves(box: object, days: tuple[float, float]) -> tuple[Callable[[float], object], Callable[[float], object]]:
    seen = list(days)

    def pan(share: float) -> None:
        by = share * (seen[1] - seen[0])
        seen[:] = [seen[0] + by, seen[1] + by]
        box.setXRange(*seen, padding=0)

    def zoom(factor: float) -> None:
        middle, half = sum(seen) / 2, factor * (seen[1] - seen[0]) / 2
        seen[:] = [middle - half, middle + half]
        box.setXRange(*seen, padding=0)

    return pan, zoom


def _figure(name: str, n: int, times: tuple[float, float], peer: Peer, more: str) -> Figure:
    return Figure(name, n, rounded(times[0] / times[1]), peer.goal, peer.name, *map(rounded, times), more)


def _slowest(times: list[float]) -> float:
    return quantiles(times, n=100)[-1]
