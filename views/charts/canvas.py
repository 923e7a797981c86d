"""The widget that shows one chart: hovering, walking from figure to figure, opening what is behind one."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from views.charts.drawing import Drawing, Place, Target
from views.charts.look import Chart, Look
from views.charts.table import Cell, Table
from views.lettering import lettering
from views.plain import tooltip
from views.theme import Theme

_MOST_PIXELS = 6_000_000
"""A chart of more is painted each time it is needed, since its picture would take too much memory."""

_ALONG: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartCanvas(QWidget):
    """Paints a chart. The arrow keys walk from figure to figure, Enter or a click opens one."""

    opened = Signal(object)
    """The `Evidence` behind the figure that was chosen."""
    walked = Signal(object)
    """The area, in pixels, that has to be in sight with the figure that keys are about."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._table, self._summary = Table((), (), frozenset()), ""
        self._drawing: Drawing | None = None
        self._look = Look(theme, lettering(self.font()))
        self._hovered: Place | None = None
        self._scrolled = QPointF()
        self._picture: QPixmap | None = None
        self.current: Place | None = None
        """The cell of the table that keys are about; None until they were used."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def drawing(self) -> Drawing:
        """The chart laid out for the present size, once somebody asks: sizes may come and go one after another."""
        if self._drawing is None:
            size = QSizeF(self.size())
            self._drawing = Drawing() if self._chart is None else self._chart.draw(size, self._look)
        return self._drawing

    @property
    def look(self) -> Look:
        """The colours and fonts in use."""
        return self._look

    def show_chart(self, chart: Chart, table: Table, summary: str) -> None:
        """Show a chart; the current figure stays the current one where it is still there."""
        self._chart, self._table, self._summary = chart, table, summary
        self._lay_out()
        if self.current is not None and not table.has(self.current):
            self.current = None
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._look = Look(theme, self._look.letters)
        self._lay_out()

    def scroll_to(self, x: int, y: int) -> None:
        """Keep names in sight while so much of the chart is scrolled away at its left and top."""
        self._scrolled = QPointF(x, y)
        self.update()

    def go_to(self, place: Place | None) -> None:
        """Let the keys be about a figure, if it is drawn."""
        target = self.drawing.target_of(place)
        if target is not None:
            self.current = place
            self._tell()
            self.update()
            self.walked.emit(target.area.adjusted(-self.drawing.side, -self.drawing.head, 0, 0))

    def cell(self, place: Place) -> Cell:
        """The cell of the table that a target draws."""
        return self._table.rows[place[0]][place[1]]

    def _lay_out(self) -> None:
        self._hovered = self._picture = self._drawing = None
        if self._chart is not None:
            wanted = self._chart.wanted(self.width(), self._look)
            self.setMinimumSize(round(wanted.width()), round(wanted.height() + 0.5))
        self.update()

    def _tell(self) -> None:
        told = "" if self.current is None else self.cell(self.current).tip.replace("\n", ". ")
        self.setAccessibleDescription(f"{told}. {self._summary}" if told else self._summary)

    def _walk(self, key: int) -> None:
        target = self.drawing.target_of(self.current)
        if target is None:
            self._go_to_first()
        elif key in _ALONG:
            self.go_to(self.drawing.along(target, _ALONG[key]).place)
        else:
            self.go_to(self.drawing.across(target, _ACROSS[key]).place)

    def _go_to_first(self) -> None:
        first = min(self.drawing.targets, key=lambda one: (one.line, one.at), default=None)
        self.go_to(first.place if first is not None else None)

    def _open(self, place: Place | None) -> None:
        evidence = None if place is None else self.cell(place).opens
        if evidence is not None:
            self.opened.emit(evidence)

    def _hover(self, target: Target | None) -> None:
        hovered = target.place if target is not None else None
        if hovered != self._hovered:
            self._hovered = hovered
            opens = hovered is not None and self.cell(hovered).opens is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            self.update()

    def tip_at(self, point: QPointF) -> str:
        """What is told about a point, as escaped HTML; "" where there is nothing to tell."""
        target = self._target_at(point)
        return "" if target is None else tooltip(self.cell(target.place).tip)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_chart(painter, QRectF(event.rect()))
        self._paint_marks(painter)
        self._paint_strips(painter)

    def _paint_strips(self, painter: QPainter) -> None:
        """Paint what stays in sight over what is scrolled away under it."""
        for moved, strip in self._strips():
            painter.save()
            painter.translate(moved)
            painter.setClipRect(strip)
            self._paint_chart(painter, strip)
            painter.setPen(self._look.theme.border)
            painter.drawLine(strip.topRight() if moved.x() else strip.bottomLeft(), strip.bottomRight())
            painter.restore()

    def _paint_chart(self, painter: QPainter, area: QRectF) -> None:
        """Paint a part of the chart, out of a picture of it that is kept until it is laid out anew."""
        ratio = self.devicePixelRatioF()
        if self._picture is None and self.width() * self.height() * ratio**2 <= _MOST_PIXELS:
            self._picture = self._made_picture(ratio)
        if self._picture is not None:
            # A picture's own pixels are as much smaller as the screen's are.
            source = QRectF(area.topLeft() * ratio, area.size() * ratio)
            painter.drawPixmap(area, self._picture, source)
        else:
            painter.fillRect(area, self._look.theme.surface)
            self.drawing.paint_part(painter, area)

    def _made_picture(self, ratio: float) -> QPixmap:
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._look.theme.surface)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.drawing.paint(painter)
        painter.end()
        return picture

    def _strips(self) -> list[tuple[QPointF, QRectF]]:
        """The strips that are out of their places: how far, and their areas there; the last one lies on top."""
        (x, y), (side, head) = (self._scrolled.x(), self._scrolled.y()), (self.drawing.side, self.drawing.head)
        across = (QPointF(x, 0), QRectF(0, 0, side, self.height()))
        along = (QPointF(0, y), QRectF(0, 0, self.width(), head))
        corner = (QPointF(x, y), QRectF(0, 0, side, head))
        return ([across] if x else []) + ([along] if y else []) + ([corner] if x or y else [])

    def _target_at(self, point: QPointF) -> Target | None:
        if any(strip.translated(moved).contains(point) for moved, strip in self._strips()):
            return None
        return self.drawing.target_at(point)

    def _paint_marks(self, painter: QPainter) -> None:
        for place, width in ((self._hovered, 1.2), (self.current if self.hasFocus() else None, 2.0)):
            target = self.drawing.target_of(place)
            if target is not None:
                painter.setPen(QPen(self._look.theme.accent, width))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(target.area.adjusted(-1, -1, 1, 1), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ALONG or event.key() in _ACROSS:
            self._walk(event.key())
        elif event.key() in _OPENING:
            self._open(self.current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._target_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target = self._target_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and target is not None:
            self.go_to(target.place)
            self._open(target.place)

    def event(self, event: QEvent) -> bool:
        """Show the tip of what is pointed at, and let go of it when the pointer leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._look = Look(self._look.theme, lettering(self.font()))
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None and event.reason() in _BY_TAB:
            self._go_to_first()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
