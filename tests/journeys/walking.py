"""How journeys find their way: what is open, what is chosen, and what can be read on the screen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.workspace import Workspace
from views.movement.between import BetweenPage
from views.timeline.view import TimelineView


def workspace(window: MainWindow) -> Workspace:
    """The open dossier."""
    assert window.workspace is not None
    return window.workspace


def movement_of(window: MainWindow) -> BetweenPage:
    """What moved between two moments, in front."""
    QApplication.processEvents()
    found = window.findChild(BetweenPage)
    assert found.isVisible()
    return found


def id_of(window: MainWindow, code: str) -> str:
    """The id of a statement."""
    statements = workspace(window).document.snapshot.statements
    return statements.ids[statements.codes.index(code)]


def code_of(window: MainWindow) -> str:
    """The chosen statement, "" for none."""
    chosen, statements = workspace(window).selection.statement_id, workspace(window).document.snapshot.statements
    return "" if chosen is None else statements.codes[statements.position[chosen]]


def choose(window: MainWindow, code: str) -> None:
    """Choose a statement."""
    workspace(window).selection.choose_statement(id_of(window, code))


def read(window: MainWindow) -> list[str]:
    """What can be read in the inspector, from the top down."""
    labels = workspace(window).inspector.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def property_of(window: MainWindow, name: str) -> str:
    """What stands beside a name in the inspector."""
    lines = read(window)
    return lines[lines.index(name) + 1]


def stored_range(window: MainWindow, code: str) -> tuple[float, float]:
    """A statement's range as the dossier has it."""
    statements = workspace(window).document.snapshot.statements
    position = statements.codes.index(code)
    return float(statements.low[position]), float(statements.high[position])


def undo_step(window: MainWindow) -> str:
    """The name of what undo would take back, "" for nothing."""
    action = window.actions_by_id["undo"]
    return action.text().removeprefix("&Undo").strip(" “”") if action.isEnabled() else ""


def trigger(window: MainWindow, name: str) -> None:
    """Use a command of the menus that can be used."""
    action = window.actions_by_id[name]
    assert action.isEnabled(), action.statusTip()
    action.trigger()


def type_anew(qtbot: QtBot, line: object, text: str) -> None:
    """Type into a field in place of what is there, without leaving it."""
    line.setFocus()  # type: ignore[attr-defined]
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, text)


def painted(view: TimelineView) -> TimelineView:
    """A timeline that has learnt what lies where."""
    QApplication.processEvents()
    view.viewport().repaint()
    return view


def click(qtbot: QtBot, view: TimelineView, place: QPoint) -> None:
    """Press and let go of the mouse on the timeline."""
    assert view.viewport().rect().contains(place)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
