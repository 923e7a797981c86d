import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import backing_up
from desktop.backing_up import BackingUp
from desktop.jobs import Jobs
from models.backups.keeping import backups, folder_of
from models.progress import Progress
from models.store import Store
from tests.talks import add_talks


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(backing_up, "backups_folder", lambda: tmp_path / "backups")
    return tmp_path / "backups"


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


def long_work(go: threading.Event) -> Generator[Progress, None, None]:
    yield Progress(0, 1, "Working")
    go.wait(10)


def test_a_backup_that_was_due_while_other_work_ran_is_made_when_that_is_done(
    jobs: Jobs, store: Store, root: Path, qtbot: QtBot
) -> None:
    add_talks(store)
    backing, go = BackingUp(store, jobs), threading.Event()
    jobs.run("Long work", long_work(go), lambda _made: None)
    backing.make("opening")
    backing.make("working")
    assert backups(folder_of(store, root)) == []
    with qtbot.waitSignal(backing.made):
        go.set()
    qtbot.waitUntil(lambda: jobs.current is None)
    assert [one.reason for one in backups(folder_of(store, root))] == ["opening"]
    backing.stop()


def test_none_is_made_of_a_dossier_that_is_closed_meanwhile(jobs: Jobs, store: Store, root: Path, qtbot: QtBot) -> None:
    add_talks(store)
    backing, go = BackingUp(store, jobs), threading.Event()
    jobs.run("Long work", long_work(go), lambda _made: None)
    backing.make("working")
    backing.stop()
    with qtbot.waitSignal(jobs.ended):
        go.set()
    assert jobs.current is None
    assert backups(folder_of(store, root)) == []
