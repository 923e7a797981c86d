"""The kinds of records at the left of the view, each with how many there are."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from views.colouring import Role, set_colours
from views.theme import Theme

_COUNT = int(Qt.ItemDataRole.UserRole)
_PADDING = 10


class _Delegate(QStyledItemDelegate):
    """Paints a kind as the rail paints its buttons."""

    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, option.fontMetrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box, chosen = QRectF(option.rect).adjusted(1, 1, -1, -1), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.theme.selected if chosen else Qt.BrushStyle.NoBrush)
        painter.setPen(self.theme.accent if option.state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 5, 5)
        words = box.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(self.theme.accent if chosen else self.theme.text)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.setPen(self.theme.muted)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, side, str(index.data(_COUNT) or ""))
        painter.restore()


class KindList(QListWidget):
    """One kind is chosen. `counts` says how many records there are of the first kinds; of others it is no question."""

    def __init__(self, titles: Sequence[str], counts: Callable[[], Sequence[str]], theme: Theme) -> None:
        super().__init__()
        self._counts = counts
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Kinds of records")
        self.addItems(list(titles))
        self.setFixedWidth(158)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.set_theme(theme)
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        for row, count in enumerate(self._counts()):
            self.item(row).setData(_COUNT, count)
            self.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, f"{self.item(row).text()} {count}")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        set_colours(self, {Role.Base: theme.window})
