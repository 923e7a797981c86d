"""What can be done at a place on the timeline."""

from math import floor

from PySide6.QtWidgets import QMenu, QWidget

from models.snapshot import Snapshot
from views.labels import long_day
from views.timeline.hits import Hit, RoundHit, StatementHit
from views.timeline.marked import Mark, Marked


def place_menu(parent: QWidget, snapshot: Snapshot, marked: Marked, hit: Hit | None, day: float) -> QMenu:
    """The menu of a statement, a round, or else a day."""
    menu = QMenu(parent)
    if isinstance(hit, RoundHit):
        sitting = snapshot.rounds[hit.position]
        words = f"Select the days of round {sitting.number}"
        menu.addAction(words, lambda: marked.choose_period(sitting.start, sitting.end))
        return menu
    statements = snapshot.statements
    if isinstance(hit, StatementHit):
        mark = Mark(int(statements.said[hit.position]), statements.ids[hit.position])
        words = "this statement"
    else:
        mark = Mark(floor(day))
        words = long_day(mark.day)
    taken = mark in marked.marks
    menu.addAction(f"{'Take the mark away from' if taken else 'Mark'} {words}\tM", lambda: marked.toggle(mark))
    menu.addAction("Take all marks away", marked.clear_marks).setEnabled(bool(marked.marks))
    menu.addAction("Let go of the period\tEsc", marked.let_go_of_period).setEnabled(marked.period is not None)
    return menu
