"""Many processes on one file, and processes that die while they write."""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from models.checking.check import check
from models.edits import statements as edits
from models.file import opening
from models.record.author import Author
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.talks import Talks, add_talks, statement, value_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once")

Work = Callable[[Path, Talks, int, Connection], None]


@pytest.fixture
def dossier(folder: Path, author: Author) -> tuple[Path, Talks]:
    path = folder / "talks.parley"
    # Closed before others start: a connection must not be carried into another process.
    with closing(Store.create(path, author)) as opened:
        return path, add_talks(opened)


def start(work: Work, path: Path, talks: Talks, number: int) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(path, talks, number, theirs))
    process.start()
    theirs.close()
    return process, ours


def received(pipe: Connection) -> list[str]:
    """All that a process told before it ended."""
    told = []
    with pipe:
        try:
            while True:
                told.append(pipe.recv())
        except EOFError:
            return told


def edit_together(path: Path, talks: Talks, number: int, pipe: Connection) -> None:
    with closing(Store.open(path, new_author(f"A{number}", f"Analyst {number}"))) as store:
        for turn in range(5):
            edits.set_text(store, talks.first, f"{number}:{turn}")
            with store.write("Add statement") as writing:
                row = statement(talks, code=f"ST{number}-{turn}", sequence=writing.next_sequence(Statement))
                pipe.send(writing.add(row))


def test_eight_analysts_at_once_lose_nothing(dossier: tuple[Path, Talks], author: Author):
    path, talks = dossier
    started = [start(edit_together, path, talks, number) for number in range(8)]
    added = [row for _, pipe in started for row in received(pipe)]
    for process, _ in started:
        process.join()
    assert [process.exitcode for process, _ in started] == [0] * 8
    with closing(Store.open(path, author)) as store:
        assert {row[0] for row in store.columns("SELECT id FROM statement")} == {talks.first, talks.second, *added}
        texts = {row[0] for row in store.columns("SELECT value FROM change WHERE unit = 'text'")}
        assert texts == {f'"{number}:{turn}"' for number in range(8) for turn in range(5)}
        assert store.columns("SELECT count(*) FROM (SELECT DISTINCT sequence FROM statement)") == [(42,)]
        assert store.columns("SELECT count(*) FROM analyst") == [(9,)]
        assert check(store) == []
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def edit_until_killed(path: Path, talks: Talks, number: int, pipe: Connection) -> None:
    store = Store.open(path, new_author(f"A{os.getpid()}", "Somebody"))
    row = (talks.first, talks.second)[number]
    while True:
        turn = time.monotonic_ns()
        with store.write("Edit") as writing:
            writing.set(Statement, row, text=f"{turn:020}", condition=f"{turn:020}" * 300)
        pipe.send(f"{turn:020}")


def test_writers_that_are_killed_lose_nothing_that_was_saved(
    dossier: tuple[Path, Talks], author: Author, monkeypatch: pytest.MonkeyPatch
):
    path, talks = dossier
    monkeypatch.setattr(opening, "_JOURNAL_LOOKS", 1)
    chance = random.Random(1)
    saved = {talks.first: "", talks.second: ""}
    for _ in range(10):
        started = [start(edit_until_killed, path, talks, number) for number in range(2)]
        assert all(pipe.poll(30) for _, pipe in started)
        time.sleep(chance.uniform(0, 0.1))
        for process, _ in started:
            os.kill(process.pid or 0, signal.SIGKILL)
        for row, (process, pipe) in zip(saved, started, strict=True):
            saved[row] = max([saved[row], *received(pipe)])
            process.join()
        with closing(Store.open(path, author)) as store:
            for row, acknowledged in saved.items():
                text = value_of(store, "statement", row, "text")
                assert not acknowledged or text >= acknowledged
                assert not acknowledged or value_of(store, "statement", row, "condition") == text * 300
            assert check(store) == []
    assert all(saved.values())
