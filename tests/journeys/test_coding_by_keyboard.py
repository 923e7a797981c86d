"""The stopwatch: ten statements of one news report, by keyboard alone, in at most twelve key presses each.

Every key counts, the letters of issues and the figures of ranges included.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.checking.check import check
from models.edits.source_texts import NewText, add_text
from models.passages import passages_in
from models.words import ACTS
from tests.journeys.walking import undo_step, workspace
from tests.windows import Opener

REPORT = (
    "Ukraine is ready to discuss neutrality if guarantors come first, Zelenskyy said.",
    "Zelenskyy said any deal would be put to a referendum.",
    "There would be no vote while troops remain, Zelenskyy said.",
    "Medinsky said the Donbas question was not open.",
    "Crimea was Russian, Medinsky said.",
    "Peskov said the talks had brought no breakthrough.",
    "Lavrov said a meeting of presidents now would be counterproductive.",
    "Podolyak said guarantees must be binding.",
    "Podolyak said troops must leave first.",
    "Arakhamia said a meeting of presidents could come soon.",
)
"""One sentence for each statement, one after the other in the text."""

KEYS = (
    ("2", "ne", "35-45"), ("9", "re", ""), ("1", "", "0-20"), ("5", "do", "100"), ("5", "cr", "100"),
    ("P", "pr", ""), ("5", "", "80-95"), ("1", "gu", "0-20"), ("1", "ce", "0-10"), ("3", "pr", "10-30"),
)  # fmt: skip
"""For each sentence the key of the act, some letters of the issue ("" as in the last one), and the range."""


class Stopwatch(QObject):
    """Counts key presses and mouse clicks of the whole application."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = self.clicks = 0
        self._counted: set[int] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        at_the_focus = isinstance(watched, QWidget) and watched is QApplication.focusWidget()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and at_the_focus:
            self.keys += 1
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self.clicks += 1
        return False


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    opened = open_window(dossier)
    place = workspace(opened)
    source = next(one for one in place.document.snapshot.sources if one.code == "SEED-002")
    add_text(place.document.store, source.id, NewText("\n".join(REPORT)))
    place.show_source(source.id)
    QApplication.processEvents()
    return opened


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        if isinstance(key, str):
            qtbot.keyClicks(focus, key)
        else:
            qtbot.keyClick(focus, key)
        QApplication.processEvents()


def code(qtbot: QtBot, act: str, issue: str, stance: str) -> None:
    press(qtbot, Qt.Key.Key_N, Qt.Key.Key_Return, act, issue)
    if stance:
        press(qtbot, Qt.Key.Key_Tab, stance)
    press(qtbot, Qt.Key.Key_Return)


def test_ten_statements_take_at_most_twelve_keys_each_and_no_mouse(window: MainWindow, qtbot: QtBot) -> None:
    place, watch = workspace(window), Stopwatch()
    reader, source = place.sources.page.reader, place.sources.page.source
    assert source is not None
    text_id = source.text_id
    reader.text.setFocus()
    before = len(place.document.snapshot.statements)
    QApplication.instance().installEventFilter(watch)
    taken = []
    for keys in KEYS:
        earlier = watch.keys
        code(qtbot, *keys)
        taken.append(watch.keys - earlier)
    QApplication.instance().removeEventFilter(watch)
    assert max(taken) <= 12, taken
    assert watch.clicks == 0
    snapshot, statements = place.document.snapshot, place.document.snapshot.statements
    assert len(statements) == before + 10
    coded = range(before, before + 10)
    speakers = [snapshot.speakers[statements.speaker[at]].name.split()[-1] for at in coded]
    assert speakers == [
        "Zelenskyy", "Zelenskyy", "Zelenskyy", "Medinsky", "Medinsky", "Peskov", "Lavrov", "Podolyak", "Podolyak",
        "Arakhamia",
    ]  # fmt: skip
    assert [statements.low[at] for at in (before, before + 3, before + 6)] == [35, 100, 80]
    assert ACTS[statements.act[before + 8]].value == "demand"
    assert [passage.quote for passage in passages_in(place.document.store, text_id)] == list(REPORT)
    assert check(place.document.store) == []
    assert undo_step(window) == "Code statement"


def test_a_coded_statement_leads_to_its_passage_and_back(window: MainWindow, qtbot: QtBot) -> None:
    place = workspace(window)
    place.sources.page.reader.text.setFocus()
    code(qtbot, *KEYS[0])
    made = place.selection.statement_id
    window.actions_by_id["timeline"].trigger()
    window.actions_by_id["passage"].trigger()
    assert place.shown == "sources"
    start, end = place.sources.page.reader.text.marked
    assert "\n".join(REPORT)[start:end] == REPORT[0]
    window.actions_by_id["passage"].trigger()
    assert place.shown == "timeline"
    assert place.selection.statement_id == made


def test_a_statement_read_from_no_text_says_so(window: MainWindow) -> None:
    place = workspace(window)
    place.selection.choose_statement(place.document.snapshot.statements.ids[0])
    window.actions_by_id["passage"].trigger()
    assert place.messages.text == "This statement was read from no text that was taken in."
