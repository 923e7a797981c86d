"""An analyst brings ten rows from a spreadsheet, mends one, adds them, and works on many at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.journeys.walking import id_of, trigger, undo_step, workspace
from tests.windows import Opener
from views.register.columns import Column

HEAD = ("Date", "Published", "Side", "Speaker", "Issue", "Kind", "Range", "Grade", "Source", "Quote")


def rows(window: MainWindow) -> list[tuple[str, ...]]:
    """Ten rows as an analyst types them; the sixth has a date that is none."""
    source = workspace(window).document.snapshot.sources[0]
    grade, code = f"{source.reliability}2", source.code
    return [
        ("soon" if at == 5 else f"{at + 10} March 2022", "31 March 2022", "UA", "Zelenskyy", "neutrality", "Offer",
         "40–55", grade, code, f"Word {at},\nin two lines")
        for at in range(10)
    ]  # fmt: skip


def as_text(table: list[tuple[str, ...]]) -> str:
    return "".join("\t".join(f'"{cell}"' if "\n" in cell else cell for cell in row) + "\r\n" for row in table)


def as_page(table: list[tuple[str, ...]]) -> str:
    """As spreadsheets write it: lines within a cell as breaks, the words themselves broken anywhere."""
    body = "".join(
        "<tr>" + "".join(f"<td class=xl65>{cell.replace(chr(10), '<br>')}</td>\n  " for cell in row) + "</tr>"
        for row in table
    )
    return f"<html><head><style>td {{ padding: 0 }}</style></head><body><table border=0><col>{body}</table></body>"


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    opened = open_window(dossier)
    trigger(opened, "statements")
    return opened


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keys go now."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifiers)
    QApplication.processEvents()


@pytest.mark.parametrize("form", ["text", "page"])
def test_ten_rows_are_pasted_one_is_mended_all_are_added_and_taken_back(
    window: MainWindow, qtbot: QtBot, form: str
) -> None:
    table = [HEAD, *rows(window)]
    mime = QMimeData()
    mime.setText(as_text(table) if form == "text" else "a table")
    if form == "page":
        mime.setHtml(as_page(table))
    QGuiApplication.clipboard().setMimeData(mime)
    register = workspace(window).register
    register.table.setFocus()
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = register.desk.paste_page
    assert register.desk.is_pasting
    assert page.state.text() == "1 row cannot be taken as it is: mend it, or leave it out."
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    qtbot.keyClicks(editor, "mid-March 2022")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(page.add_button.isEnabled)
    assert page.add_button.text() == "Add 10 statements"
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace(window).messages.text == "Added 10 statements."
    assert undo_step(window) == "Add 10 statements"
    row = register.model.row_of(id_of(window, "ST146"))
    assert row is not None
    assert register.model.index(row, Column.SAID).data() == "11–20 Mar 2022"
    assert register.model.copied(row, Column.TEXT) == "Word 5,\nin two lines"
    workspace(window).messages._button.click()
    assert len(workspace(window).document.snapshot.statements) == 140


def test_selected_rows_are_filled_down_copied_and_pasted_over(window: MainWindow, qtbot: QtBot) -> None:
    register, document = workspace(window).register, workspace(window).document
    select_rows(window, 5, Column.ACT)
    top = register.model.copied(0, Column.ACT)
    press(qtbot, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert {register.model.copied(row, Column.ACT) for row in range(5)} == {top}
    assert undo_step(window) == "Fill act down to 4 statements"
    press(qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText(copied.replace("Ukraine", "Ukrainian side"))
    before = document.snapshot
    press(qtbot, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page = register.desk.paste_page
    assert register.desk.is_pasting
    assert "No party is called “Ukrainian side”." in " ".join(page.model.problem(row) for row in range(5))
    press(qtbot, Qt.Key.Key_Escape)
    assert "was put away" in workspace(window).messages.text
    assert document.snapshot is before


def test_words_are_found_and_replaced_with_a_look_before(window: MainWindow, qtbot: QtBot) -> None:
    register = workspace(window).register
    register.table.setFocus()
    trigger(window, "replace")
    page = register.desk.replace_page
    qtbot.keyClicks(page.find_line, "Mariupol")
    qtbot.keyClicks(page.by_line, "the city")
    press(qtbot, Qt.Key.Key_Return)
    count = page.changes.rowCount()
    assert count > 0
    page.replace()
    assert workspace(window).messages.text.endswith(f"replaced in {count} statement{'s' if count > 1 else ''}.")
    assert undo_step(window).startswith("Replace “Mariupol” in text of")


def test_a_pasted_table_is_not_lost_when_the_window_is_closed(
    window: MainWindow, said_in_boxes: list[str], press: list[str]
) -> None:
    QGuiApplication.clipboard().setText(as_text([HEAD, *rows(window)]))
    workspace(window).register.desk.paste()
    window.close()
    assert window.isVisible()
    assert "A table has been pasted and is not added." in said_in_boxes.pop()
    workspace(window).register.desk.show_list()


def test_a_job_adds_thousands_and_the_window_stays_at_hand(window: MainWindow, qtbot: QtBot) -> None:
    many = [row for row in rows(window) if row[0] != "soon"] * 60
    QGuiApplication.clipboard().setText(as_text([HEAD, *many]))
    register = workspace(window).register
    register.desk.paste()
    qtbot.waitUntil(register.desk.paste_page.add_button.isEnabled)
    with qtbot.waitSignal(window.jobs.ended, timeout=60_000):
        register.desk.paste_page.add()
        assert window.jobs.current is not None
    qtbot.waitUntil(lambda: workspace(window).messages.text == "Added 540 statements.")
    assert len(workspace(window).document.snapshot.statements) == 680
    assert undo_step(window) == "Add 540 statements"


def select_rows(window: MainWindow, count: int, column: Column) -> None:
    """Select the first rows, with a cell of the last one as the current cell."""
    table = workspace(window).register.table
    table.select_rows(range(count), 0)
    flags = QItemSelectionModel.SelectionFlag.NoUpdate
    table.selectionModel().setCurrentIndex(table.model().index(count - 1, column), flags)
    table.setFocus()
    QApplication.processEvents()
