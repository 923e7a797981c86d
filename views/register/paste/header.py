"""The header of a pasted table: over each column a list of the fields that it can be."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from models.bulk.fields import Field
from models.bulk.pasting import Pasting
from views.theme import Theme

_GAP = 4
_NOT_TAKEN = "not taken"


class PasteHeader(QHeaderView):
    """The lists follow the columns as these are made wider or scrolled; under each stands the table's own heading."""

    assigned = Signal(int, object)
    """A column of the table, and the field that it is to be, None for none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.boxes: list[QComboBox] = []
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(60)
        self.sectionResized.connect(self._place)
        self.sectionCountChanged.connect(self._place)

    def show_fields(self, pasting: Pasting) -> None:
        """Show which field each column is."""
        while len(self.boxes) > pasting.width:
            self.boxes.pop().deleteLater()
        while len(self.boxes) < pasting.width:
            self.boxes.append(self._made(len(self.boxes)))
        for column, box in enumerate(self.boxes):
            field = pasting.fields[column]
            box.setCurrentIndex(box.findData(field) if field is not None else 0)
            box.setAccessibleName(f"Field of column {column + 1} {pasting.headings[column]}".strip())
            box.setEnabled(True)
        self._place()

    def sizeHint(self) -> QSize:
        """Room for a list and a heading."""
        box = self.boxes[0].sizeHint().height() if self.boxes else self.fontMetrics().height() + 10
        return QSize(super().sizeHint().width(), box + self.fontMetrics().height() + 4 * _GAP)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the table's own heading under the list."""
        painter.save()
        painter.fillRect(rect, self.theme.surface)
        painter.setPen(self.theme.border)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self.theme.muted)
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        height = self.fontMetrics().height()
        place = QRect(rect.left() + 8, rect.bottom() - height - _GAP, rect.width() - 12, height)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width()),
        )  # fmt: skip
        painter.restore()

    def _made(self, column: int) -> QComboBox:
        box = QComboBox(self.viewport())
        box.addItem(_NOT_TAKEN, None)
        for field in Field:
            box.addItem(field.heading, field)
        box.setMaxVisibleItems(len(Field) + 1)
        box.activated.connect(lambda _at, column=column, box=box: self.assigned.emit(column, box.currentData()))
        box.show()
        return box

    def _place(self) -> None:
        for column, box in enumerate(self.boxes):
            section = column + 1
            if section < self.count():
                left = self.sectionViewportPosition(section)
                box.setGeometry(left + _GAP, _GAP, self.sectionSize(section) - 2 * _GAP, box.sizeHint().height())
