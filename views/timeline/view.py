"""The timeline widget: scrolls lanes, zooms days, and lets what is on it be chosen, marked and opened."""

from math import floor

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from models.facts import NONE
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import Theme
from views.timeline.axis import Axis, whole_days
from views.timeline.card_holder import CardHolder
from views.timeline.cards import spoken
from views.timeline.choosing import Choosing
from views.timeline.geometry import SPACING, Geometry
from views.timeline.hit_test import Hits
from views.timeline.hits import Hit, StatementHit
from views.timeline.key_moves import ZOOM, move_by_key
from views.timeline.keys import is_space
from views.timeline.lane_menu import lane_menu
from views.timeline.lane_moves import LaneMover
from views.timeline.lane_order import LANE_HEIGHT, Arrangement, LaneKey, LaneKind
from views.timeline.lanes import first_day, last_day
from views.timeline.marked import Marked
from views.timeline.overlay import Overlay
from views.timeline.place_menu import place_menu
from views.timeline.pointer import Pointer
from views.timeline.scene import Scene

_AROUND_DAYS = 10
_IDLE_MS = 8


class TimelineView(QAbstractScrollArea):
    """Lanes over time. What the keys do is in `key_moves`, what the mouse does in `pointer`."""

    period_changed = Signal()
    """Other days are visible; see `axis`."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.axis, self.arrangement, self.marked = Axis(), Arrangement(), Marked()
        self._document, self._selection, self._filters = document, selection, filters
        self._scene = Scene(document, selection, filters, theme, self.axis, self.arrangement)
        self._hits = Hits()
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._prepare)
        self._pointer = Pointer(self, self)
        self.choosing = Choosing(self, document, selection, filters, self.marked, self)
        self.lanes = LaneMover(self.arrangement, filters, lambda: self._scene.keys, self._lane_chosen)
        self.card = CardHolder(document, theme, self.viewport(), self._area_of)
        self._fitted = self._focus_by_key = self.is_space_down = False
        self._days = (0.0, 0.0)
        self._under: QPointF | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(560, 260)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Timeline of positions")
        for changed in (document.refreshed, filters.changed, self.arrangement.changed, selection.rounds_chosen):
            changed.connect(self.refresh)
        selection.chosen.connect(self._show_chosen)
        self.marked.changed.connect(self.show_marks)
        self.choosing.measure_changed.connect(self.show_marks)
        self.choosing.walked.connect(lambda: self.card.show_chosen(self.choosing.chosen))
        self.refresh()

    @property
    def lane_keys(self) -> tuple[LaneKey, ...]:
        """The lanes that are shown, from above."""
        return self._scene.keys

    def refresh(self) -> None:
        """Bring the lanes in step with the document, the filters, the arrangement and the rounds compared."""
        self._scene.refresh()
        # What was painted where is that of other lanes; nothing is hit until these are painted.
        self._hits = Hits()
        self.marked.follow(self._document.present)
        # Positions are those of the last snapshot; what is under the pointer is known when it moves again.
        self.choosing.point_at(NONE)
        self.card.refresh()
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
        self.card.popup.set_theme(theme)
        self.viewport().update()

    def fit(self) -> None:
        """Show all days of the dossier."""
        first, last = first_day(self._document.snapshot), last_day(self._document.snapshot)
        if first != NONE:
            self._fitted, self._days = True, whole_days(first, last)
            self.axis.show(*self._days)
            self.days_moved()

    def show_days(self, first: int, last: int) -> bool:
        """Show the days from first to last in the middle of a few weeks; False where they are shown so already."""
        before, room = (self.axis.first, self.axis.span), max(_AROUND_DAYS, (last - first) / 4)
        self.axis.show(first - room, last + 1 + room)
        self.days_moved()
        return (self.axis.first, self.axis.span) != before

    def show_span(self, first: float, last: float) -> None:
        """Show the time from one moment to another one, in days."""
        self.axis.show(first, last)
        self.days_moved()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show a span `factor` times as long around a pixel or the middle."""
        self.axis.zoom(factor, x)
        self.days_moved()

    def pan(self, share: float) -> None:
        """Move by a share of the visible span: later when positive."""
        self.axis.pan(self.axis.span * share)
        self.days_moved()

    def summary(self) -> str:
        """The lanes in words: each issue with its gap."""
        return self._scene.summary()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            self._hits = self._scene.paint(painter, self.geometry_now(), self.font())
            if self._scene.keys:
                self._paint_marks(painter)
            if self._focus_by_key:
                painter.setPen(QPen(self._scene.theme.accent, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self.card.is_by_key:
            # The marks are where they are now; a card may not be moved while its parent is painted. The view's own
            # method, because PySide keeps alive nothing that a timer with a context is to call.
            QTimer.singleShot(0, self, self._follow_with_card)
        self._idle.start()

    def _follow_with_card(self) -> None:
        self.card.follow()

    def _prepare(self) -> None:
        """Paint what the next moves will need, a little at a time, until there is nothing left to do."""
        if self._scene.is_unfinished:
            self.viewport().update()
        elif not self._scene.prepare():
            self._idle.stop()

    def _paint_marks(self, painter: QPainter) -> None:
        overlay = Overlay(painter, self._scene.theme, self.axis, self.geometry_now(), self.font())
        overlay.paint(self.marked, self._pointer.period, self.choosing.measure())
        taken = self._pointer.lane_taken
        if taken is not None and self._pointer.place is not None:
            overlay.place_of_lane(self._pointer.place, self._scene.keys.index(taken))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A frame for those who walk by key; the pointer shows the others where they are.
        self._focus_by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus_by_key = self.is_space_down = False
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pointer.cancel()
        self.card.put_away()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM**steps, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.angleDelta().x():
            self.pan(-(steps or event.angleDelta().x() / 120) * 0.1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_space(event):
            self.is_space_down = True
            self.show_cursor(Qt.CursorShape.OpenHandCursor)
        elif not move_by_key(self, self.choosing, self.lanes, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if is_space(event):
            self.is_space_down = False
            self.show_cursor(Qt.CursorShape.ArrowCursor)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.card.put_away()
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.twice(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover(None)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self.hit_at(QPointF(event.pos()))
            if hit is not None:
                self.card.show_pointed(hit, event.pos())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at, geometry = QPointF(event.pos()), self.geometry_now()
        lane = geometry.lane_at(at.y())
        if at.x() >= geometry.left and self._scene.keys:
            hit, day = self.hit_at(at), self.axis.day(at.x())
            place_menu(self, self._document.snapshot, self.marked, hit, day).exec(event.globalPos())
        elif lane is not None:
            key = self._scene.keys[lane]
            lane_menu(self, self.arrangement, self._filters, key, self.lanes.shift).exec(event.globalPos())

    def centre_of(self, statement_id: str) -> QPoint | None:
        """Where a statement's mark is on the viewport, None when it is not visible."""
        area = self._hits.area_of(StatementHit(self._document.snapshot.statements.position[statement_id]))
        return None if area is None else area.center().toPoint()

    def geometry_now(self) -> Geometry:
        """Where the lanes lie."""
        size = self.viewport().size()
        return self._scene.geometry(size.width(), size.height(), self.verticalScrollBar().value())

    def _place(self) -> None:
        geometry, bar = self.geometry_now(), self.verticalScrollBar()
        bar.setPageStep(int(geometry.scrolling.height()))
        bar.setSingleStep(int((LANE_HEIGHT + SPACING) / 3))
        bar.setRange(0, max(0, int(geometry.content_height - geometry.lanes.height())))

    def days_moved(self) -> None:
        """Paint other days, and stay near those of the dossier."""
        if self._fitted:
            self.axis.stay_near(*self._days)
        self.viewport().update()
        self.period_changed.emit()

    def show_marks(self) -> None:
        """Paint anew what is marked."""
        self.viewport().update()

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Give the pointer a shape."""
        self.viewport().setCursor(shape)

    def hit_at(self, point: QPointF) -> Hit | None:
        """What lies at a place."""
        return self._hits.at(point)

    def open_hit(self, hit: Hit) -> None:
        """Choose what was clicked, everywhere."""
        self._scene.open(hit)

    def hover(self, point: QPointF | None) -> None:
        """Let what is under the pointer, if it is here, be seen to be so."""
        hit = None if point is None else self._hits.at(point)
        self._under = point
        self.card.point_at(hit)
        self.choosing.point_at(hit.position if isinstance(hit, StatementHit) else NONE)
        if hit != self._scene.hovered:
            self._scene.hovered = hit
            self.viewport().update()

    def scroll_lanes(self, to: int | None = None) -> int:
        """Scroll the lanes to a place; returns where they are."""
        if to is not None:
            self.verticalScrollBar().setValue(to)
        return self.verticalScrollBar().value()

    def day_in_sight(self) -> int:
        """The day under the pointer, else that in the middle."""
        geometry = self.geometry_now()
        here = self._under is not None and geometry.left <= self._under.x() <= geometry.right
        x = self._under.x() if here and self._under is not None else self.axis.left + self.axis.width / 2
        return floor(self.axis.day(x))

    def lane_of(self, statement: int) -> int | None:
        """The first lane that shows a statement."""
        return self._scene.lane_of(statement)

    def toggle_card(self) -> None:
        """Show the card of the chosen statement, or put it away."""
        if self.choosing.chosen != NONE:
            self.card.toggle(self.choosing.chosen)

    def let_go(self) -> bool:
        """Let go of what was begun last: a drag, the card, the period, measuring; whether there was anything."""
        if self._pointer.cancel() or self.card.put_away():
            return True
        if self.marked.period is not None:
            self.marked.let_go_of_period()
        elif self.marked.current is not None:
            self.marked.stop_measuring()
        else:
            return False
        return True

    def _lane_chosen(self) -> LaneKey | None:
        """The lane of what is chosen, else the first one."""
        chosen, keys = self.choosing.chosen, self._scene.keys
        lane = None if chosen == NONE else self._scene.lane_of(chosen)
        return keys[lane or 0] if keys else None

    def _area_of(self, hit: Hit) -> QRect | None:
        area = self._hits.area_of(hit)
        seen = None if area is None else area.toAlignedRect() & self.viewport().rect()
        return None if seen is None or seen.isEmpty() else seen

    def _show_chosen(self) -> None:
        statements = self._document.snapshot.statements
        position = statements.position.get(self._selection.statement_id or "", NONE)
        lane = None if position == NONE else self._scene.lane_of(position)
        self.card.keep_only(position)
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
        geometry = self.geometry_now()
        box, region, bar = geometry.lane(index), geometry.region(index), self.verticalScrollBar()
        if box.top() < region.top():
            bar.setValue(int(bar.value() - (region.top() - box.top()) - SPACING))
        elif box.bottom() > region.bottom():
            bar.setValue(int(bar.value() + (box.bottom() - region.bottom()) + SPACING))
        if day is not None and not self.axis.first <= day < self.axis.first + self.axis.span:
            self.axis.start_at(day - self.axis.span / 2)
            self.days_moved()
