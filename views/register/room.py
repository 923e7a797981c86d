"""Shares out the width of the statements register: the text gets what is left, other columns step back for it."""

from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QObject
from PySide6.QtWidgets import QHeaderView

from views.register.columns import Column

_LEAST_WANTED = (
    Column.CONDITION, Column.REVIEW, Column.PUBLISHED, Column.FIRMNESS, Column.SOURCE, Column.SPEAKER, Column.CODE,
    Column.GRADE, Column.ACT,
)  # fmt: skip
"""What makes room for the text in a narrow window, first to last, unless somebody asked for it."""

_SAMPLES = {
    Column.CODE: "ST0000",
    Column.SAID: "29 May 2022",
    Column.PUBLISHED: "29 May 2022",
    Column.PARTY: "United Kingd",
    Column.SPEAKER: "Volodymyr Zelenskyy",
    Column.ISSUE: "Cease-fire and withdr",
    Column.ACT: "restatement",
    Column.RANGE: "100–100 and mark",
    Column.FIRMNESS: "Firmness",
    Column.GRADE: "Grade",
    Column.SOURCE: "SUSPILNE-0321",
    Column.REVIEW: "reviewed",
    Column.CONDITION: "binding guarantees enter",
}
"""Words as wide as each column should be at first."""

_SPACE = 18
_TEXT_WANTED = 230
_TEXT_AT_LEAST = 160
"""Before the table scrolls sideways, the text shrinks to this."""

_FORMAT = 2


class ColumnRoom(QObject):
    """Widths and visibility of the columns of one header. What somebody asked to see or to hide is kept to."""

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self._header = header
        self._asked: dict[Column, bool] = {}
        self._widths: dict[Column, int] = {}
        self._set_widths()
        header.sectionResized.connect(self._take_width)

    def shown(self) -> list[Column]:
        """The columns that are shown, from left to right."""
        ordered = (Column(self._header.logicalIndex(place)) for place in range(len(Column)))
        return [column for column in ordered if not self._header.isSectionHidden(column)]

    def ask(self, column: Column, shown: bool) -> None:
        """Show or hide a column whatever the room."""
        self._asked[column] = shown
        self.fit()

    def reset(self) -> None:
        """The columns as they were at first."""
        self._asked.clear()
        for column in Column:
            self._header.moveSection(self._header.visualIndex(column), column)
        self._set_widths()
        self.fit()

    def fit(self) -> None:
        """Hide what does not fit and let the text take the rest."""
        shown = {column for column in Column if self._asked.get(column, True)}
        room = self._header.viewport().width()
        for column in _LEAST_WANTED:
            if self._needed(shown) > room and column not in self._asked:
                shown.discard(column)
        for column in Column:
            self._header.setSectionHidden(column, column not in shown)
        self._stretch_text()

    def save(self) -> QByteArray:
        """Order, widths, sorting, and what was asked to be shown or hidden."""
        state = QByteArray()
        stream = QDataStream(state, QIODevice.OpenModeFlag.WriteOnly)
        stream.writeInt32(_FORMAT)
        for wanted in (True, False):
            stream.writeInt32(sum(1 << column for column, shown in self._asked.items() if shown is wanted))
        stream << self._header.saveState()
        return state

    def restore(self, state: QByteArray) -> bool:
        """Take up what was saved; False, and nothing changed, if it is something else."""
        stream = QDataStream(state)
        if stream.readInt32() != _FORMAT:
            return False
        shown, hidden, header = stream.readInt32(), stream.readInt32(), QByteArray()
        stream >> header
        if stream.status() != QDataStream.Status.Ok or not self._header.restoreState(header):
            return False
        self._asked = {column: bool(shown >> column & 1) for column in Column if (shown | hidden) >> column & 1}
        self._widths.update({column: self._header.sectionSize(column) for column in self.shown()})
        self.fit()
        return True

    def _set_widths(self) -> None:
        metrics = self._header.fontMetrics()
        self._widths = {column: metrics.horizontalAdvance(sample) + _SPACE for column, sample in _SAMPLES.items()}
        for column, width in self._widths.items():
            self._header.resizeSection(column, width)

    def _needed(self, columns: set[Column]) -> int:
        return sum(_TEXT_WANTED if column is Column.TEXT else self._widths[column] for column in columns)

    def _take_width(self, column: int, before: int, after: int) -> None:
        # Hiding a column is announced as a width of 0, and showing it as one from 0.
        if before and after and column != Column.TEXT:
            self._widths[Column(column)] = after
            self._stretch_text()

    def _stretch_text(self) -> None:
        others = sum(self._header.sectionSize(column) for column in Column if column is not Column.TEXT)
        if not self._header.isSectionHidden(Column.TEXT):
            self._header.resizeSection(Column.TEXT, max(_TEXT_AT_LEAST, self._header.viewport().width() - others))
