"""The timeline widget: scrolls lanes, zooms days, and opens what is clicked."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QToolTip, QWidget

from models.facts import NONE
from views.document import Document
from views.filters import Filters, LaneOrder
from views.selection import Selection
from views.theme import Theme
from views.timeline.axis import Axis, whole_days
from views.timeline.cards import card, spoken
from views.timeline.geometry import SPACING, Geometry
from views.timeline.hits import GapHit, Hit, Hits, StatementHit, TitleHit
from views.timeline.lane_order import LANE_HEIGHT, Arrangement, LaneKey, LaneKind, row_of
from views.timeline.lanes import first_day, last_day
from views.timeline.scene import Scene

_ZOOM = 0.8
_AROUND_DAYS = 10


@dataclass
class _Drag:
    start: QPointF
    first: float
    scroll: int
    moved: bool = False


class TimelineView(QAbstractScrollArea):
    """All issues over time. Days zoom with W and S or Ctrl and wheel, and pan with A and D or by dragging."""

    period_changed = Signal()
    """Other days are visible; see `axis`."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.axis, self.arrangement = Axis(), Arrangement()
        self._document, self._selection, self._filters = document, selection, filters
        self._scene = Scene(document, selection, filters, theme, self.axis, self.arrangement)
        self._hits = Hits()
        self._drag: _Drag | None = None
        self._fitted = self._focus_by_key = False
        self._days = (0.0, 0.0)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(560, 320)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Timeline of positions")
        document.refreshed.connect(self.refresh)
        filters.changed.connect(self.refresh)
        self.arrangement.changed.connect(self.refresh)
        selection.rounds_chosen.connect(self.refresh)
        selection.chosen.connect(self._show_chosen)
        self.refresh()

    def refresh(self) -> None:
        """Bring the lanes in step with the document, the filters and the rounds compared."""
        self._scene.refresh()
        if not self._fitted:
            self.fit()
        elif first_day(self._document.snapshot) != NONE:
            self._days = whole_days(first_day(self._document.snapshot), last_day(self._document.snapshot))
        self._place()
        self.setAccessibleDescription(self.summary())
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._scene.theme = theme
        self.viewport().update()

    def fit(self) -> None:
        """Show all days of the dossier."""
        first, last = first_day(self._document.snapshot), last_day(self._document.snapshot)
        if first != NONE:
            self._fitted, self._days = True, whole_days(first, last)
            self.axis.show(*self._days)
            self._moved()

    def show_days(self, first: int, last: int) -> None:
        """Show the days from first to last in the middle of a few weeks."""
        room = max(_AROUND_DAYS, (last - first) / 4)
        self.axis.show(first - room, last + 1 + room)
        self._moved()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show a span `factor` times as long around a pixel or the middle."""
        self.axis.zoom(factor, x)
        self._moved()

    def pan(self, share: float) -> None:
        """Move by a share of the visible span: later when positive."""
        self.axis.pan(self.axis.span * share)
        self._moved()

    def summary(self) -> str:
        """The lanes in words: each issue with its gap."""
        return self._scene.summary()

    def step(self, direction: int) -> None:
        """Choose the next (1) or previous (−1) statement in the lane of the chosen one, or the first of all."""
        statements = self._document.snapshot.statements
        current = statements.position.get(self._selection.statement_id or "", NONE)
        issue = (
            int(statements.issue[current])
            if current != NONE
            else (row_of(self._document.snapshot, self._scene.keys[0]) if self._scene.keys else NONE)
        )
        inside = np.flatnonzero(statements.issue == issue)
        row = inside[np.argsort(statements.said[inside], kind="stable")].tolist()
        if row:
            place = row.index(current) + direction if current in row else 0
            self._selection.choose_statement(statements.ids[row[min(max(place, 0), len(row) - 1)]])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._hits = self._scene.paint(painter, self._geometry(), self.font())
        if self._focus_by_key:
            painter.setPen(QPen(self._scene.theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A frame for those who walk by key; the pointer shows the others where they are.
        self._focus_by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_by_key = False
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM**steps, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.angleDelta().x():
            self.pan(-(steps or event.angleDelta().x() / 120) * 0.1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_W: lambda: self.zoom(_ZOOM),
            Qt.Key.Key_S: lambda: self.zoom(1 / _ZOOM),
            Qt.Key.Key_A: lambda: self.pan(-0.15),
            Qt.Key.Key_D: lambda: self.pan(0.15),
            Qt.Key.Key_Left: lambda: self.pan(-0.15),
            Qt.Key.Key_Right: lambda: self.pan(0.15),
            Qt.Key.Key_F: self.fit,
            Qt.Key.Key_Period: lambda: self.step(1),
            Qt.Key.Key_Comma: lambda: self.step(-1),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            move()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = _Drag(event.position(), self.axis.first, self.verticalScrollBar().value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._hover(self._hits.at(event.position()))
            return
        moved = event.position() - self._drag.start
        if self._drag.moved or moved.manhattanLength() > 4:
            self._drag.moved = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.axis.start_at(self._drag.first - moved.x() / self.axis.width * self.axis.span)
            self.verticalScrollBar().setValue(round(self._drag.scroll - moved.y()))
            self._moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        hit = self._hits.at(event.position())
        self._hover(hit)
        if drag is not None and not drag.moved and hit is not None:
            self._scene.open(hit)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self._hits.at(QPointF(event.pos()))
            if hit is not None:
                QToolTip.showText(event.globalPos(), card(self._document, hit), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        hit = self._hits.at(QPointF(event.pos()))
        if isinstance(hit, TitleHit | GapHit):
            self._lane_menu(hit.lane.issue, event.globalPos())

    def centre_of(self, statement_id: str) -> QPoint | None:
        """Where a statement's mark is on the viewport, None when it is not visible."""
        area = self._hits.area_of(StatementHit(self._document.snapshot.statements.position[statement_id]))
        return None if area is None else area.center().toPoint()

    def _geometry(self) -> Geometry:
        size = self.viewport().size()
        return self._scene.geometry(size.width(), size.height(), self.verticalScrollBar().value())

    def _place(self) -> None:
        geometry, bar = self._geometry(), self.verticalScrollBar()
        bar.setPageStep(int(geometry.scrolling.height()))
        bar.setSingleStep(int((LANE_HEIGHT + SPACING) / 3))
        bar.setRange(0, max(0, int(geometry.content_height - geometry.lanes.height())))

    def _moved(self) -> None:
        if self._fitted:
            self.axis.stay_near(*self._days)
        self.viewport().update()
        self.period_changed.emit()

    def _hover(self, hit: Hit | None) -> None:
        if hit != self._scene.hovered:
            self._scene.hovered = hit
            shape = (
                Qt.CursorShape.ArrowCursor
                if hit is None or isinstance(hit, TitleHit)
                else Qt.CursorShape.PointingHandCursor
            )
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _show_chosen(self) -> None:
        statements = self._document.snapshot.statements
        position = statements.position.get(self._selection.statement_id or "", NONE)
        lane = None if position == NONE else self._scene.lane_of(position)
        if lane is not None:
            self._reveal(lane, int(statements.said[position]))
            self.viewport().setAccessibleDescription(spoken(self._document, position))
        self.viewport().update()

    def show_issue(self, issue: int) -> None:
        """Scroll to the lane of an issue, if it is shown."""
        key = LaneKey(LaneKind.ISSUE, self._document.snapshot.issues[issue].id)
        if key in self._scene.keys:
            self._reveal(self._scene.keys.index(key), None)

    def _reveal(self, index: int, day: int | None) -> None:
        geometry = self._geometry()
        box, region, bar = geometry.lane(index), geometry.region(index), self.verticalScrollBar()
        if box.top() < region.top():
            bar.setValue(int(bar.value() - (region.top() - box.top()) - SPACING))
        elif box.bottom() > region.bottom():
            bar.setValue(int(bar.value() + (box.bottom() - region.bottom()) + SPACING))
        if day is not None and not self.axis.first <= day < self.axis.first + self.axis.span:
            self.axis.start_at(day - self.axis.span / 2)
            self._moved()

    def _lane_menu(self, issue: int, place: QPoint) -> None:
        snapshot = self._document.snapshot
        menu = QMenu(self)
        menu.addAction("Move lane up", lambda: self._shift_lane(issue, -1))
        menu.addAction("Move lane down", lambda: self._shift_lane(issue, 1))
        menu.addSeparator()
        hidden = self._filters.hidden_issues | {snapshot.issues[issue].id}
        menu.addAction(f"Hide “{snapshot.issues[issue].title}”", lambda: self._filters.hide_issues(hidden))
        menu.exec(place)

    def _shift_lane(self, issue: int, direction: int) -> None:
        order = [row_of(self._document.snapshot, key) for key in self._scene.keys]
        place = order.index(issue)
        other = min(max(place + direction, 0), len(order) - 1)
        order[place], order[other] = order[other], order[place]
        ids = tuple(self._document.snapshot.issues[index].id for index in order)
        self._filters.order_by(LaneOrder.OWN, ids)
