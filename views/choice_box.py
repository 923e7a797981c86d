"""A box in which one of several names is chosen, no wider than there is room for it."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from views.plain import one_line

_EDGES = 6
_POPUP_EDGE = 24


class ChoiceBox(QComboBox):
    """Cuts what has no room off with dots; the list that opens is as wide as its names."""

    def __init__(self, name: str, widest: int) -> None:
        """`name` is for those who do not see it, `widest` in pixels."""
        super().__init__()
        self.setAccessibleName(name)
        self.setMaximumWidth(widest)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fill(self, names: Iterable[str]) -> None:
        """Offer these names and no others; nothing is announced."""
        with QSignalBlocker(self):
            self.clear()
            self.addItems([one_line(name) for name in names])
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _POPUP_EDGE)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - _EDGES
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
