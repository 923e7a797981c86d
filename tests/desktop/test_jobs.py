import gc
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.identity import author
from desktop.jobs import Job, Jobs
from desktop.long_work import importing
from models.errors import UserError
from models.progress import Progress
from models.store import Store
from tests.windows import SAMPLE


class Work:
    """Long work that takes a step when it is let."""

    def __init__(self, steps: int = 3, failure: Exception | None = None) -> None:
        self.go, self.begun, self.closed, self.threads = threading.Semaphore(0), threading.Event(), False, set[int]()
        self._steps, self._failure = steps, failure

    def __call__(self) -> Generator[Progress, None, str]:
        try:
            for done in range(self._steps):
                self.threads.add(threading.get_ident())
                self.begun.set()
                yield Progress(done, self._steps, f"Step {done}")
                self.go.acquire()
            if self._failure is not None:
                raise self._failure
            return "what it made"
        finally:
            self.closed = True

    def let(self, steps: int = 99) -> None:
        self.go.release(steps)


@pytest.fixture
def jobs(qapp: object) -> Jobs:
    return Jobs()


def test_a_job_runs_in_a_thread_of_its_own_and_tells_how_far_it_is(jobs: Jobs, qtbot: QtBot) -> None:
    work, made, seen = Work(), list[str](), list[int]()
    jobs.started.connect(lambda job: job.progressed.connect(lambda progress: seen.append(progress.done)))
    jobs.run("Working", work(), made.append)
    with qtbot.waitSignal(jobs.ended):
        work.let()
    assert made == ["what it made"]
    assert threading.get_ident() not in work.threads
    assert seen == [0, 1, 2]
    assert jobs.current is None


def test_the_result_arrives_in_the_thread_of_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    work, threads = Work(), list[int]()
    jobs.run("Working", work(), lambda _: threads.append(threading.get_ident()))
    with qtbot.waitSignal(jobs.ended):
        work.let()
    assert threads == [threading.get_ident()]


def test_cancelling_closes_the_work_and_nothing_is_made(jobs: Jobs, qtbot: QtBot) -> None:
    work, made = Work(), list[str]()
    job = jobs.run("Working", work(), made.append)
    work.begun.wait()
    with qtbot.waitSignals([job.cancelled, jobs.ended]):
        job.cancel()
        work.let()
    assert work.closed
    assert made == []


def test_what_was_done_before_the_cancelling_came_counts_as_done(jobs: Jobs, qtbot: QtBot) -> None:
    """Else an import would stay in the dossier without a word, as if it had been taken back."""
    ready, running, made = threading.Event(), list[Job](), list[str]()

    def work() -> Generator[Progress, None, str]:
        yield Progress(0, 1, "The only step")
        ready.wait()
        running[0].cancel()
        return "what it made"

    running.append(jobs.run("Working", work(), made.append))
    with qtbot.waitSignal(jobs.ended):
        ready.set()
    assert made == ["what it made"]


def test_a_failure_is_told_once_and_whole(jobs: Jobs, qtbot: QtBot) -> None:
    failure, told = UserError("The drive is full."), list[Exception]()
    work = Work(failure=failure)
    jobs.failed.connect(told.append)
    jobs.run("Working", work(), lambda _: pytest.fail("There is nothing to show."))
    with qtbot.waitSignal(jobs.ended):
        work.let()
    assert told == [failure]


def test_a_second_job_is_refused_while_one_runs(jobs: Jobs, qtbot: QtBot) -> None:
    work, second = Work(), Work()
    jobs.run("Working", work(), lambda _: None)
    with pytest.raises(UserError, match="still running"):
        jobs.run("More", second(), lambda _: None)
    with qtbot.waitSignal(jobs.ended):
        work.let()
    assert second.threads == set()
    jobs.run("More", second(), lambda _: None)
    with qtbot.waitSignal(jobs.ended):
        second.let()


def test_stopping_waits_until_the_work_is_closed(jobs: Jobs, qtbot: QtBot) -> None:
    work = Work()
    jobs.run("Working", work(), lambda _: None)
    work.begun.wait()
    work.let()
    jobs.stop()
    assert work.closed
    qtbot.waitUntil(lambda: jobs.current is None)
    jobs.stop()


def test_what_was_stopped_tells_nothing_any_more(jobs: Jobs, qtbot: QtBot) -> None:
    """What it made may have no window to be shown in by then."""
    work = Work(steps=1)
    job = jobs.run("Working", work(), lambda _: pytest.fail("Nobody is there to be told."))
    work.let()
    job.wait()
    jobs.stop()
    with qtbot.waitSignal(jobs.ended):
        pass


def test_what_runs_next_goes_on_when_word_arrives_that_what_was_stopped_has_ended(jobs: Jobs, qtbot: QtBot) -> None:
    stopped, running, made, over = Work(), Work(), list[str](), list[Job]()
    first = jobs.run("Working", stopped(), lambda _: None)
    first.finished.connect(lambda: over.append(first))
    stopped.let()
    jobs.stop()
    with qtbot.assertNotEmitted(jobs.ended):
        second = jobs.run("More", running(), made.append)
        qtbot.waitUntil(lambda: over == [first])
    assert jobs.current is second
    with qtbot.waitSignal(jobs.ended):
        running.let()
    assert made == ["what it made"]


def test_a_cancelled_import_leaves_the_dossier_as_it_was(jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "talks.parley", author())
    watching = jobs.started.connect(cancel_while_writing)
    jobs.run("Importing", importing(store, SAMPLE), lambda _: pytest.fail("It was cancelled."))
    with qtbot.waitSignal(jobs.ended, timeout=20_000):
        pass
    assert store.columns("SELECT count(*) FROM statement") == [(0,)]
    assert store.steps().undo is None
    jobs.started.disconnect(watching)
    jobs.run("Importing", importing(store, SAMPLE), lambda _: None)
    with qtbot.waitSignal(jobs.ended, timeout=20_000):
        pass
    assert store.columns("SELECT count(*) FROM statement") == [(140,)]
    store.close()


def cancel_while_writing(job: Job) -> None:
    def cancel(progress: Progress) -> None:
        if progress.label.startswith("Importing"):
            job.cancel()

    job.progressed.connect(cancel, Qt.ConnectionType.DirectConnection)


class Ring:
    """Part of a circle, so that only the collector frees it; tells in which thread it was freed."""

    def __init__(self, freed: set[int]) -> None:
        self.freed, self.itself = freed, self

    def __del__(self) -> None:
        self.freed.add(threading.get_ident())


def test_what_a_job_leaves_to_be_collected_is_freed_in_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    freed: set[int] = set()

    def litter() -> Generator[Progress, None, int]:
        for step in range(20):
            for _ in range(5000):
                Ring(freed)
            yield Progress(step, 20, "Littering")
        return 20

    with qtbot.waitSignal(jobs.ended):
        jobs.run("Littering", litter(), lambda _: None)
    gc.collect()
    assert freed == {threading.get_ident()}
    assert gc.isenabled()
