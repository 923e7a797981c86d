"""The issues at the left of the gap curves, each with what became of its gap."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from views.colouring import Role, set_colours
from views.lettering import fitting, lettering
from views.plain import tooltip
from views.theme import Theme

_ID = int(Qt.ItemDataRole.UserRole)
_BELOW = _ID + 1
_PADDING = 10
_WIDTH = 206

_Index = QModelIndex | QPersistentModelIndex
_SIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Delegate(QStyledItemDelegate):
    """Paints a title and, below it in small, the gap."""

    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        small = QFontMetrics(lettering(option.font).small)
        return QSize(100, option.fontMetrics.height() + small.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box, chosen = QRectF(option.rect).adjusted(1, 1, -1, -1), bool(option.state & QStyle.StateFlag.State_Selected)
        letters = lettering(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.theme.selected if chosen else Qt.BrushStyle.NoBrush)
        painter.setPen(self.theme.accent if option.state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 5, 5)
        words = box.adjusted(_PADDING, 4, -_PADDING, -4)
        upper = QRectF(words.left(), words.top(), words.width(), option.fontMetrics.height())
        lower = QRectF(words.left(), upper.bottom(), words.width(), words.bottom() - upper.bottom())
        painter.setFont(letters.plain)
        painter.setPen(self.theme.accent if chosen else self.theme.text)
        painter.drawText(upper, _SIDE, fitting(letters.plain, (str(index.data()),), words.width()))
        painter.setFont(letters.small)
        painter.setPen(self.theme.muted)
        painter.drawText(lower, _SIDE, fitting(letters.small, (str(index.data(_BELOW)),), words.width()))
        painter.restore()


class GapList(QListWidget):
    """One issue is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Issues with their gaps")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)
        self.set_theme(theme)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen issue."""
        item = self.currentItem()
        return None if item is None else str(item.data(_ID))

    def show_issues(self, issues: Sequence[tuple[str, str, str]]) -> None:
        """Show issues by id, title and what became of the gap; the chosen one stays chosen, else the first is."""
        chosen = self.chosen
        with QSignalBlocker(self):
            self.clear()
            for issue_id, title, gap in issues:
                item = QListWidgetItem(title)
                item.setData(_ID, issue_id)
                item.setData(_BELOW, gap)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {gap}")
                item.setToolTip(tooltip(f"{title}\n{gap}"))
                self.addItem(item)
                if issue_id == chosen:
                    self.setCurrentItem(item)
            if self.currentRow() < 0:
                self.setCurrentRow(0)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        set_colours(self, {Role.Base: theme.window})
