"""Long work off the GUI thread: a generator is stepped by a worker, and closed when the user cancels."""

import gc
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from models.errors import UserError
from models.progress import Progress

Told = Callable[[Any], None]
"""What is called in the window's thread with what work made, raised, or has come to."""

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


class Collecting(QObject):
    """Lets unreachable objects be collected in the GUI thread alone while anything runs in another one.

    Python collects in whatever thread allocates, and a widget that is destroyed outside the GUI thread brings the
    process down.
    """

    def __init__(self) -> None:
        super().__init__()
        self._running: set[Job] = set()
        self._timer = QTimer(self, interval=_COLLECT_MS)
        # Young ones only: going through everything would hold the window up.
        self._timer.timeout.connect(lambda: gc.collect(1))

    def begin(self, job: Job) -> None:
        """A job begins to run."""
        self._running.add(job)
        gc.disable()
        self._timer.start()

    def end(self, job: Job) -> None:
        """It has ended; to be told twice does no harm."""
        self._running.discard(job)
        if not self._running:
            self._timer.stop()
            gc.enable()


class Jobs(QObject):
    """Runs one job at a time; `started` and `ended` let the window show it.

    `failed` carries what a job raised, `cancelled` the label of one that was stopped.
    """

    started = Signal(object)
    ended = Signal()
    failed = Signal(object)
    cancelled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.current: Job | None = None
        self._collecting = Collecting()

    def run(self, label: str, work: Generator[Progress, None, Any], done: Told) -> Job:
        """Start work; `done` gets its result in the GUI thread. Refuses while another job runs."""
        if self.current is not None:
            raise UserError("Something else is still running. Wait until it is done, or cancel it.")
        job = Job(work, self)
        job.setObjectName(label)
        self.current = job
        job.succeeded.connect(lambda made: self._tell(job, done, made))
        job.failed.connect(lambda error: self._tell(job, self.failed.emit, error))
        job.cancelled.connect(lambda: self._tell(job, self.cancelled.emit, label))
        job.finished.connect(lambda: self._ended(job))
        self.started.emit(job)
        self._collecting.begin(job)
        job.start()
        return job

    def aside(self) -> "Aside":
        """Something that runs work beside the one job, without being shown."""
        return Aside(self._collecting)

    def stop(self) -> None:
        """Cancel what runs and wait for it; it tells nothing any more, because what it would tell may be gone."""
        job, self.current = self.current, None
        if job is not None:
            job.cancel()
            job.wait()
            self._collecting.end(job)

    def _tell(self, job: Job, told: Told, what: Any) -> None:
        # What it has said already may still be on its way when it is stopped.
        if job is self.current:
            told(what)

    def _ended(self, job: Job) -> None:
        self._collecting.end(job)
        job.deleteLater()
        if job is self.current:
            self.current = None
        if self.current is None:
            self.ended.emit()


class Aside(QObject):
    """Runs the work that was asked for last: what was asked for before is dropped and tells nothing any more."""

    def __init__(self, collecting: Collecting) -> None:
        super().__init__()
        self._collecting = collecting
        self._job: Job | None = None
        self._heard: Job | None = None
        self._next: Callable[[], None] | None = None
        self._is_stopped = False

    def run(
        self, work: Generator[Progress, None, Any], done: Told, failed: Told, progressed: Told | None = None
    ) -> None:
        """Start work as soon as what runs has taken its step."""
        if self._is_stopped:
            return
        self._next = partial(self._start, work, done, failed, progressed)
        if self._job is None:
            self._go_on()
        else:
            self._drop()

    def cancel(self) -> None:
        """Drop what runs and what waits."""
        self._next = None
        self._drop()

    def stop(self) -> None:
        """Drop all, wait until it has ended, and run nothing any more."""
        self._is_stopped = True
        self.cancel()
        if self._job is not None:
            self._job.wait()
            self._collecting.end(self._job)

    def _drop(self) -> None:
        # What it has said already may still be on its way.
        self._heard = None
        if self._job is not None:
            self._job.cancel()

    def _start(self, work: Generator[Progress, None, Any], done: Told, failed: Told, progressed: Told | None) -> None:
        job = self._job = self._heard = Job(work, self)
        for signal, told in ((job.succeeded, done), (job.failed, failed), (job.progressed, progressed)):
            if told is not None:
                signal.connect(partial(self._tell, job, told))
        job.finished.connect(self._ended)
        self._collecting.begin(job)
        job.start()

    def _tell(self, job: Job, told: Told, what: Any) -> None:
        if job is self._heard:
            told(what)

    def _ended(self) -> None:
        if self._job is not None:
            self._collecting.end(self._job)
            self._job.deleteLater()
        self._job = None
        self._go_on()

    def _go_on(self) -> None:
        waiting, self._next = self._next, None
        if waiting is not None:
            waiting()
