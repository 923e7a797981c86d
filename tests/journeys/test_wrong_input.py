"""What cannot be read is said beside its field, and nothing is stored."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.store import Store
from tests.authors import new_author
from tests.journeys.walking import choose, trigger, type_anew, undo_step, workspace
from tests.talks import all_tables
from tests.windows import Opener, end
from views.fields import LineField


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    opened = open_window(dossier)
    choose(opened, "ST106")
    trigger(opened, "edit")
    return opened


def tables_of(path: Path) -> object:
    store = Store.open(path, new_author())
    tables = all_tables(store)
    store.close()
    return tables


def field(window: MainWindow, name: str) -> LineField[object]:
    found: LineField[object] = getattr(workspace(window).inspector.card.form, name)
    return found


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("stance", "80-20", "The range runs backwards: 80 is above 20."),
        ("stance", "120", "The scale runs from 0 to 100."),
        ("stance", "abc", "Type a range from 0 to 100 such as 40–55, or leave it empty."),
        ("said_on", "30.02.2022", "There is no 30 February 2022."),
        ("said_on", "03/04/2022", "Write 3 April 2022 or 4 March 2022: the figures can mean either."),
        ("published_on", "", "Say when it was published, such as 29 March 2022."),
    ],
)
def test_it_says_so_stores_nothing_and_escape_brings_back(
    window: MainWindow, dossier: Path, name: str, typed: str, sentence: str, qtbot: QtBot
) -> None:
    wrong = field(window, name)
    before = wrong.line.text()
    type_anew(qtbot, wrong.line, typed)
    if not typed:
        qtbot.keyClick(wrong.line, Qt.Key.Key_Delete)
    assert wrong.message.isVisible()
    assert wrong.message.text() == sentence
    for leaving in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        qtbot.keyClick(wrong.line, leaving)
    assert wrong.line.text() == typed
    assert undo_step(window) == ""
    assert workspace(window).messages.text == ""
    wrong.line.setFocus()
    qtbot.keyClick(wrong.line, Qt.Key.Key_Escape)
    assert wrong.line.text() == before
    assert not wrong.message.isVisible()
    assert undo_step(window) == ""


def test_closing_over_what_cannot_be_read_asks_and_stores_nothing(
    window: MainWindow, dossier: Path, istanbul_file: Path, qtbot: QtBot, press: list[str], said_in_boxes: list[str]
) -> None:
    type_anew(qtbot, field(window, "stance").line, "80-20")
    type_anew(qtbot, field(window, "said_on").line, "30.02.2022")
    press += ["Discard what I typed", "Keep the dossier open"]
    window.close()
    assert window.isVisible()
    assert field(window, "stance").line.text() == "80-20"
    end(window)
    assert len(said_in_boxes) == 2
    said_in_boxes.clear()
    assert tables_of(dossier) == tables_of(istanbul_file)


def test_mending_what_was_wrong_stores_it(window: MainWindow, qtbot: QtBot) -> None:
    stance = field(window, "stance")
    type_anew(qtbot, stance.line, "80-20")
    qtbot.keyClick(stance.line, Qt.Key.Key_Return)
    type_anew(qtbot, stance.line, "20-80")
    assert not stance.message.isVisible()
    qtbot.keyClick(stance.line, Qt.Key.Key_Return)
    assert undo_step(window) == "Set range"
    assert stance.line.text() == "20–80"
