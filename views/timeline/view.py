"""The timeline widget: lets what is on the lanes be chosen, marked and opened."""

from math import floor

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from models.facts import NONE
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import Theme
from views.timeline.card_holder import CardHolder
from views.timeline.cards import spoken
from views.timeline.choosing import Choosing
from views.timeline.hits import Hit, StatementHit
from views.timeline.key_moves import move_by_key
from views.timeline.keys import is_space
from views.timeline.lane_menu import lane_menu
from views.timeline.lane_moves import LaneMover
from views.timeline.lane_order import LaneKey
from views.timeline.marked import Marked
from views.timeline.overlay import Overlay
from views.timeline.panorama import Panorama
from views.timeline.place_menu import place_menu
from views.timeline.pointer import Pointer


class TimelineView(Panorama):
    """Lanes over time. What the keys do is in `key_moves`, what the mouse does in `pointer`."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, selection, filters, theme, parent)
        self.marked = Marked()
        self._selection, self._filters = selection, filters
        self._pointer = Pointer(self, self)
        self.choosing = Choosing(self, document, selection, filters, self.marked, self)
        self.lanes = LaneMover(self.arrangement, filters, lambda: self._scene.keys, self._lane_chosen)
        self.card = CardHolder(document, theme, self.viewport(), self._area_of)
        self.is_space_down = False
        self._under: QPointF | None = None
        self.viewport().setMouseTracking(True)
        for changed in (document.refreshed, filters.changed, self.arrangement.changed, selection.rounds_chosen):
            changed.connect(self.refresh)
        selection.chosen.connect(self._show_chosen)
        self.marked.changed.connect(self.show_marks)
        self.choosing.measure_changed.connect(self.show_marks)
        self.choosing.walked.connect(lambda: self.card.show_chosen(self.choosing.chosen))
        self.refresh()

    def refresh(self) -> None:
        """As of the lanes; marks follow their statements, and what is gone has no card."""
        super().refresh()
        self.marked.follow(self._document.present)
        # Positions are those of the last snapshot; what is under the pointer is known when it moves again.
        self.choosing.point_at(NONE)
        self.card.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance, cards too."""
        super().set_theme(theme)
        self.card.popup.set_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.card.is_by_key:
            # The marks are where they are now; a card may not be moved while its parent is painted. The view's own
            # method, because PySide keeps alive nothing that a timer with a context is to call.
            QTimer.singleShot(0, self, self._follow_with_card)

    def _follow_with_card(self) -> None:
        self.card.follow()

    def _paint_over(self, painter: QPainter) -> None:
        overlay = Overlay(painter, self._scene.theme, self.axis, self.geometry_now(), self.font())
        overlay.paint(self.marked, self._pointer.period, self.choosing.measure())
        taken = self._pointer.lane_taken
        if taken in self._scene.keys and self._pointer.place is not None:
            overlay.place_of_lane(self._pointer.place, self._scene.keys.index(taken))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.is_space_down = False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pointer.cancel()
        self.card.put_away()

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

    def show_marks(self) -> None:
        """Paint anew what is marked."""
        self.viewport().update()

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Give the pointer a shape."""
        self.viewport().setCursor(shape)

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

    def day_in_sight(self) -> int:
        """The day under the pointer, else that in the middle."""
        geometry = self.geometry_now()
        here = self._under is not None and geometry.left <= self._under.x() <= geometry.right
        x = self._under.x() if here and self._under is not None else self.axis.left + self.axis.width / 2
        return floor(self.axis.day(x))

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

    def _show_chosen(self) -> None:
        statements = self._document.snapshot.statements
        position = statements.position.get(self._selection.statement_id or "", NONE)
        lane = None if position == NONE else self._scene.lane_of(position)
        self.card.keep_only(position)
        if lane is not None:
            self._reveal(lane, int(statements.said[position]))
            self.viewport().setAccessibleDescription(spoken(self._document, position))
        self.viewport().update()
