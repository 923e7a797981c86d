"""Two long quotations that two analysts edited apart are put together word by word, by keyboard alone."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.merging.conflicts import conflicts
from models.tables import Party, Statement
from tests.authors import new_author
from tests.journeys.walking import trigger, workspace
from tests.journeys.worked_on import OURS, QUOTE, THEIRS, work_for_days
from tests.windows import Opener
from views.sharing.conflict_page import ConflictPage
from views.theme import DARK

CHOSEN = QUOTE.replace("fifteen years", "ten to fifteen years").replace("neither side", "none of the two sides")


@pytest.fixture(scope="module")
def worked_on_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("worked") / "istanbul-2022.parley"
    work_for_days(path, new_author("OK", "Olena Koval"), new_author("MB", "Mykola Bondar"))
    return path


@pytest.fixture
def window(open_window: Opener, worked_on_file: Path, tmp_path: Path) -> MainWindow:
    opened = open_window(Path(shutil.copy(worked_on_file, tmp_path)))
    trigger(opened, "sharing")
    workspace(opened).views.sharing.show_conflicts()
    QApplication.processEvents()
    return opened


def page_of(window: MainWindow) -> ConflictPage:
    return workspace(window).views.sharing.conflicts


def press(qtbot: QtBot, key: Qt.Key) -> QWidget:
    """Press a key where the focus is; returns where it is then."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)
    QApplication.processEvents()
    after = QApplication.focusWidget()
    assert after is not None
    return after


def choose_text(window: MainWindow, qtbot: QtBot) -> ConflictPage:
    page = page_of(window)
    assert page.lines.hasFocus()
    while page.found[page.lines.row].unit != "text":
        press(qtbot, Qt.Key.Key_Down)
    return page


def stored(window: MainWindow) -> str:
    return str(workspace(window).document.store.columns("SELECT text FROM statement WHERE code = 'ST001'")[0][0])


def test_tab_walks_from_the_list_through_both_values_to_the_text_put_together(window: MainWindow, qtbot: QtBot) -> None:
    page = choose_text(window, qtbot)
    together = page.card.together
    stops = [press(qtbot, Qt.Key.Key_Tab) for _ in range(5)]
    assert stops == [page.card.rows[0].keep, page.card.rows[1].keep, together.text, *together.takes]
    back = press(qtbot, Qt.Key.Key_Backtab)
    assert back is together.takes[0]


def test_each_place_that_both_changed_is_chosen_and_then_the_text_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    page = choose_text(window, qtbot)
    together = page.card.together
    assert "[three days | " not in together.text.toPlainText()
    assert together.how.text() == "Put together; 1 place left where both changed the same words. Take one of the two:"
    assert together.text.textCursor().selectedText() == "[within two days | without any delay]"
    assert [take.text() for take in together.takes] == ["Take “within two days”", "Take “without any delay”"]
    assert not together.keep.isEnabled()
    for _ in range(5):
        press(qtbot, Qt.Key.Key_Tab)
    after = press(qtbot, Qt.Key.Key_Space)
    assert after is together.keep
    assert together.text.toPlainText() == CHOSEN.replace("within three days", "without any delay")
    after = press(qtbot, Qt.Key.Key_Space)
    assert after is page.lines
    assert stored(window) == CHOSEN.replace("within three days", "without any delay")
    assert [one.unit for one in conflicts(workspace(window).document.store.columns)] == ["range"]
    trigger(window, "undo")
    assert stored(window) == OURS


def test_what_is_edited_by_hand_is_kept_as_it_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    page = choose_text(window, qtbot)
    together = page.card.together
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Tab)
    assert together.text.hasFocus()
    qtbot.keyClicks(together.text, "at once")
    assert together.how.text() == "Put together, with all chosen:"
    assert together.keep.isEnabled()
    qtbot.keyClick(together.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    while together.keep.isEnabled():
        qtbot.keyClick(together.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert together.takes[0].isVisible()


def test_what_is_typed_stays_when_the_colours_change_and_when_a_colleague_writes(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = choose_text(window, qtbot)
    page.card.together.text.selectAll()
    qtbot.keyClicks(page.card.together.text, "typed by hand")
    page.set_theme(DARK)
    store = workspace(window).document.store
    with store.write("Edit") as writing:
        party = store.columns("SELECT id FROM party LIMIT 1")[0][0]
        writing.set(Party, party, name="Another name")
        # Which changes how the conflict itself is called.
        statement = store.columns("SELECT id FROM statement WHERE code = 'ST001'")[0][0]
        writing.set(Statement, statement, code="ST901")
    assert page.found[page.lines.row].unit == "text"
    assert page.card.conflict is not None
    assert page.card.conflict.title == "statement ST901"
    assert page.card.together.text.toPlainText() == "typed by hand"
    page.lines.setCurrentIndex(page.lines.model().index(1 - page.lines.row, 0))
    page.lines.setCurrentIndex(page.lines.model().index(1 - page.lines.row, 0))
    assert page.card.together.text.toPlainText() != "typed by hand"


def test_the_words_that_each_changed_are_underlined_and_heard_without_markup(window: MainWindow, qtbot: QtBot) -> None:
    page = choose_text(window, qtbot)
    values = [row.value for row in page.card.rows]
    assert "<u>none of the two sides</u> " in values[1].text()
    assert [value.accessibleName() for value in values] == [OURS, THEIRS]
    heard = page.lines.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Statement ST001: Text, … over ten to fifteen years, du… / … over fifteen years, during wh…"
