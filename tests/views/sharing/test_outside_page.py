"""From what another program wrote into the file to what is adopted or put back."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.checking.check import check
from models.progress import Progress, ended
from tests.seen import all_that_is_seen
from views.document import Document
from views.selection import Selection
from views.sharing.outside_page import OutsidePage
from views.sharing.view import OUTSIDE, SharingView
from views.theme import LIGHT


def at_once(_label: str, work: Generator[Progress, None, Any], done: Callable[[Any], None]) -> None:
    done(ended(work))


@pytest.fixture
def view(document: Document, tmp_path: Path, qtbot: QtBot) -> SharingView:
    made = SharingView(document, Selection(), LIGHT, at_once, lambda: tmp_path / "backups")
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.show_part(OUTSIDE)
    return made


@pytest.fixture
def page(view: SharingView, document: Document) -> OutsidePage:
    """Two statements were given another text by another program, and were looked for."""
    with closing(sqlite3.connect(document.store.path)) as file:
        file.execute("UPDATE statement SET text = 'By <b>hand</b>' WHERE code IN ('ST001', 'ST106')")
        file.commit()
    view.outside.look.click()
    return view.outside


def texts(document: Document) -> list[bool]:
    """Which of the two statements say what was written by hand."""
    rows = document.store.columns("SELECT text FROM statement WHERE code IN ('ST001', 'ST106') ORDER BY code")
    return [row[0] == "By <b>hand</b>" for row in rows]


def test_where_nothing_was_written_nothing_can_be_done(view: SharingView) -> None:
    assert "Nobody has looked yet." in all_that_is_seen(view)
    view.outside.look.click()
    assert "All tables are as the record says." in all_that_is_seen(view)
    assert not view.outside.adopt.isVisible()


def test_a_record_is_shown_with_both_values(page: OutsidePage) -> None:
    seen = all_that_is_seen(page)
    assert "2 records edited outside Parley." in seen
    assert "Statement ST001" in seen
    assert "Text in the table: By <b>hand</b>" in seen


def test_one_is_adopted_and_the_other_put_back(
    page: OutsidePage, view: SharingView, document: Document, qtbot: QtBot
) -> None:
    told: list[str] = []
    view.told.connect(told.append)
    page.reverted.connect(told.append)
    qtbot.keyClick(page.lines, Qt.Key.Key_Home)
    page.adopt.click()
    page.stand.click()
    assert told == [
        "1 record edited outside Parley adopted.",
        "1 record edited outside Parley put back as the record says. Redo takes it in again.",
    ]
    assert texts(document) == [True, False]
    assert check(document.store) == []
    assert "All tables are as the record says." in all_that_is_seen(page)
    document.store.redo()
    assert texts(document) == [True, True]


def test_all_are_adopted_in_one_step(page: OutsidePage, document: Document) -> None:
    page.adopt_all.click()
    assert (texts(document), check(document.store)) == ([True, True], [])
    document.store.undo()
    assert (texts(document), check(document.store)) == ([False, False], [])


def test_the_record_stands_for_all(page: OutsidePage, document: Document) -> None:
    page.stand_all.click()
    assert (texts(document), check(document.store)) == ([False, False], [])
