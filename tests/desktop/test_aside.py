"""Work beside the one job: the last that was asked for counts, what was before it is dropped."""

import gc
import threading
from collections.abc import Generator, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Aside, Jobs
from models.progress import Progress


@pytest.fixture
def aside(qapp: object) -> Iterator[Aside]:
    made = Jobs().aside()
    yield made
    made.stop()


def work(result: str, go: threading.Event, begun: threading.Event | None = None) -> Generator[Progress, None, str]:
    yield Progress(0, 1, "Begun")
    if begun is not None:
        begun.set()
    go.wait(10)
    yield Progress(1, 1, "Done")
    return result


def test_the_result_of_what_was_asked_for_last_is_told_and_of_nothing_before(aside: Aside, qtbot: QtBot) -> None:
    told: list[Any] = []
    go, begun = threading.Event(), threading.Event()
    aside.run(work("first", go, begun), told.append, told.append)
    assert begun.wait(10)
    for name in ("second", "third"):
        aside.run(work(name, go), told.append, told.append)
    go.set()
    qtbot.waitUntil(lambda: told == ["third"])
    qtbot.waitUntil(gc.isenabled)
    assert told == ["third"]


def test_what_fails_is_told_once_and_what_was_dropped_is_not(aside: Aside, qtbot: QtBot) -> None:
    def failing() -> Generator[Progress, None, None]:
        yield Progress(0, 1, "Begun")
        raise ValueError("this")

    done: list[Any] = []
    failed: list[BaseException] = []
    aside.run(failing(), done.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert [str(one) for one in failed] == ["this"]
    aside.run(failing(), done.append, failed.append)
    aside.cancel()
    aside.stop()
    assert len(failed) == 1
    assert done == []


def test_to_stop_is_to_wait_until_nothing_runs(aside: Aside) -> None:
    go, begun = threading.Event(), threading.Event()
    told: list[Any] = []
    aside.run(work("late", go, begun), told.append, told.append)
    assert begun.wait(10)
    go.set()
    aside.stop()
    assert gc.isenabled()
    assert told == []
