"""The whole dossier in one strip: how much was said when and by whom, rounds, and which days the lanes show."""

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.facts import NONE
from models.phrases import counted
from models.snapshot import Ints, ints
from views.document import Document
from views.filters import Filters
from views.labels import long_day
from views.theme import Theme
from views.timeline.axis import Axis, whole_days
from views.timeline.batch import blank, boxes, fill
from views.timeline.geometry import EDGE
from views.timeline.lanes import first_day, last_day

_HEIGHT = 38
_TOP, _BOTTOM = 3, 5
_BAR = 3
"""How many pixels wide a bar is."""

_GRIP = 5.0
_NARROWEST = 8.0
_MOST = 6
"""Of so many parties the bars have their colours; of others they are grey."""

_STEP = 0.1


class _Held(Enum):
    """What of the handle is dragged."""

    BEGINNING = auto()
    END = auto()
    WHOLE = auto()


@dataclass
class _Drag:
    held: _Held
    offset: float
    """From the pointer to what is dragged, in days."""


class Overview(QWidget):
    """Shows which days `axis` has in view, aligned with it; drag the handle or its ends to see others."""

    days_asked = Signal(float, float)
    """From which moment to which other one the lanes are to show."""
    whole_asked = Signal()
    """All days are to be shown."""

    def __init__(self, document: Document, filters: Filters, theme: Theme, axis: Axis) -> None:
        super().__init__()
        self._document, self._filters, self._theme, self._axis = document, filters, theme, axis
        self._picture: QPixmap | None = None
        self._made_for: tuple[float, ...] = ()
        self._drag: _Drag | None = None
        self._days = (0.0, 1.0)
        self._counts, self._first = np.zeros((1, 0), np.int32), 0
        self._groups: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Overview of all days")
        self.setToolTip("Drag the frame to see other days, its ends to see more or fewer; double-click for all")
        document.refreshed.connect(self.refresh)
        filters.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the document and the filters."""
        first, last = first_day(self._document.snapshot), last_day(self._document.snapshot)
        self._days = whole_days(first, last) if first != NONE else (0.0, 1.0)
        self._groups = self._filters.parties_shown(self._document.snapshot)[:_MOST]
        self._first, self._counts = self._counted()
        self._picture = None
        self.setAccessibleDescription(self.summary())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take another appearance."""
        self._theme, self._picture = theme, None
        self.update()

    def summary(self) -> str:
        """What is seen, in words."""
        total = int(self._counts.sum())
        if not total:
            return "No statements"
        return (
            f"{counted(total, 'statement')} from {long_day(self._first)} "
            f"to {long_day(self._first + self._counts.shape[1] - 1)}"
        )

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._made_for != (ratio, self._axis.left, self._axis.width):
            self._made_for = (ratio, self._axis.left, self._axis.width)
            self._picture = self._painted(ratio)
        with QPainter(self) as painter:
            painter.drawPixmap(QPointF(0, 0), self._picture)
            self._handle(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, held = event.position().x(), self._held_at(event.position().x())
        if held is None:
            held = _Held.WHOLE
            self._show(self._day(x) - self._axis.span / 2, self._day(x) + self._axis.span / 2)
        edge = self._axis.first + (self._axis.span if held is _Held.END else 0)
        self._drag = _Drag(held, edge - self._day(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, x = self._drag, event.position().x()
        if drag is None:
            ends = (_Held.BEGINNING, _Held.END)
            held = self._held_at(x)
            shapes = {None: Qt.CursorShape.ArrowCursor, _Held.WHOLE: Qt.CursorShape.OpenHandCursor}
            self.setCursor(Qt.CursorShape.SizeHorCursor if held in ends else shapes[held])
            return
        first, last, day = self._axis.first, self._axis.first + self._axis.span, self._day(x) + drag.offset
        if drag.held is _Held.WHOLE:
            self._show(day, day + self._axis.span)
        elif drag.held is _Held.BEGINNING:
            self._show(min(day, last - 1), last)
        else:
            self._show(first, max(day, first + 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._drag = None
        self.whole_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        whole = {Qt.Key.Key_Home: self._days[0], Qt.Key.Key_End: self._days[1] - self._axis.span}
        if event.key() in steps:
            first = self._axis.first + steps[Qt.Key(event.key())] * self._axis.span
        elif event.key() in whole:
            first = whole[Qt.Key(event.key())]
        else:
            super().keyPressEvent(event)
            return
        self._show(first, first + self._axis.span)

    def _counted(self) -> tuple[int, Ints]:
        """The first day, and how many statements each group has from there on, a column for each day."""
        statements = self._document.snapshot.statements
        chosen = self._filters.statements_shown(self._document.snapshot) & self._document.standing.known
        said = statements.said[chosen]
        if not len(said):
            return 0, np.zeros((len(self._groups) + 1, 0), np.int32)
        first, days = int(said.min()), int(said.max()) - int(said.min()) + 1
        group_of = np.full(len(self._document.snapshot.parties) + 1, len(self._groups), np.int32)
        group_of[list(self._groups)] = np.arange(len(self._groups))
        cells = group_of[statements.party[chosen]].astype(np.int64) * days + (said - first)
        return first, ints(np.bincount(cells, minlength=(len(self._groups) + 1) * days).reshape(-1, days))

    def _x(self, day: float) -> float:
        first, last = self._days
        return self._axis.left + (day - first) / (last - first) * self._axis.width

    def _day(self, x: float) -> float:
        first, last = self._days
        return first + (x - self._axis.left) / max(self._axis.width, 1) * (last - first)

    def _frame(self) -> QRectF:
        """The handle, which never leaves the strip and is never too narrow to be taken."""
        ends = self._axis.left, self._axis.left + self._axis.width
        left = min(max(self._x(self._axis.first), ends[0]), ends[1] - _NARROWEST)
        right = min(max(self._x(self._axis.first + self._axis.span), left + _NARROWEST), ends[1])
        return QRectF(left, 1, right - left, _HEIGHT - 3)

    def _held_at(self, x: float) -> _Held | None:
        frame = self._frame()
        if abs(x - frame.left()) <= _GRIP:
            return _Held.BEGINNING
        if abs(x - frame.right()) <= _GRIP:
            return _Held.END
        return _Held.WHOLE if frame.left() < x < frame.right() else None

    def _show(self, first: float, last: float) -> None:
        self.days_asked.emit(first, last)
        self.update()

    def _painted(self, ratio: float) -> QPixmap:
        picture, theme = blank(self.width(), _HEIGHT, ratio, self._theme.window), self._theme
        left, right = round(self._axis.left), round(self._axis.left + self._axis.width)
        with QPainter(picture) as painter:
            painter.fillRect(QRectF(left, _TOP - 2, right - left, _HEIGHT - _TOP), theme.surface)
            rounds = [(self._x(one.start), self._x(one.end + 1)) for one in self._document.snapshot.rounds]
            edges = [(round(begin), max(round(end), round(begin) + 1)) for begin, end in rounds]
            begins, ends = ints([one[0] for one in edges]), ints([one[1] for one in edges])
            fill(painter, boxes(begins, _TOP - 2, ends, _HEIGHT - 2), theme.band)
            self._bars(painter, left, right)
            painter.setPen(QPen(theme.border, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left + 0.5, _TOP - 1.5, right - left - 1, _HEIGHT - _TOP - 1))
            painter.setPen(theme.muted)
            painter.drawText(QRectF(EDGE, 0, left - EDGE, _HEIGHT), Qt.AlignmentFlag.AlignVCenter, "All days")
        return picture

    def _bars(self, painter: QPainter, left: int, right: int) -> None:
        """Bars of how much was said, those of the groups upon each other; one for each day where days are wide."""
        days = self._first + np.arange(self._counts.shape[1])
        begins = self._axis.left + (days - self._days[0]) * self._scale()
        if self._scale() >= _BAR:
            x, wide, rows = np.rint(begins) + 1, max(round(self._scale()) - 2, 1), list(self._counts)
        else:
            count, wide = (right - left) // _BAR + 1, _BAR
            places = ((begins + self._scale() / 2 - left) // _BAR).astype(np.intp)
            x = left + _BAR * np.arange(count)
            rows = [ints(np.bincount(places, weights=row, minlength=count)[:count]) for row in self._counts]
        most = max(float(np.sum(rows, axis=0).max(initial=0)), 1.0)
        colours = [self._document.party_colour(self._theme, party) for party in self._groups]
        colours.append(QColor(self._theme.tint(self._theme.muted, 0.5)))
        below = np.zeros(len(x))
        room = _HEIGHT - _TOP - _BOTTOM
        for row, colour in zip(rows, colours, strict=True):
            bottom = _HEIGHT - _BOTTOM + 2 - np.rint(below / most * room)
            below = below + row
            top = _HEIGHT - _BOTTOM + 2 - np.rint(below / most * room)
            # However little was said, it is seen.
            top = np.where((row > 0) & (top == bottom), bottom - 1, top)
            fill(painter, boxes(ints(x), ints(top), ints(np.minimum(x + wide, right - 1)), ints(bottom)), colour)

    def _scale(self) -> float:
        return self._axis.width / (self._days[1] - self._days[0])

    def _handle(self, painter: QPainter) -> None:
        frame = self._frame()
        wash = QColor(self._theme.window)
        wash.setAlphaF(0.6)
        left, right = self._axis.left, self._axis.left + self._axis.width
        painter.fillRect(QRectF(left, 1, frame.left() - left, _HEIGHT - 2), wash)
        painter.fillRect(QRectF(frame.right(), 1, right - frame.right(), _HEIGHT - 2), wash)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.accent, 2 if self.hasFocus() else 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(0.7, 0.7, -0.7, -0.7), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        for x in (frame.left(), frame.right()):
            painter.drawRoundedRect(QRectF(x - 2, frame.center().y() - 7, 4, 14), 2, 2)
