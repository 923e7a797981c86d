"""The window says for how narrow a circle the dossier is, and by which source a statement is for it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.main_window import MainWindow
from models.edits.sources import set_handling
from tests.journeys.walking import choose, property_of, read, trigger, workspace
from tests.windows import Opener
from views.register.columns import Column
from views.sources.handling import HandlingMark


def mark_in_status(window: MainWindow) -> HandlingMark:
    QApplication.processEvents()
    found: HandlingMark = window.statusBar().findChild(HandlingMark)
    return found


def source_of(window: MainWindow, code: str) -> str:
    snapshot = workspace(window).document.snapshot
    return snapshot.sources[int(snapshot.statements.source[snapshot.statements.codes.index(code)])].id


def test_the_narrowest_mark_of_the_dossier_stands_in_the_window_and_follows_edits(
    open_window: Opener, dossier: Path
) -> None:
    window = open_window(dossier)
    store = workspace(window).document.store
    assert not mark_in_status(window).isVisible()
    set_handling(store, source_of(window, "ST001"), "AMBER")
    assert mark_in_status(window).isVisible()
    assert mark_in_status(window).accessibleName() == (
        "The narrowest handling mark in this dossier is TLP:AMBER. 20 sources of 21 bear no mark."
    )
    set_handling(store, source_of(window, "ST106"), "RED")
    assert "is TLP:RED. 19 sources" in mark_in_status(window).accessibleName()
    assert "TLP:RED" in mark_in_status(window).toolTip()
    trigger(window, "undo")
    assert "is TLP:AMBER." in mark_in_status(window).accessibleName()
    trigger(window, "undo")
    assert not mark_in_status(window).isVisible()


def test_the_mark_of_its_source_is_said_of_a_statement(open_window: Opener, dossier: Path) -> None:
    window = open_window(dossier)
    choose(window, "ST001")
    assert "Handling" not in read(window)
    set_handling(workspace(window).document.store, source_of(window, "ST001"), "AMBER+STRICT")
    assert property_of(window, "Handling") == "TLP:AMBER+STRICT"
    trigger(window, "statements")
    register = workspace(window).register.model
    row = next(at for at in range(register.rowCount()) if "ST001" in str(register.index(at, Column.CODE).data()))
    assert "TLP:AMBER+STRICT" in register.index(row, Column.SOURCE).data(Qt.ItemDataRole.ToolTipRole)
