"""A panned frame of the timeline, against a widget that shows one finished picture of the same size and no more."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from tests.benchmarks.figures import Figure, Peer, Run, figure
from tests.benchmarks.screens import HEIGHT, WIDTH, let_go, shown
from tests.benchmarks.timelines import talks, timeline

PEER = Peer("showing a finished picture", 3.0)

STEPS = 40
"""So many frames one way, and back again; a hundredth of what is visible each."""


class Finished(QWidget):
    """Shows one picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture = QPixmap(WIDTH, HEIGHT)
        self._picture.fill(Qt.GlobalColor.white)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)


def measure(run: Run) -> Iterator[Figure]:
    """A figure for each size."""
    for n in run.sizes:
        with talks(run, n) as document:
            view, finished = shown(timeline(document)), shown(Finished())
            # What is painted in idle moments is painted before the first pan.
            while view._scene.prepare():
                pass
            ours, theirs = [], []
            for share in [0.01] * STEPS + [-0.01] * 2 * STEPS + [0.01] * STEPS:
                ours.append(_seconds(lambda view=view, share=share: (view.pan(share), view.viewport().repaint())))
                theirs.append(_seconds(finished.repaint))
            yield figure("timeline-pan", n, PEER, ours, theirs)
            let_go(view, finished)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
