"""Where the keys go: how that is drawn in lists, and the order in which Tab goes through what came later."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle, QWidget

from views.theme import Theme


def paint_focus(painter: QPainter, option: Any, theme: Theme) -> None:
    """Frame the row of a list that keys are about while the list has the focus."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.accent, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))


def tab_through(widgets: Sequence[QWidget], last: QWidget) -> None:
    """Let Tab go through widgets, some of which came later, and on to the last, which stood in its place before them.

    Within each of them it goes in the order in which things were made, but to buttons at the end.
    """
    there = stops(last)
    chain = [stop for widget in widgets for stop in stops(widget)] + there
    before = _stop_before(there[0], chain) if there else None
    order = chain if before is None else [before, *chain]
    for one, following in pairwise(order):
        QWidget.setTabOrder(one, following)


def stops(widget: QWidget) -> list[QWidget]:
    """Where Tab stops within a widget; a field that hands the focus on to its line is one stop, not two.

    The list that a choice opens is a window of its own.
    """
    inside = [one for one in widget.findChildren(QWidget) if one.window() is widget.window()]
    handed_on = [one.focusProxy() for one in inside if one.focusProxy() is not None]
    found = [one for one in inside if one not in handed_on and _takes_focus(one.focusProxy() or one)]
    return sorted(found, key=lambda one: isinstance(one, QAbstractButton))


def _stop_before(stop: QWidget, others: Sequence[QWidget]) -> QWidget | None:
    """Where Tab stops before a stop and all others; None where there is nothing else."""
    before = stop.previousInFocusChain()
    while before is not None and before is not stop:
        if before not in others and _takes_focus(before):
            return before
        before = before.previousInFocusChain()
    return None


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
