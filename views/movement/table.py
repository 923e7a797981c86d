"""The scrolling list of rows: opens what is clicked or chosen by keys."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from views.movement.comparison import Comparison
from views.movement.grid import Grid
from views.movement.rows import Row
from views.movement.scene import Place, Scene
from views.movement.sentences import row_words
from views.theme import Theme

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**9), Qt.Key.Key_End: 10**9}
_PAGES: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MovementTable(QAbstractScrollArea):
    """The rows of one comparison, all of one height; only what is visible is laid out and painted.

    Up and Down go from row to row, Left and Right from figure to figure; Enter opens the figure or, where none is
    chosen, all that moved the row.
    """

    opened = Signal(object)
    """What was chosen: an `Evidence`, or the id of a statement."""

    def __init__(self, theme: Theme, party_colour: Callable[[Theme, int], QColor], quote: Callable[[str], str]) -> None:
        """`party_colour` gives a party's colour, `quote` the words of the statement of an id."""
        super().__init__()
        self._theme, self._party_colour, self._quote = theme, party_colour, quote
        self.scene: Scene | None = None
        self.current = 0
        self.figure: int | None = None
        self._hovered: Place | None = None
        self._pressed: Place | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Movement by issue")
        self.viewport().setMouseTracking(True)

    def show_rows(self, comparison: Comparison, rows: tuple[Row, ...]) -> None:
        """Show these rows; the current issue stays the current one where it is still there."""
        last = self.scene
        issue = last.issue_id(self.current) if last is not None and last.rows else None
        self._arrange(comparison, rows)
        ids = [comparison.snapshot.issues[row.issue].id for row in rows]
        self.current, self.figure = ids.index(issue) if issue in ids else 0, None
        self._tell_current()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self._arrange_again()

    def area_of(self, row: int) -> QRectF:
        """Where a row is in the viewport; nothing where there is none."""
        return self._grid().area(row) if self.scene is not None else QRectF()

    def _grid(self) -> Grid:
        scrolled = self.verticalScrollBar().value()
        return Grid(0, 1, 0, 0) if self.scene is None else self.scene.grid(scrolled)

    def _arrange_again(self) -> None:
        if self.scene is not None:
            self._arrange(self.scene.comparison, self.scene.rows)

    def _arrange(self, comparison: Comparison, rows: tuple[Row, ...]) -> None:
        self._hovered = self._pressed = None
        self.scene = Scene(comparison, rows, self.viewport().width(), self.font(), self._theme, self._party_colour)
        grid, height = self.scene.grid(0), self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(grid.content + grid.header - height)))
        bar.setPageStep(max(1, round(height - grid.header)))
        bar.setSingleStep(max(1, round(grid.pitch / 2)))
        self.viewport().update()

    def _move(self, rows: int) -> None:
        self.current = min(max(0, self.current + rows), max(0, self._grid().rows - 1))
        self.figure = None
        self._show_current()

    def _move_sideways(self, scene: Scene, way: int) -> None:
        openable = scene.layout(self.current).openable
        if openable:
            start = -1 if way > 0 else len(openable)
            place = start if self.figure is None else openable.index(self.figure)
            self.figure = openable[min(max(0, place + way), len(openable) - 1)]
            self._show_current()

    def _show_current(self) -> None:
        self.verticalScrollBar().setValue(round(self._grid().scroll_to(self.current, self.viewport().height())))
        self._tell_current()
        self.viewport().update()

    def _tell_current(self) -> None:
        if self.scene is None or not self.scene.rows:
            self.setAccessibleDescription("")
        elif self.figure is None:
            self.setAccessibleDescription(row_words(self.scene.comparison, self.scene.rows[self.current]))
        else:
            self.setAccessibleDescription(self.scene.target((self.current, self.figure)).tip)

    def _open_current(self, scene: Scene) -> None:
        layout = scene.layout(self.current)
        self._open(layout.whole if self.figure is None else layout.targets[self.figure].opens)

    def _open(self, what: object) -> None:
        if what is not None:
            self.opened.emit(what)

    def _place_at(self, point: QPointF) -> Place | None:
        return None if self.scene is None else self.scene.place_at(point, self.verticalScrollBar().value())

    def _hover(self, place: Place | None) -> None:
        openable = place is not None and self.scene is not None and self.scene.target(place).opens is not None
        hovered = place if openable else None
        if hovered != self._hovered:
            self._hovered = hovered
            shape = Qt.CursorShape.ArrowCursor if hovered is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.window)
        if self.scene is not None:
            self._paint(painter, self.scene, event.rect().top(), event.rect().bottom())

    def _paint(self, painter: QPainter, scene: Scene, top: float, bottom: float) -> None:
        grid = self._grid()
        scene.paint_header(painter)
        painter.setClipRect(QRectF(0, grid.header, grid.width, self.viewport().height()))
        for row in grid.visible(top, bottom):
            current = row == self.current
            focused = current and self.hasFocus()
            hovered = self._hovered[1] if self._hovered is not None and self._hovered[0] == row else None
            marked = hovered, self.figure if focused else None
            scene.paint_row(painter, grid.area(row), row, current=current, focused=focused, marked=marked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, scene = event.key(), self.scene
        if scene is None or not scene.rows:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._move(_STEPS[key])
        elif key in _PAGES:
            page = int((self.viewport().height() - self._grid().header) // self._grid().pitch)
            self._move(_PAGES[key] * max(1, page))
        elif key in _SIDEWAYS:
            self._move_sideways(scene, _SIDEWAYS[key])
        elif key in _OPENING:
            self._open_current(scene)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._grid().row_at(event.position().y())
        self._pressed = self._place_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if row is not None:
            self.current, self.figure = row, None
            self._tell_current()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self.scene is not None and self._place_at(event.position()) == pressed:
            self._open(self.scene.target(pressed).opens)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """What is told about a point of the viewport, as escaped HTML; "" where there is nothing to tell."""
        place = self._place_at(point)
        if place is None or self.scene is None:
            return ""
        target = self.scene.target(place)
        quoted = self._quote(target.opens) if isinstance(target.opens, str) else ""
        lines = [escape(line) for line in (*target.tip.split("\n"), quoted) if line]
        return f"<p>{'<br>'.join(lines)}</p>" if lines else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange_again()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
