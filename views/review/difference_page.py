"""Where second codings differ from the first ones: a list, and a card in which the one chosen is settled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.agreement.codings import analyst_names
from models.agreement.differing import Difference, differences
from models.phrases import counted
from views.colouring import Role, colour_rows, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.part_tabs import PartTabs
from views.register.painting import RegisterDelegate, RegisterHeader
from views.review.codings import SecondCodings
from views.review.difference_card import DifferenceCard
from views.review.difference_model import Column, DifferenceModel, Index
from views.selection import Selection
from views.theme import Theme

_KEYS = "first / second coding · 1 keeps the first · 2 keeps the second · Enter goes to the values"
_OPEN, _SETTLED = 0, 1


class DifferencePage(QWidget):
    """The row that is chosen is the chosen statement everywhere. `told` says what was settled."""

    told = Signal(str)

    def __init__(self, document: Document, selection: Selection, codings: SecondCodings, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._codings = document, selection, codings
        self._found: tuple[list[Difference], list[Difference]] = ([], [])
        self._chosen = ""
        self._showing = False
        self.model = DifferenceModel()
        self.table = DifferenceTable(self.model, theme)
        self.card = DifferenceCard(document, theme)
        self.states = PartTabs(("Open", "Settled"), "Which differences", theme)
        self._empty, self._keys = plain_label(), plain_label(size=0.88)
        self._keys.setText(_KEYS)
        self._frame, self._pages, self._scroll = QFrame(), QStackedWidget(), QScrollArea()
        self._lay_out()
        self.states.currentChanged.connect(self._change_state)
        self.table.selectionModel().currentRowChanged.connect(self._choose_current)
        self.table.kept_first.connect(self.card.keep_first)
        self.table.kept_second.connect(self.card.keep_second)
        self.table.entered_card.connect(self.card.take_focus)
        self.card.told.connect(self._tell)
        self.set_theme(theme)

    def refresh(self) -> None:
        """Find anew where codings differ, open and settled."""
        codings, snapshot = self._codings.all(), self._document.snapshot
        self._found = differences(snapshot, codings), differences(snapshot, codings, settled=True)
        for at, name in ((_OPEN, "Open"), (_SETTLED, "Settled")):
            self.states.setTabText(at, f"{name} ({len(self._found[at]):,})")
        self._show_list()

    @property
    def open(self) -> int:
        """How many second codings are to be settled."""
        return len(self._found[_OPEN])

    def take_focus(self) -> None:
        """Let the keys go to the list, and show the statement chosen in it everywhere."""
        self.table.setFocus()
        self._choose_current(self.table.currentIndex())

    def show_state(self, *, settled: bool) -> None:
        """List what has been settled, or what has not."""
        self.states.setCurrentIndex(_SETTLED if settled else _OPEN)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        for part in (self.states, self.table, self.card):
            part.set_theme(theme)
        for label in (self._empty, self._keys):
            colour_text(label, theme.muted)
        set_colours(self._frame, {Role.WindowText: theme.border})

    def _show_list(self) -> None:
        found = self._found[self.states.currentIndex()]
        row = max(self.table.currentIndex().row(), 0)
        self._showing = True
        self.model.show_differences(self._document.snapshot, found, analyst_names(self._document.store))
        kept = self.model.row_of(self._chosen)
        row = kept if kept is not None else min(row, len(found) - 1)
        if found:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._showing = False
        self._pages.setCurrentIndex(0 if found else 1)
        self._empty.setText(self._why_empty())
        self._show_current(row if found else -1)

    def _change_state(self) -> None:
        self._keys.setVisible(self.states.currentIndex() == _OPEN)
        self._show_list()
        self._choose_current(self.table.currentIndex())

    def _choose_current(self, current: Index) -> None:
        if not self._showing and current.isValid():
            self._show_current(current.row())
            self._selection.choose_statement(self.model.rows[current.row()].coding.statement_id)

    def _show_current(self, row: int) -> None:
        self._chosen = self.model.rows[row].coding.id if row >= 0 else ""
        if row >= 0:
            self.card.show_difference(self.model.rows[row], settled=self.states.currentIndex() == _SETTLED)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the card what it needs, and the list the rest, which is half of the page at least."""
        # Words that wrap ask for more than they need once they have their width; the scroll area grants it.
        wanted = max(self.card.heightForWidth(self._scroll.viewport().width()), self.card.minimumSizeHint().height())
        self._scroll.setFixedHeight(min(wanted, self.height() // 2))

    def _tell(self, sentence: str) -> None:
        # What had the focus went with the card.
        self.take_focus()
        self.told.emit(sentence)

    def _why_empty(self) -> str:
        if self.states.currentIndex() == _SETTLED:
            return "Nothing has been settled yet."
        coded = len({one.statement_id for one in self._codings.all()})
        if not coded:
            return "No statement has been coded twice yet."
        settled = f", or what differed is settled ({counted(len(self._found[_SETTLED]), 'coding')})"
        return f"All codings of {counted(coded, 'statement')} agree{settled if self._found[_SETTLED] else ''}."

    def _lay_out(self) -> None:
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._scroll.setWidget(self.card)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._frame, 1)
        column.addWidget(self._scroll)
        self._pages.addWidget(both)
        self._pages.addWidget(self._empty)
        top = QHBoxLayout()
        top.addWidget(self.states)
        top.addStretch(1)
        top.addWidget(self._keys, 100)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)


class DifferenceTable(QTableView):
    """The list; figures and Enter are for the card under it."""

    kept_first = Signal()
    kept_second = Signal()
    entered_card = Signal()

    def __init__(self, model: DifferenceModel, theme: Theme) -> None:
        super().__init__()
        self._header = RegisterHeader(theme, self)
        self._header.setSectionsMovable(False)
        self._header.setSectionsClickable(False)
        self._delegate = RegisterDelegate(theme, self, lambda: Column.STATEMENT)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Differing codings")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(110)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 12)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, sample in _SAMPLES.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(sample) + 18)
        self._header.setSectionResizeMode(Column.ISSUE, QHeaderView.ResizeMode.Stretch)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._header.theme = self._delegate.theme = theme
        colour_rows(self, theme)
        self._header.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signals = {Qt.Key.Key_1: self.kept_first, Qt.Key.Key_2: self.kept_second}
        signals |= dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter), self.entered_card)
        signal = signals.get(Qt.Key(event.key()))
        if signal is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            signal.emit()
        else:
            super().keyPressEvent(event)


_SAMPLES = {
    Column.STATEMENT: "Statement", Column.ACT: "acceptance / rejection", Column.RANGE: "90–100 / 80–100",
    Column.FIRMNESS: "Firmness", Column.CREDIBILITY: "Credibility", Column.ANALYST: "Coded again by",
}  # fmt: skip
