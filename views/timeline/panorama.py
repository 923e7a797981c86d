"""Lanes over days: what is seen of them, how they are scrolled, zoomed and panned, and where things lie."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from models.facts import NONE
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import Theme
from views.timeline.axis import Axis, whole_days
from views.timeline.geometry import SPACING, Geometry
from views.timeline.hit_test import Hits
from views.timeline.hits import Hit, StatementHit
from views.timeline.lane_order import LANE_HEIGHT, Arrangement, LaneKey, LaneKind
from views.timeline.lanes import first_day, last_day
from views.timeline.scene import Scene

ZOOM = 0.8
"""To which share of its length the visible span goes in a step."""

_AROUND_DAYS = 10
_IDLE_MS = 8


class Panorama(QAbstractScrollArea):
    """Shows the lanes of a document; what is done to them is up to those that build on it."""

    period_changed = Signal()
    """Other days are visible; see `axis`."""

    def __init__(
        self, document: Document, selection: Selection, filters: Filters, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.axis, self.arrangement = Axis(), Arrangement()
        self._document = document
        self._scene = Scene(document, selection, filters, theme, self.axis, self.arrangement)
        self._hits = Hits()
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._prepare)
        self._fitted = self._focus_by_key = False
        self._days = (0.0, 0.0)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(560, 260)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Timeline of positions")

    @property
    def lane_keys(self) -> tuple[LaneKey, ...]:
        """The lanes that are shown, from above."""
        return self._scene.keys

    def refresh(self) -> None:
        """Bring the lanes in step with the document, the filters, the arrangement and the rounds compared."""
        self._scene.refresh()
        # What was painted where is that of other lanes; nothing is hit until these are painted.
        self._hits = Hits()
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

    def show_issue(self, issue: int) -> None:
        """Scroll to the lane of an issue, if it is shown."""
        key = LaneKey(LaneKind.ISSUE, self._document.snapshot.issues[issue].id)
        if key in self._scene.keys:
            self._reveal(self._scene.keys.index(key), None)

    def lane_of(self, statement: int) -> int | None:
        """The first lane that shows a statement."""
        return self._scene.lane_of(statement)

    def hit_at(self, point: QPointF) -> Hit | None:
        """What lies at a place."""
        return self._hits.at(point)

    def scroll_lanes(self, to: int | None = None) -> int:
        """Scroll the lanes to a place; returns where they are."""
        if to is not None:
            self.verticalScrollBar().setValue(to)
        return self.verticalScrollBar().value()

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

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            self._hits = self._scene.paint(painter, self.geometry_now(), self.font())
            if self._scene.keys:
                self._paint_over(painter)
            if self._focus_by_key:
                painter.setPen(QPen(self._scene.theme.accent, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._idle.start()

    def _paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the lanes."""

    def _prepare(self) -> None:
        """Paint what the next moves will need, a little at a time, until there is nothing left to do."""
        if self._scene.is_unfinished:
            self.viewport().update()
        elif not self._scene.prepare():
            self._idle.stop()

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
            self.zoom(ZOOM**steps, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.angleDelta().x():
            self.pan(-(steps or event.angleDelta().x() / 120) * 0.1)
        else:
            super().wheelEvent(event)

    def _area_of(self, hit: Hit) -> QRect | None:
        area = self._hits.area_of(hit)
        seen = None if area is None else area.toAlignedRect() & self.viewport().rect()
        return None if seen is None or seen.isEmpty() else seen

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
