"""The frame around a chart: title, summary, the switch to its table, and the menu that copies it."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from views.charts.canvas import ChartCanvas
from views.charts.copy_menu import CopyMenu
from views.charts.look import Chart
from views.charts.picture import Picture
from views.charts.table import Table
from views.charts.twin import TwinTable
from views.colouring import Role, set_colours
from views.inspector.properties import colour_text, plain_label
from views.selection import Evidence, Selection
from views.theme import Theme

_NOTHING = Table((), (), frozenset())
_AROUND = 6
_BESIDE_WORDS = 24
_LEAST_WIDTH, _LEAST_HEIGHT = 240, 120


class _Scroll(QScrollArea):
    """Scrolls only where there is less room than the chart wants."""

    def show_area(self, area: QRectF) -> None:
        """Scroll until an area is in sight."""
        centre = area.center()
        room = round(area.width() / 2) + _AROUND, round(area.height() / 2) + _AROUND
        self.ensureVisible(round(centre.x()), round(centre.y()), *room)

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return super().sizeHint() if inside is None else inside.minimumSize()


class ChartFrame(QWidget):
    """One chart at a time, as a picture or as a table; what is chosen in either opens through the selection.

    T changes between the two; where one was, the other begins. `tools` are the switch and the menu.
    """

    def __init__(
        self, title: str, selection: Selection, theme: Theme, margin: int = 12, front: QWidget | None = None
    ) -> None:
        """`margin` is left free at the sides; 0 where the chart stands among other things of one page.

        With a `front` that is shown in place of the picture there is no head: its page says what it is, and shows the
        `tools`.
        """
        super().__init__()
        self._front = front
        self._selection, self._theme = selection, theme
        self._chart: Chart | None = None
        self._table: Table | None = None
        self.title, self.summary = plain_label(bold=True, size=1.06), plain_label(size=0.96)
        self.as_chart, self.as_table = _switch("Chart"), _switch("Table")
        self.menu = CopyMenu(self.picture, lambda: self.table)
        self.canvas, self.twin = ChartCanvas(theme), TwinTable(theme)
        self._pages, self._scroll, self.tools = QStackedWidget(), _Scroll(), QWidget()
        self.set_title(title)
        self._lay_out(margin)
        self.set_theme(theme)
        self.as_chart.clicked.connect(lambda: self.show_table(shown=False))
        self.as_table.clicked.connect(lambda: self.show_table(shown=True))
        self.canvas.opened.connect(self._open)
        self.twin.opened.connect(self._open)
        toggle = QShortcut(QKeySequence("T"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        toggle.activated.connect(lambda: self.show_table(shown=not self.shows_table))
        self.show_table(shown=False)

    @property
    def shows_table(self) -> bool:
        """Whether the table is in front of the chart."""
        return self._pages.currentWidget() is self.twin

    @property
    def table(self) -> Table:
        """Exactly the figures that are shown, made when they are first asked for."""
        if self._table is None:
            self._table = _NOTHING if self._chart is None else self._chart.table()
        return self._table

    def set_title(self, title: str) -> None:
        """Name the chart."""
        self.title.setText(title)
        self.canvas.setAccessibleName(title)
        self.twin.setAccessibleName(f"{title}, table")

    def show_chart(self, chart: Chart, summary: str) -> None:
        """Show a chart, and what it says in a sentence."""
        self._chart, self._table = chart, None
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary) and self._front is None)
        if self._front is None:
            self.canvas.show_chart(chart, self.table, summary)
        if self._front is None or self.shows_table:
            self.twin.show_table(self.table)
        self.twin.setAccessibleDescription(summary)
        self._scroll.updateGeometry()

    def show_table(self, *, shown: bool) -> None:
        """Bring the table or the chart to the front; the keys stay at the figure where they are."""
        front = self._front or self.canvas
        if shown and self._front is not None:
            self.twin.show_table(self.table)
        had_focus = front.hasFocus() or self.twin.hasFocus()
        if shown and not self.shows_table and self.canvas.current is not None:
            self.twin.go_to(self.canvas.current)
        elif not shown and self.shows_table:
            self.canvas.go_to(self.twin.current)
        self._pages.setCurrentWidget(self.twin if shown else self._front or self._scroll)
        self._dress_switch()
        if had_focus:
            (self.twin if shown else front).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        self._theme = theme
        self._dress_switch()
        self.canvas.set_theme(theme)
        self.twin.set_theme(theme)
        colour_text(self.summary, theme.muted)
        for widget in (self, self._scroll):
            set_colours(widget, {Role.Window: theme.surface})

    def picture(self) -> Picture | None:
        """What is copied and saved; None while nothing is shown."""
        if self._chart is None:
            return None
        size, look = QSizeF(self.canvas.size()), self.canvas.look
        if self._front is not None:
            width = max(float(self._front.width()), self._chart.wanted(0, look).width())
            size = QSizeF(width, self._chart.wanted(width, look).height())
        return Picture(self.title.text(), self.summary.text(), self._chart, size, look)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.options.popup(event.globalPos())

    def _dress_switch(self) -> None:
        theme = self._theme
        for button, shown in ((self.as_chart, not self.shows_table), (self.as_table, self.shows_table)):
            button.setChecked(shown)
            ground, words = (theme.selected, theme.accent) if shown else (theme.raised, theme.text)
            set_colours(button, {Role.Button: ground, Role.ButtonText: words})

    def _follow_scrolling(self) -> None:
        self.canvas.scroll_to(self._scroll.horizontalScrollBar().value(), self._scroll.verticalScrollBar().value())

    def _open(self, evidence: Evidence) -> None:
        self._selection.open_evidence(evidence.title, evidence.statements, evidence.gap_on)

    def _lay_out(self, margin: int) -> None:
        self.setAutoFillBackground(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.canvas)
        for bar in (self._scroll.verticalScrollBar(), self._scroll.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow_scrolling)
        self.canvas.walked.connect(self._scroll.show_area)
        self._scroll.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._pages.addWidget(self._front or self._scroll)
        self._pages.addWidget(self.twin)
        self._lay_out_tools()
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(8)
        if self._front is None:
            head = QHBoxLayout()
            head.addWidget(self.title, 1)
            head.addWidget(self.tools)
            column.addLayout(head)
            column.addWidget(self.summary)
        column.addWidget(self._pages, 1)

    def _lay_out_tools(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.as_chart, self.as_table):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.menu)


def _switch(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setCheckable(True)
    button.setToolTip("Chart or table (T)")
    button.setFixedWidth(button.fontMetrics().horizontalAdvance(words) + _BESIDE_WORDS)
    return button
