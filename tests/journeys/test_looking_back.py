"""Look at the dossier as it was on a day: all of it is of that day, nothing can be changed, and back to now."""

from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.edits import statements
from models.edits.coding import delete_statement
from tests.journeys.test_reading import ask_what_was_known
from tests.journeys.walking import choose, read, trigger, workspace
from tests.windows import Opener
from views.known_banner import KnownBanner
from views.register.columns import Column

SENTENCE = "This is the dossier as known on 1 May 2022. Come back to now to change it."


def test_the_past_can_be_read_but_not_changed(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    space = workspace(window)
    document, place = space.document, space.document.snapshot.statements.position
    first, second = document.snapshot.statements.ids[:2]
    statements.set_text(document.store, first, "Quite other words")
    delete_statement(document.store, second)
    choose(window, "ST001")
    assert "Quite other words" in read(window)
    ask_what_was_known(window, QDate(2022, 5, 1))
    assert "Quite other words" not in read(window)
    assert not space.inspector.card.edit.isEnabled()
    assert space.inspector.card.edit.toolTip() == SENTENCE
    trigger(window, "statements")
    model = space.register.model
    codes = [model.index(row, Column.CODE).data() for row in range(model.rowCount())]
    assert "ST002" in codes
    space.register.table.edit_asked.emit(model.index(codes.index("ST002"), Column.TEXT))
    qtbot.waitUntil(lambda: space.messages.text == SENTENCE)
    assert not space.register.desk.cell_editor.is_open
    for name in ("undo", "code", "paste", "import"):
        assert not window.actions_by_id[name].isEnabled()
    banner = window.findChild(KnownBanner)
    assert not banner.isHidden()
    banner.findChild(QPushButton).click()
    assert banner.isHidden()
    assert "Quite other words" in read(window)
    assert second not in document.snapshot.statements.position
    assert second in place
    assert window.actions_by_id["undo"].isEnabled()
    assert document.reading.known is None
    assert document.present is document.snapshot
