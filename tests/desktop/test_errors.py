import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import Door, start_log
from models.errors import UserError


class Heard:
    """What came through a door."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.reports: list[tuple[str, str]] = []
        self.door = Door(
            lambda error: self.sentences.append(error.sentence),
            lambda sentence, details: self.reports.append((sentence, details)),
        )


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def log(own_folders: Path) -> Iterator[Path]:
    logger = logging.getLogger("parley")
    before = list(logger.handlers)
    start_log()
    yield own_folders / "parley.log"
    for handler in set(logger.handlers) - set(before):
        handler.close()
        logger.removeHandler(handler)


def test_what_the_user_got_wrong_is_a_sentence_and_no_line_in_the_log(heard: Heard, log: Path) -> None:
    heard.door.take(UserError("The scale runs from 0 to 100."))
    assert (heard.sentences, heard.reports) == (["The scale runs from 0 to 100."], [])
    assert not log.exists()


def test_what_we_got_wrong_is_a_report_and_a_line_in_the_log(heard: Heard, log: Path) -> None:
    heard.door.attempt(lambda: {}["missing"])
    (sentence, details), = heard.reports  # fmt: skip
    assert sentence == "Parley met a mistake of its own: KeyError."
    assert "KeyError: 'missing'" in details
    assert "KeyError: 'missing'" in log.read_text("utf-8")
    assert heard.sentences == []


def test_a_report_names_versions_and_the_place(heard: Heard) -> None:
    heard.door.attempt(lambda: 1 / 0)
    details = heard.reports[0][1]
    assert details.startswith("Parley 0.")
    assert "test_errors.py" in details


def test_interrupting_by_the_keyboard_is_no_bug(heard: Heard) -> None:
    heard.door.take(KeyboardInterrupt())
    assert (heard.sentences, heard.reports) == ([], [])


def test_the_door_takes_what_no_slot_caught(heard: Heard, qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer

    def wrong() -> None:
        raise UserError("Said from a slot.")

    before = sys.excepthook
    restore = heard.door.install()
    QTimer.singleShot(0, wrong)
    qtbot.waitUntil(lambda: heard.sentences == ["Said from a slot."])
    restore()
    assert sys.excepthook is before


def test_a_bug_in_a_thread_goes_to_the_log(heard: Heard, log: Path) -> None:
    restore = heard.door.install()
    thread = threading.Thread(target=lambda: {}["in a thread"])
    thread.start()
    thread.join()
    restore()
    assert "in a thread" in log.read_text("utf-8")
    assert heard.reports == []
