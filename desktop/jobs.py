"""Long work off the GUI thread: a generator is stepped by a worker, and closed when the user cancels."""

import gc
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from models.errors import UserError
from models.progress import Progress

_COLLECT_MS = 2000


class Job(QThread):
    """Steps one generator to its end. `succeeded` carries what it returned, `failed` what it raised."""

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Generator[Progress, None, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def cancel(self) -> None:
        """Stop before the next step; what was under way is taken back."""
        self.requestInterruption()

    def run(self) -> None:
        try:
            while not self.isInterruptionRequested():
                self.progressed.emit(next(self._work))
            self._work.close()
        except StopIteration as end:
            # Also when it was cancelled too late: what is done must not be told as if it had been taken back.
            self.succeeded.emit(end.value)
        except BaseException as error:  # noqa: BLE001 - carried whole to the GUI thread, where the one door decides
            self.failed.emit(error)
        else:
            self.cancelled.emit()


class Jobs(QObject):
    """Runs one job at a time; `started` and `ended` let the window show it.

    `failed` carries what a job raised, `cancelled` the label of one that was stopped.

    While a job runs, unreachable objects are collected in the GUI thread alone: Python collects in whatever thread
    allocates, and a widget that is destroyed outside the GUI thread brings the process down.
    """

    started = Signal(object)
    ended = Signal()
    failed = Signal(object)
    cancelled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.current: Job | None = None
        self._collecting = QTimer(self, interval=_COLLECT_MS)
        # Young ones only: going through everything would hold the window up.
        self._collecting.timeout.connect(lambda: gc.collect(1))

    def run(self, label: str, work: Generator[Progress, None, Any], done: Callable[[Any], None]) -> Job:
        """Start work; `done` gets its result in the GUI thread. Refuses while another job runs."""
        if self.current is not None:
            raise UserError("Something else is still running. Wait until it is done, or cancel it.")
        job = Job(work, self)
        job.setObjectName(label)
        self.current = job
        job.succeeded.connect(done)
        job.failed.connect(self.failed)
        job.cancelled.connect(lambda: self.cancelled.emit(label))
        job.finished.connect(self._ended)
        self.started.emit(job)
        gc.disable()
        self._collecting.start()
        job.start()
        return job

    def stop(self) -> None:
        """Cancel what runs and wait for it."""
        if self.current is not None:
            self.current.cancel()
            self.current.wait()
            self._collect_as_usual()

    def _ended(self) -> None:
        self._collect_as_usual()
        if self.current is not None:
            self.current.deleteLater()
        self.current = None
        self.ended.emit()

    def _collect_as_usual(self) -> None:
        self._collecting.stop()
        gc.enable()
