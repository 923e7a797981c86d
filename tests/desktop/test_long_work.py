from multiprocessing import active_children
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs
from desktop.long_work import gathering
from models.errors import UserError
from models.gathering.gathered import Gathered
from models.progress import Progress
from tests.foreign import ended, pdf


@pytest.fixture
def jobs(qapp: object) -> Jobs:
    return Jobs()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf(["Article 1", "Article 2"]))
    return path


def test_gathering_tells_how_far_it_is_and_gives_the_text(draft: Path) -> None:
    steps = list(gathering(draft))
    assert steps[0] == Progress(0, 0, "Reading draft.pdf")
    assert ended(gathering(draft)).text == "Article 1\nArticle 2"


def test_what_is_gathered_arrives_in_the_window(draft: Path, jobs: Jobs, qtbot: QtBot) -> None:
    gathered = list[Gathered]()
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Reading", gathering(draft), gathered.append)
    assert [found.text for found in gathered] == ["Article 1\nArticle 2"]


def test_what_cannot_be_read_arrives_as_a_sentence(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    failures = list[Exception]()
    jobs.failed.connect(failures.append)
    with qtbot.waitSignal(jobs.ended):
        jobs.run("Reading", gathering(tmp_path / "gone.pdf"), lambda _: None)
    assert [type(failure) for failure in failures] == [UserError]


def test_cancelling_ends_the_process_that_reads(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    path = tmp_path / "long.html"
    path.write_bytes(b"<!DOCTYPE html>" + b"<p>They met." * 400_000)
    with qtbot.waitSignal(jobs.cancelled):
        job = jobs.run("Reading", gathering(path), lambda _: None)
        with qtbot.waitSignal(job.progressed):
            pass
        job.cancel()
    jobs.stop()
    assert active_children() == []
