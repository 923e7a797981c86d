"""What Parley is for: find a round, see what moved, read what was said, correct it, and write it down."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.journeys.walking import (
    code_of,
    id_of,
    movement_of,
    painted,
    property_of,
    read,
    stored_range,
    trigger,
    type_anew,
    undo_step,
    workspace,
)
from tests.pages import text_of
from tests.windows import Opener
from views.register.columns import Column
from views.search.results import Kind


def search(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Type words into the search box and wait for what is found."""
    trigger(window, "search")
    box = workspace(window).top.search
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, words)
    box.search()


def row_of(window: MainWindow, beginning: str) -> str:
    """A row of the movement table in words."""
    return next(line for line in movement_of(window).summary().splitlines() if line.startswith(beginning))


def register_cell(window: MainWindow, code: str, column: Column) -> str:
    model = workspace(window).register.model
    row = model.row_of(id_of(window, code))
    assert row is not None
    return str(model.index(row, column).data())


def test_from_a_word_to_a_briefing(
    open_window: Opener, qtbot: QtBot, choose: Callable[[Path | None], None], tmp_path: Path
) -> None:
    window = open_window()
    trigger(window, "sample")
    choose_round_seven(window, qtbot)
    see_what_moved(window)
    open_what_moved_it(window, qtbot)
    correct_it_and_take_it_back(window, qtbot)
    write_it_down(window, qtbot, choose, tmp_path / "istanbul.pdf")


def choose_round_seven(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "Istanbul")
    popup = workspace(window).top.search.popup
    row = next(at for at, line in enumerate(popup.found.results.lines) if line.kind is Kind.ROUND)
    assert popup.found.results.lines[row].title == "Round 7: Istanbul"
    place = popup.found.visualRect(popup.found.results.index(row)).center()
    qtbot.mouseClick(popup.found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert workspace(window).shown == "movement"
    rounds = movement_of(window).chooser.rounds
    assert (rounds.earlier.currentText()[0], rounds.later.currentText()[0]) == ("6", "7")


def see_what_moved(window: MainWindow) -> None:
    words = row_of(window, "Neutrality")
    assert "Ukraine" in words
    assert "14" in words
    assert "Russia" in words


def open_what_moved_it(window: MainWindow, qtbot: QtBot) -> None:
    table = movement_of(window).table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    evidence = workspace(window).selection.evidence
    assert evidence is not None
    assert id_of(window, "ST106") in evidence.statements
    listed = workspace(window).inspector._evidence
    row = evidence.statements.index(id_of(window, "ST106"))
    listed.scrollTo(listed.model().index(row, 0))
    place = listed.visualRect(listed.model().index(row, 0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert code_of(window) == "ST106"
    assert "Moved +14 toward Russia since round 6 · definite" in read(window)
    assert property_of(window, "Range") == "50–58"


def correct_it_and_take_it_back(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, "edit")
    line = workspace(window).inspector.card.form.stance.line
    type_anew(qtbot, line, "60-70")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stored_range(window, "ST106") == (60, 70)
    assert "Moved +25 toward Russia since round 6 · definite" in read(window)
    assert "25" in row_of(window, "Neutrality")
    trigger(window, "statements")
    assert register_cell(window, "ST106", Column.RANGE) == "60–70"
    trigger(window, "timeline")
    timeline = painted(workspace(window).timeline)
    height = centre(timeline.centre_of(id_of(window, "ST106")))
    assert "ranges meet (−20 since round 6)" in timeline.summary()
    assert undo_step(window) == "Set range"
    trigger(window, "undo")
    assert stored_range(window, "ST106") == (50, 58)
    assert centre(painted(timeline).centre_of(id_of(window, "ST106"))) > height
    trigger(window, "movement")
    assert "14" in row_of(window, "Neutrality")
    assert "Moved +14 toward Russia since round 6 · definite" in read(window)


def centre(place: QPoint | None) -> int:
    assert place is not None
    return place.y()


def write_it_down(window: MainWindow, qtbot: QtBot, choose: Callable[[Path | None], None], out: Path) -> None:
    choose(out)
    with qtbot.waitSignal(window.jobs.ended, timeout=60_000):
        trigger(window, "brief")
    QApplication.processEvents()
    assert workspace(window).messages.text == f"{out} written."
    text = text_of(out)
    assert "what moved between round 6 (Video, 21 March 2022) and round 7 (Istanbul, 29 March 2022)" in text
    assert "Ukraine moved 14 points toward Russia, from 35–45 to 50–58, a definite shift" in text
    assert "The gap between Ukraine and Russia narrowed from 20 to 7 points." in text
