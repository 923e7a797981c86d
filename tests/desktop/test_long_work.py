from multiprocessing import active_children
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs
from models.sources.intake import Offered, TakenIn, take_in
from models.store import Store
from tests.foreign import pdf


@pytest.fixture
def jobs(qapp: object) -> Jobs:
    return Jobs()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf(["Article 1", "Article 2"]))
    return path


def test_what_is_taken_in_arrives_in_the_window(store: Store, draft: Path, jobs: Jobs, qtbot: QtBot) -> None:
    taken = list[TakenIn]()
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Reading", take_in(store, [Offered(draft), Offered(draft.with_name("gone.pdf"))]), taken.extend)
    assert [found.gathered.text for found in taken] == ["Article 1\nArticle 2", ""]
    assert taken[1].refusal.startswith("gone.pdf cannot be read")


def test_cancelling_ends_the_process_that_reads(store: Store, tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    path = tmp_path / "long.html"
    path.write_bytes(b"<!DOCTYPE html>" + b"<p>They met." * 400_000)
    # Connected before the thread starts: PySide does not stand signals that are connected while they are emitted.
    jobs.started.connect(lambda job: job.progressed.connect(lambda _: job.cancel()))
    with qtbot.waitSignal(jobs.cancelled):
        jobs.run("Reading", take_in(store, [Offered(path)]), lambda _: None)
    jobs.stop()
    assert active_children() == []
