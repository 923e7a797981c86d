"""A frame of the timeline: panned far out, zoomed in 40 times, panned close; against pyqtgraph with care."""

import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles

from tests.benchmarks.figures import Figure, Peer, Run, figure, rounded
from tests.benchmarks.screens import let_go, shown
from tests.benchmarks.timelines import talks, timeline
from views.document import Document

PEER = Peer("pyqtgraph with care", 0.10)
PEER_SLOWEST = Peer("p99 of pyqtgraph with care", 0.10)
GROWTH = Peer("ours at 100,000", 1.5)

CLOSE = 40.0
PAN = 0.01
"""Share of what is visible by which each frame is panned."""

PEER_AT_MOST = 100_000
"""A million is held against pyqtgraph's hundred thousand."""

_TURNS = 3


def measure(run: Run) -> Iterator[Figure]:
    """The middle and the slowest frames for each size, and how the middle one grows up to a million."""
    steps, turns = (4, 1) if run.quick else (50, _TURNS)
    theirs: list[list[float]] = []
    middles: dict[int, float] = {}
    for n in run.sizes:
        with talks(run, n) as document:
            ours: list[list[float]] = []
            if n <= PEER_AT_MOST:
                theirs = []
            for _ in range(turns):
                ours.append(_timeline_frames(document, steps))
                if n <= PEER_AT_MOST:
                    theirs.append(_graph_frames(document, steps))
        at = "" if n <= PEER_AT_MOST else f" at {PEER_AT_MOST:,}"
        middles[n] = median(map(median, ours))
        more = f"p50 {1e3 * middles[n]:.2f} ms, p99 {1e3 * median(map(_slowest, ours)):.2f} ms; {_phases(ours, steps)}"
        for name, peer, of in (("timeline-frame", PEER, median), ("timeline-p99", PEER_SLOWEST, _slowest)):
            yield figure(name, n, Peer(peer.name + at, peer.goal), [*map(of, ours)], [*map(of, theirs)], more)
    if max(middles) > PEER_AT_MOST:
        most, ratio = max(middles), middles[max(middles)] / middles[PEER_AT_MOST]
        yield Figure(
            "timeline-frame-growth", most, rounded(ratio), GROWTH.goal, GROWTH.name, rounded(middles[most]),
            rounded(middles[PEER_AT_MOST]),
        )  # fmt: skip


def frames(
    steps: int, paint: Callable[[], object], pan: Callable[[float], object], zoom: Callable[[float], object]
) -> list[float]:
    """Processor seconds of each frame: as many steps of every phase."""
    phases = ((pan, PAN), (zoom, CLOSE ** (-1 / steps)), (pan, PAN))
    return [_frame(move, by, paint) for move, by in phases for _ in range(steps)]


def _timeline_frames(document: Document, steps: int) -> list[float]:
    view = shown(timeline(document))
    found = frames(steps, view.viewport().repaint, view.pan, view.zoom)
    let_go(view)
    return found


def _graph_frames(document: Document, steps: int) -> list[float]:
    from tests.benchmarks.graphs import days_of, graph

    widget = shown(graph(document.snapshot))
    box, days = widget.getPlotItem().getViewBox(), days_of(document.snapshot)
    found = frames(steps, widget.viewport().repaint, *_moves(box, days))
    let_go(widget)
    return found


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


def _phases(turns: list[list[float]], steps: int) -> str:
    names = ("panned far out", "zoomed", "panned close")
    times = [median(median(turn[part * steps : (part + 1) * steps]) for turn in turns) for part in range(3)]
    return ", ".join(f"{name} {1e3 * took:.2f}" for name, took in zip(names, times, strict=True))


def _slowest(times: list[float]) -> float:
    return quantiles(times, n=100)[-1]
