"""Filter the register, order it, choose, edit, take back – and find the way back open after a restart."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.journeys.walking import choose, code_of, property_of, read, stored_range, trigger, undo_step, workspace
from tests.windows import Opener, end
from views.register.columns import Column


def codes(window: MainWindow) -> list[str]:
    model = workspace(window).register.model
    return [str(model.index(row, Column.CODE).data()) for row in range(model.rowCount())]


def edit_firmness_and_condition(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, "edit")
    form = workspace(window).inspector.card.form
    form.firmness.setFocus()
    qtbot.keyClick(form.firmness, Qt.Key.Key_Down)
    form.condition.line.setFocus()
    form.condition.line.selectAll()
    qtbot.keyClicks(form.condition.line, "if it is ratified")
    qtbot.keyClick(form.condition.line, Qt.Key.Key_Tab)


def test_filter_choose_edit_and_take_back(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    trigger(window, "filter")
    register = workspace(window).register
    qtbot.waitUntil(register.filter.field.hasFocus)
    qtbot.keyClicks(register.filter.field, "permanent neutrality")
    assert set(codes(window)) >= {"ST106", "ST136", "ST137"}
    assert len(codes(window)) < 20
    register.table.horizontalHeader().setSortIndicator(Column.CODE, Qt.SortOrder.AscendingOrder)
    assert codes(window) == sorted(codes(window))
    qtbot.keyClick(register.filter.field, Qt.Key.Key_Down)
    row = codes(window).index("ST106")
    place = register.table.visualRect(register.model.index(row, register.table.first_column())).center()
    qtbot.mouseClick(register.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert code_of(window) == "ST106"
    edit_firmness_and_condition(window, qtbot)
    trigger(window, "edit")
    assert property_of(window, "Firmness") == "4 declared non-negotiable"
    assert property_of(window, "Condition") == "if it is ratified"
    assert "ST106" in codes(window)
    trigger(window, "undo")
    assert property_of(window, "Condition") == "binding guarantees enter into force"
    trigger(window, "undo")
    assert property_of(window, "Firmness") == "3 insisted on"
    assert undo_step(window) == ""
    trigger(window, "redo")
    assert property_of(window, "Firmness") == "4 declared non-negotiable"
    assert undo_step(window) == "Set firmness"


def test_after_a_restart_the_way_back_is_open_by_its_name(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    first = open_window(dossier)
    choose(first, "ST106")
    edit_firmness_and_condition(first, qtbot)
    trigger(first, "undo")
    end(first)
    assert [path.name for path in dossier.parent.glob(f"{dossier.name}*")] == [dossier.name]
    second = open_window(dossier)
    choose(second, "ST106")
    assert undo_step(second) == "Set firmness"
    assert second.actions_by_id["redo"].text() == "&Redo “Set condition”"
    trigger(second, "redo")
    assert property_of(second, "Condition") == "if it is ratified"
    trigger(second, "undo")
    trigger(second, "undo")
    assert property_of(second, "Firmness") == "3 insisted on"


def test_the_register_stands_at_the_next_start_as_it_was_left(open_window: Opener, dossier: Path) -> None:
    first = open_window(dossier)
    trigger(first, "statements")
    header = workspace(first).register.table.horizontalHeader()
    header.setSortIndicator(Column.RANGE, Qt.SortOrder.DescendingOrder)
    header.resizeSection(Column.ISSUE, 171)
    end(first)
    second = open_window(dossier)
    second.resize(1500, 950)
    QApplication.processEvents()
    assert workspace(second).shown == "statements"
    header = workspace(second).register.table.horizontalHeader()
    assert header.sortIndicatorSection() == Column.RANGE
    assert header.sectionSize(Column.ISSUE) == 171


def test_undo_with_a_field_half_typed_takes_back_what_was_typed(
    open_window: Opener, dossier: Path, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    choose(window, "ST106")
    form = workspace(window).inspector.card.form
    trigger(window, "edit")
    qtbot.keyClick(form.firmness, Qt.Key.Key_Down)
    form.stance.line.setFocus()
    form.stance.line.selectAll()
    qtbot.keyClicks(form.stance.line, "51-59")
    trigger(window, "undo")
    QApplication.processEvents()
    assert stored_range(window, "ST106") == (50, 58)
    assert "Moved +14 toward Russia since round 6 · definite" in read(window)
    assert undo_step(window) == "Set firmness"
    assert window.actions_by_id["redo"].text() == "&Redo “Set range”"
